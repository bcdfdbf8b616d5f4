"""Telling the scheme something about cases."""

from __future__ import annotations

import asyncio
import uuid
from typing import Any

from tests.portal import Person, Portal


async def open_cases(person: Person, count: int, business: str = "brackenhall-bank") -> list[str]:
    rows = (await person.get("cases", limit=50, businessId=business)).json()["items"]
    return [row["caseReference"] for row in rows[:count]]


async def updates_on(person: Person, reference: str) -> list[dict[str, Any]]:
    return list((await person.get(f"cases/{reference}")).json()["updates"])


async def test_an_update_stands_on_the_case_and_its_timeline(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        [reference] = await open_cases(priya, 1)
        sent = await priya.post(f"cases/{reference}/updates", {"reason": "other", "comment": "Our file is on its way."})
        case = (await priya.get(f"cases/{reference}")).json()
    assert sent.status_code == 201
    assert case["updates"][0]["comment"] == "Our file is on its way."
    assert any(event["kind"] == "update-sent" and event["actor"] == "Priya Nair" for event in case["timeline"])


async def test_the_same_key_never_sends_twice_even_a_hundred_times_at_once(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        [reference] = await open_cases(priya, 1, "brackenhall-motor-finance")
        body, key = {"reason": "other", "comment": "Only once."}, str(uuid.uuid4())
        answers = await asyncio.gather(*(priya.post(f"cases/{reference}/updates", body, key=key) for _ in range(100)))
        kept = await updates_on(priya, reference)
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert len(kept) == 1


async def test_a_key_used_for_another_request_is_refused(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        [reference] = await open_cases(priya, 1)
        key = str(uuid.uuid4())
        await priya.post(f"cases/{reference}/updates", {"reason": "other", "comment": "One."}, key=key)
        answer = await priya.post(f"cases/{reference}/updates", {"reason": "other", "comment": "Two."}, key=key)
    assert (answer.status_code, answer.json()["code"]) == (409, "idempotency-key-reused")


async def test_fifty_cases_take_an_update_together(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        references = await open_cases(priya, 50, "penrow-credit,brackenhall-bank")
        of_one_business = [reference for reference in references if reference in await open_cases(priya, 50)]
        body = {"references": of_one_business, "reason": "other", "comment": "For all of you."}
        sent = await priya.post("case-updates", body)
        first, last = [await updates_on(priya, reference) for reference in (of_one_business[0], of_one_business[-1])]
    assert sent.status_code == 201
    assert first[0]["comment"] == last[0]["comment"] == "For all of you."


async def test_one_case_that_objects_keeps_all_from_being_sent(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        [with_outcome] = await references_where(priya, filled="latestOutcomeDate")
        [without] = await references_where(priya, empty="latestOutcomeDate")
        before = await updates_on(priya, with_outcome)
        body = {"references": [with_outcome, without], "reason": "accept-outcome", "comment": "We accept."}
        refused = await priya.post("case-updates", body)
        after = await updates_on(priya, with_outcome)
    objections = {row["reference"]: row["objection"] for row in refused.json()["rows"]}
    assert (refused.status_code, refused.json()["code"]) == (422, "updates-refused")
    assert objections[with_outcome] is None
    assert objections[without]["code"] == "outcome-missing"
    assert before == after


async def references_where(person: Person, **params: str) -> list[str]:
    rows = (await person.get("cases", limit=10, businessId="brackenhall-bank", **params)).json()["items"]
    return [row["caseReference"] for row in rows[:1]]


async def test_a_dry_run_says_what_would_happen_and_sends_nothing(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        [bank], [motor] = await open_cases(priya, 1), await open_cases(priya, 1, "brackenhall-motor-finance")
        before = await updates_on(priya, bank)
        body = {"references": [bank, motor, "PNX-0000000-0000"], "reason": "other", "comment": "Would it go?"}
        checked = (await priya.post("case-update-checks", body)).json()
        after = await updates_on(priya, bank)
    codes = [row["objection"] and row["objection"]["code"] for row in checked["rows"]]
    assert codes == [None, "business-differs", "case-not-found"]
    assert checked["wouldSend"] == 1
    assert before == after


async def test_a_comment_too_long_says_by_how_much(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        [reference] = await open_cases(priya, 1)
        answer = await priya.post(f"cases/{reference}/updates", {"reason": "other", "comment": "x" * 542})
    assert (answer.status_code, answer.json()["detail"]) == (422, "Your comment is 42 characters too long.")


async def test_fifty_one_cases_are_too_many(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        references = [f"PNX-0000000-{number:04}" for number in range(51)]
        answer = await priya.post("case-updates", {"references": references, "reason": "other", "comment": "All."})
    assert (answer.status_code, answer.json()["code"]) == (422, "too-many-cases")
