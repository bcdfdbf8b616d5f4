"""Who works on a case."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.journeys.test_updates import open_cases
from tests.portal import Person, Portal


async def my_id(person: Person) -> str:
    return str((await person.get("me")).json()["user"]["id"])


async def owner_of(person: Person, reference: str) -> Any:
    return (await person.get(f"cases/{reference}")).json()["case"]["businessCaseOwner"]


async def assign(person: Person, references: list[str], owner: str | None) -> Any:
    return await person.post("case-assignments", {"references": references, "ownerId": owner})


async def test_a_caseworker_takes_a_case_and_can_be_found_by_name(portal: Portal) -> None:
    async with portal.as_person("marta") as marta:
        [reference] = await open_cases(marta, 1)
        done = await assign(marta, [reference], await my_id(marta))
        found = (await marta.get("cases", search=f"kowal {reference}")).json()["items"]
    assert done.status_code == 201
    assert [row["businessCaseOwner"] for row in found] == ["Marta Kowal"]


async def test_a_caseworker_cannot_hand_a_case_to_somebody_else(portal: Portal) -> None:
    async with portal.as_person("marta") as marta, portal.as_person("priya") as priya:
        [reference] = await open_cases(marta, 1)
        refused = await assign(marta, [reference], await my_id(priya))
    assert (refused.status_code, refused.json()["code"]) == (403, "assign-to-self-only")


async def test_a_supervisor_hands_twenty_five_cases_to_a_colleague(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        references = await open_cases(priya, 25)
        people = (await priya.get("colleagues", businessId="brackenhall-bank", search="achebe")).json()["items"]
        done = await assign(priya, references, people[0]["id"])
        owners = {await owner_of(priya, reference) for reference in references}
    assert done.status_code == 201
    assert owners == {"Tom Achebe"}


async def test_twenty_six_cases_are_too_many(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        answer = await assign(priya, [f"PNX-0000000-{number:04}" for number in range(26)], None)
    assert (answer.status_code, answer.json()["code"]) == (422, "too-many-cases")


async def test_a_case_can_be_left_without_an_owner(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        [reference] = await open_cases(priya, 1, "brackenhall-motor-finance")
        await assign(priya, [reference], await my_id(priya))
        done = await assign(priya, [reference], None)
        owner = await owner_of(priya, reference)
    assert done.status_code == 201
    assert owner is None


async def test_somebody_without_access_to_the_business_cannot_own_its_cases(portal: Portal) -> None:
    async with portal.as_person("priya") as priya, portal.as_person("jules") as jules:
        [reference] = await open_cases(priya, 1)
        answer = await assign(priya, [reference], await my_id(jules))
    assert (answer.status_code, answer.json()["code"]) == (422, "owner-unsuitable")


async def test_two_who_take_a_case_at_once_leave_it_with_one_owner(portal: Portal) -> None:
    async with portal.as_person("marta") as marta, portal.as_person("tom") as tom:
        [reference] = await open_cases(marta, 1)
        ids = await my_id(marta), await my_id(tom)
        answers = await asyncio.gather(assign(marta, [reference], ids[0]), assign(tom, [reference], ids[1]))
        row = (await marta.get(f"cases/{reference}")).json()["case"]
    assert {answer.status_code for answer in answers} <= {201, 412}
    assert (row["businessCaseOwner"], row["businessCaseOwnerId"]) in {("Marta Kowal", ids[0]), ("Tom Achebe", ids[1])}
