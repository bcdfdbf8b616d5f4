"""What the scheme asks for: asked, answered, put off and withdrawn, and nobody else's business."""

from __future__ import annotations

import asyncio
import uuid
from datetime import date, timedelta
from typing import Any

import httpx
import pytest

from tests.journeys.case_events import bus, heard, tell, upserted
from tests.journeys.sending import begin, unique
from tests.portal import Person, Portal

SOON = (date.today() + timedelta(days=20)).isoformat()  # noqa: DTZ011  any day ahead will do
LATER = (date.today() + timedelta(days=30)).isoformat()  # noqa: DTZ011
_PATIENCE = 150  # looks, a fifth of a second each


async def a_case(portal: Portal, **facts: Any) -> tuple[str, str]:
    """Have the case system tell of a case of our own; return its id and its reference."""
    case_id = str(uuid.uuid4())
    reference = f"PNX-{uuid.uuid4().int % 10**7:07}-RQ{uuid.uuid4().hex[:2].upper()}"
    async with bus(portal) as client:
        await tell(client, upserted(case_id, reference, 1, turn="business", **facts), case_id=case_id)
    async with portal.as_person("priya") as priya:
        await until(priya, reference, lambda answer: answer.status_code == httpx.codes.OK)
    return case_id, reference


async def until(person: Person, reference: str, fits: Any) -> dict[str, Any]:
    for _ in range(_PATIENCE):
        answer = await person.get(f"cases/{reference}")
        if fits(answer):
            return dict(answer.json())
        await asyncio.sleep(0.2)
    raise TimeoutError(answer.text)


async def asked(portal: Portal, reference: str, what: str = "Your notes", due: str = SOON) -> str:
    async with portal.as_person("ruth") as ruth:
        made = await ruth.post(f"staff/cases/{reference}/requests", {"what": what, "due": due})
    assert made.status_code == 201, made.text
    return str(made.json()["requestId"])


async def told_about(portal: Portal, case_id: str, last: str) -> set[str]:
    """Return the kinds of messages to the case system about a case, up to the first of kind `last`."""
    kinds: set[str] = set()
    async with bus(portal) as client:
        for _ in range(20):  # each look waits for two seconds
            told = await heard(client, "brackenhall-bank")
            kinds |= {each["kind"] for each in told if each["cases"][0]["caseId"] == case_id}
            if last in kinds:
                break
    return kinds


async def open_case(person: Person, reference: str) -> dict[str, Any]:
    return dict((await person.get(f"cases/{reference}")).raise_for_status().json())


async def test_what_staff_ask_for_stands_on_the_case_in_the_list_and_in_the_bell(portal: Portal) -> None:
    _, reference = await a_case(portal)
    request = await asked(portal, reference, "Notes of your calls in March")
    async with portal.as_person("priya") as priya:
        case = await open_case(priya, reference)
        [row] = (await priya.get("cases", search="calls in March", actionRequired="true")).json()["items"]
        by_day = (await priya.get("cases", deadlineFrom=row["openRequests"][0]["due"], search=reference)).json()
        after = (date.fromisoformat(row["openRequests"][0]["due"]) + timedelta(days=1)).isoformat()
        not_then = (await priya.get("cases", deadlineFrom=after, search=reference)).json()
    assert [(each["id"], each["state"]) for each in case["requests"]] == [(request, "open")]
    assert case["turn"]["act"] == "Send what Larkfield asked for: Notes of your calls in March"
    assert "The last day ends at 17:00, UK time." in case["requests"][0]["explanation"]
    assert any(line["text"] == "asked for: Notes of your calls in March" for line in case["timeline"])
    assert (row["caseReference"], row["openRequests"][0]["what"]) == (reference, "Notes of your calls in March")
    assert [row["caseReference"] for row in by_day["items"]] == [reference]
    assert not_then["items"] == []


