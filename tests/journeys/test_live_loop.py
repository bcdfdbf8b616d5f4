"""The portal and the scheme's case system tell each other what happens, through two queues."""

from __future__ import annotations

import uuid
from typing import Any

from tests.journeys.case_events import bus, case_system, heard, message, tell, upserted
from tests.journeys.waiting import until
from tests.portal import Person, Portal

Row = dict[str, Any]


def a_reference() -> tuple[str, str]:
    """Return the id and the reference of a case that nobody knows."""
    number = uuid.uuid4().int
    return f"live-{number:x}", f"PNX-{number % 10**7:07}-LIVE"


async def listed(person: Person, reference: str, **facts: Any) -> Row | None:
    """Return the row of the list, once it shows `facts`."""
    rows = (await person.get("cases", search=reference, status="all")).raise_for_status().json()["items"]
    return next((row for row in rows if all(row[name] == value for name, value in facts.items())), None)


async def test_what_the_case_system_says_changes_the_list(portal: Portal) -> None:
    case_id, reference = a_reference()
    async with portal.as_person("priya") as priya, bus(portal) as client:
        await tell(client, upserted(case_id, reference, 1), case_id=case_id)
        await until(lambda: listed(priya, reference, caseStage="Investigation"))
        await tell(client, upserted(case_id, reference, 2, caseStage="Decision"), case_id=case_id)
        row = await until(lambda: listed(priya, reference, caseStage="Decision"))
    assert row["businessName"] == "Brackenhall Bank"


async def test_a_bad_event_is_set_aside_and_the_rest_of_its_case_goes_on(portal: Portal) -> None:
    case_id, reference = a_reference()
    bad = upserted(case_id, reference, 2, businessId="nobody")
    async with portal.as_person("priya") as priya, portal.as_person("imran") as imran, bus(portal) as client:
        last = upserted(case_id, reference, 3, priority=True)
        await tell(client, upserted(case_id, reference, 1), b"{", bad, last, case_id=case_id)
        await until(lambda: listed(priya, reference, priority=True))
        parked = (await imran.get("stuck-work/case-events")).raise_for_status().json()["items"]
    assert {"message-invalid", "business-unknown"} <= {item["reason"] for item in parked}


async def test_a_message_that_comes_twice_stands_once(portal: Portal) -> None:
    case_id, reference = a_reference()
    letter = message(case_id, reference, "Please send us the terms.")
    async with portal.as_person("priya") as priya, bus(portal) as client:
        await tell(client, upserted(case_id, reference, 1), letter, letter, case_id=case_id)
        await tell(client, upserted(case_id, reference, 2, priority=True), case_id=case_id)
        await until(lambda: listed(priya, reference, priority=True))
        timeline = (await priya.get(f"cases/{reference}")).json()["timeline"]
    assert [line["kind"] for line in timeline].count("message-posted") == 1


async def test_what_users_do_is_told_to_the_case_system_once(portal: Portal) -> None:
    key, comment = str(uuid.uuid4()), f"Told once, {uuid.uuid4()}"
    async with portal.as_person("priya") as priya, bus(portal) as client:
        reference = (await priya.some_case(businessId="penrow-credit"))["caseReference"]
        body = {"reason": "other", "comment": comment}
        answers = [await priya.post(f"cases/{reference}/updates", body, key=key) for _ in range(3)]
        said = await until(lambda: mentioning(client, comment))
    assert {answer.status_code for answer in answers} == {201}
    assert [line["reference"] for update in said for line in update["cases"]] == [reference]


async def mentioning(client: Any, comment: str) -> list[Row]:
    return [update for update in await heard(client, "penrow-credit") if update.get("comment") == comment]


async def test_an_outcome_that_a_business_accepts_closes_the_case(portal: Portal) -> None:
    with case_system(portal, "--days", "0", "--thinking", "0.5"):
        async with portal.as_person("priya") as priya:
            reference = (await priya.some_case(businessId="brackenhall-bank", filled="latestOutcomeDate"))[
                "caseReference"
            ]
            sent = await priya.post(
                f"cases/{reference}/updates", {"reason": "accept-outcome", "comment": "We accept this."}
            )
            assert sent.status_code == 201, sent.text
            assert await until(lambda: is_closed(priya, reference))


async def is_closed(person: Person, reference: str) -> bool:
    row = await listed(person, reference)
    return bool(row and row["closureDate"])


async def test_a_day_of_the_case_system_reaches_the_portal_however_it_misbehaves_and_dies(portal: Portal) -> None:
    mess = ("--duplicates", "0.4", "--reorder", "0.2", "--garbage", "0.2")
    async with portal.as_person("priya") as priya, portal.as_person("aisha") as aisha:
        with case_system(portal, "--days", "1", "--between", "0.2", *mess) as process:
            await until(lambda: listed(priya, "PNX-5120000"))
            process.kill()
            process.wait()
        with case_system(portal, "--days", "1", "--between", "0.05", *mess):
            await until(lambda: has_outcome(priya, "PNX-5120000"))
            await until(lambda: listed(aisha, "PNX-5120007", caseStage="View"))
            assert await listed(priya, "PNX-5120013") is None  # it went to another organisation
            assert await listed(priya, "PNX-5120003", businessName="Penrow Credit")


async def has_outcome(person: Person, reference: str) -> bool:
    row = await listed(person, reference, caseStage="Decision")
    return bool(row and row["latestOutcome"] and row["closureDate"] is None)