async def test_an_update_ticks_it_off_and_of_two_answers_at_once_one_is_refused(portal: Portal) -> None:
    _, reference = await a_case(portal)
    request = await asked(portal, reference)
    body = {"reason": "other", "comment": "Here they are.", "answers": request}
    async with portal.as_person("priya") as priya, portal.as_person("tom") as tom:
        first, second = await asyncio.gather(
            priya.post(f"cases/{reference}/updates", body), tom.post(f"cases/{reference}/updates", body)
        )
        case = await open_case(priya, reference)
    assert sorted(each.status_code for each in (first, second)) == [201, 409]
    assert {each.json().get("code") for each in (first, second)} == {None, "request-answered"}
    assert (case["requests"][0]["state"], case["case"]["actionRequired"]) == ("answered", False)
    assert len(case["updates"]) == 1
    assert case["turn"]["whose"] == "scheme"
    assert [line["kind"] for line in case["timeline"]].count("request-answered") == 1


async def test_the_same_answer_sent_many_times_is_one_answer(portal: Portal) -> None:
    _, reference = await a_case(portal)
    body = {"reason": "other", "comment": "Here they are.", "answers": await asked(portal, reference)}
    async with portal.as_person("priya") as priya:
        key = str(uuid.uuid4())
        answers = await asyncio.gather(*(priya.post(f"cases/{reference}/updates", body, key=key) for _ in range(20)))
        case = await open_case(priya, reference)
    assert {answer.status_code for answer in answers} == {201}
    assert len(case["updates"]) == 1


async def test_an_upload_ticks_it_off_once_its_files_are_on_the_case(portal: Portal) -> None:
    case_id, reference = await a_case(portal)
    request = await asked(portal, reference)
    async with portal.as_person("priya") as priya:
        sending = await begin(priya, reference)
        await sending.send("Notes.txt", unique(b"Notes of our calls."))
        assert (await sending.submit(answers=request)).status_code == 201
        await sending.settled()
        case = await open_case(priya, reference)
    assert case["requests"][0]["answer"]["byWayOf"] == "upload"
    assert not case["case"]["actionRequired"]
    assert await told_about(portal, case_id, "request-answered") >= {"documents-sent", "request-answered"}


async def test_more_time_is_asked_once_given_by_staff_and_moves_the_deadline(portal: Portal) -> None:
    _, reference = await a_case(portal)
    request = await asked(portal, reference)
    path, ask = f"cases/{reference}/requests/{request}/more-time", {"why": "In our archive.", "wanted": LATER}
    async with portal.as_person("priya") as priya, portal.as_person("ruth") as ruth:
        answers = await asyncio.gather(*(priya.post(path, ask) for _ in range(5)))
        [receipt] = [answer.json() for answer in answers if answer.status_code == 201]
        waiting = (await ruth.get("staff/requests")).json()["moreTime"]
        decision = f"staff/{path}/{receipt['id']}/decision"
        unsaid = await ruth.post(decision, {"granted": None})
        decided = await asyncio.gather(*(ruth.post(decision, {"granted": LATER}) for _ in range(3)))
        case = await open_case(priya, reference)
        still_waiting = (await ruth.get("staff/requests")).json()["moreTime"]
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409]
    assert {answer.json()["code"] for answer in answers if answer.status_code == 409} == {"more-time-asked"}
    assert request in {each["id"] for each in waiting}
    assert request not in {each["id"] for each in still_waiting}
    assert (unsaid.status_code, unsaid.json()["code"]) == (422, "answer-missing")
    assert sorted(each.status_code for each in decided) == [201, 409, 409]
    assert case["requests"][0]["due"] >= LATER
    assert case["turn"]["deadline"]["lastDay"] == case["requests"][0]["due"]
    assert {"more-time-asked", "more-time-granted"} <= {line["kind"] for line in case["timeline"]}


async def test_whats_withdrawn_is_no_longer_asked_and_cant_be_answered(portal: Portal) -> None:
    _, reference = await a_case(portal)
    request = await asked(portal, reference)
    async with portal.as_person("ruth") as ruth, portal.as_person("priya") as priya:
        gone = await ruth.post(f"staff/cases/{reference}/requests/{request}/withdrawal", {"why": "It came by post."})
        answer = await priya.post(
            f"cases/{reference}/updates", {"reason": "other", "comment": "Here.", "answers": request}
        )
        case = await open_case(priya, reference)
    assert gone.status_code == 201
    assert (answer.status_code, answer.json()["code"]) == (409, "request-withdrawn")
    assert (case["requests"][0]["state"], case["case"]["actionRequired"], case["updates"]) == ("withdrawn", False, [])


async def test_the_case_system_asks_too_and_its_next_snapshot_undoes_nothing(portal: Portal) -> None:
    case_id, reference = await a_case(portal)
    said = {
        "at": "2026-11-20T10:00:00Z",
        "organisationId": "brackenhall",
        "caseId": case_id,
        "caseReference": reference,
        "businessId": "brackenhall-bank",
    }
    request = {"id": f"{case_id}-request", "what": "The terms of 2019", "due": SOON, "askedBy": "Abi Oyelaran"}
    made = {**said, "kind": "request-made", "id": f"{case_id}-made", "request": request}
    async with bus(portal) as client, portal.as_person("priya") as priya:
        await tell(client, made, made, upserted(case_id, reference, 2, title="Another title"), case_id=case_id)
        case = await until(priya, reference, lambda answer: answer.json()["case"]["title"] == "Another title")
        assert (case["case"]["actionRequired"], len(case["requests"])) == (True, 1)
        withdrawn = {**said, "kind": "request-withdrawn", "id": f"{case_id}-gone", "requestId": request["id"]}
        await tell(client, withdrawn, case_id=case_id)
        case = await until(priya, reference, lambda answer: not answer.json()["case"]["actionRequired"])
    assert [each["state"] for each in case["requests"]] == ["withdrawn"]
    assert [line["kind"] for line in case["timeline"]].count("request-made") == 1


@pytest.mark.parametrize("hidden", ["another business's", "suppressed"])
async def test_a_request_on_a_case_that_isnt_yours_does_not_exist(portal: Portal, hidden: str) -> None:
    case_id, reference = await a_case(portal)
    request = await asked(portal, reference)
    who = "jules" if hidden == "another business's" else "priya"
    async with portal.as_person(who) as person, bus(portal) as client:
        if hidden == "suppressed":
            event = upserted(case_id, reference, 2) | {"kind": "case-suppressed", "suppressed": True}
            event.pop("case")
            await tell(client, event, case_id=case_id)
            for _ in range(_PATIENCE):
                if (await person.get(f"cases/{reference}")).status_code == httpx.codes.NOT_FOUND:
                    break
                await asyncio.sleep(0.2)
        ask = {"why": "In our archive.", "wanted": LATER}
        more_time = await person.post(f"cases/{reference}/requests/{request}/more-time", ask)
        answer = await person.post(
            f"cases/{reference}/updates", {"reason": "other", "comment": "Here.", "answers": request}
        )
    assert (more_time.status_code, more_time.json()["code"]) == (404, "case-not-found")
    assert answer.json()["rows"][0]["objection"]["code"] == "case-not-found"


async def test_a_request_is_answered_on_its_own_case_only(portal: Portal) -> None:
    _, reference = await a_case(portal)
    _, other = await a_case(portal)
    request = await asked(portal, reference)
    async with portal.as_person("priya") as priya:
        body = {"reason": "other", "comment": "Here.", "answers": request}
        elsewhere = await priya.post(f"cases/{other}/updates", body)
        many = await priya.post("case-updates", body | {"references": [reference, other]})
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (404, "request-not-found")
    assert (many.status_code, many.json()["code"]) == (422, "answers-one-case")
