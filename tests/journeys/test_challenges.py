"""What is recorded wrongly is challenged in time, answered by staff, and told to everybody whom it concerns."""

from __future__ import annotations

import asyncio
import uuid
from datetime import date, timedelta
from typing import Any

import httpx

from tests.journeys.case_events import bus, heard, tell, upserted
from tests.portal import Person, Portal

YESTERDAY = (date.today() - timedelta(days=1)).isoformat()  # noqa: DTZ011  any day within the window will do
LONG_AGO = (date.today() - timedelta(days=40)).isoformat()  # noqa: DTZ011
CLAIM = {"field": "eventDate", "claimed": "2026-02-01", "evidence": "Our letter of 3 February says so."}
_PATIENCE = 120  # looks, half a second each: of a worklist that follows the change feed


async def a_case(portal: Portal, moved: str = YESTERDAY) -> tuple[str, str]:
    """Have the case system tell of a case of our own, in investigation since `moved`; return its id and reference."""
    case_id = str(uuid.uuid4())
    reference = f"PNX-{uuid.uuid4().int % 10**7:07}-CH{uuid.uuid4().hex[:2].upper()}"
    snapshot = upserted(case_id, reference, 1, movedToInvestigationDate=moved, eventDate="2026-03-01")
    async with bus(portal) as client:
        await tell(client, snapshot, case_id=case_id)
    async with portal.as_person("priya") as priya, portal.as_person("ruth") as ruth:
        await until(lambda: priya.get(f"cases/{reference}"), is_there)
        await until(lambda: ruth.get(f"staff/cases/{reference}"), is_there)
    return case_id, reference


def is_there(answer: httpx.Response) -> bool:
    return answer.status_code == httpx.codes.OK


async def until(look: Any, fits: Any) -> dict[str, Any]:
    for _ in range(_PATIENCE):
        answer = await look()
        if fits(answer):
            return dict(answer.json())
        await asyncio.sleep(0.5)
    raise TimeoutError(answer.text)


async def made(person: Person, reference: str, **changes: Any) -> str:
    answer = await person.post(f"cases/{reference}/challenges", CLAIM | changes)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def open_case(person: Person, reference: str) -> dict[str, Any]:
    return dict((await person.get(f"cases/{reference}")).raise_for_status().json())


def waits(challenge: str) -> Any:
    """Return a test of a page of the worklist: the challenge is among its work."""
    return lambda answer: challenge in {each["id"] for each in answer.json()["items"]}


async def challenges_at_work(ruth: Person) -> httpx.Response:
    """Return all pages of challenges that wait, as one."""
    first = answer = await ruth.get("staff/worklist", queue="casework", kind="challenge")
    items = list(answer.json()["items"])
    while cursor := answer.json()["nextCursor"]:
        answer = await ruth.get("staff/worklist", queue="casework", kind="challenge", cursor=cursor)
        items += answer.json()["items"]
    return httpx.Response(first.status_code, json={"items": items})


async def told_about(portal: Portal, case_id: str, last: str) -> dict[str, dict[str, Any]]:
    """Return the messages to the case system about a case by kind, up to the first of kind `last`."""
    kinds: dict[str, dict[str, Any]] = {}
    async with bus(portal) as client:
        for _ in range(20):  # each look waits for two seconds
            told = await heard(client, "brackenhall-bank")
            kinds |= {each["kind"]: each for each in told if each["cases"][0]["caseId"] == case_id}
            if last in kinds:
                break
    return kinds


async def test_a_challenge_is_worked_on_answered_and_told_to_whoever_made_it(portal: Portal) -> None:
    case_id, reference = await a_case(portal)
    async with portal.as_person("marta") as marta, portal.as_person("ruth") as ruth:
        challenge = await made(marta, reference)
        case = await open_case(marta, reference)
        work = await until(lambda: challenges_at_work(ruth), waits(challenge))
        path = f"staff/cases/{reference}/challenges/{challenge}/answer"
        given = await ruth.post(path, {"result": "upheld", "answer": "You are right: it was in February."})
        again = await ruth.post(path, {"result": "declined", "answer": "No."})
        after = await open_case(marta, reference)
        await until(lambda: challenges_at_work(ruth), lambda answer: not waits(challenge)(answer))
        told = await until(lambda: marta.get("notifications"), lambda answer: reference in answer.text)
    [stands] = case["challenges"]
    assert (stands["recorded"], stands["claimed"], stands["state"]) == ("2026-03-01", "2026-02-01", "open")
    assert next(each for each in work["items"] if each["id"] == challenge)["what"] == "“Event date” is challenged"
    assert given.status_code == 201, given.text
    assert (again.status_code, again.json()["code"]) == (409, "challenge-answered")
    [stands] = after["challenges"]
    assert (stands["state"], stands["endedBy"]) == ("upheld", "Ruth Calder")
    assert stands["answer"] == "You are right: it was in February."
    lines = {line["kind"]: line for line in after["timeline"]}
    assert lines["challenge-made"]["actor"] == "Marta Kowal"
    assert lines["challenge-answered"]["text"] == "upheld the challenge of “Event date”"
    [notice] = [each for each in told["items"] if reference in str(each)]
    assert notice["title"] == "The challenge of “Event date” was upheld"
    messages = await told_about(portal, case_id, "challenge-answered")
    assert messages["challenge-made"]["recorded"] == "2026-03-01"
    assert messages["challenge-answered"]["result"] == "upheld"


async def test_the_same_challenge_sent_many_times_is_one_and_a_colleagues_at_once_is_refused(portal: Portal) -> None:
    _, reference = await a_case(portal)
    path, key = f"cases/{reference}/challenges", str(uuid.uuid4())
    async with portal.as_person("priya") as priya, portal.as_person("tom") as tom:
        many = asyncio.gather(*(priya.post(path, CLAIM, key=key) for _ in range(20)))
        other = tom.post(path, CLAIM | {"claimed": "2026-01-05"})
        answers, toms = await asyncio.gather(many, other)
        case = await open_case(priya, reference)
    states = {answer.status_code for answer in answers}
    assert (states, toms.status_code) in [({201}, 409), ({409}, 201)]
    refused = toms if toms.status_code == httpx.codes.CONFLICT else answers[0]
    assert refused.json()["code"] == "field-challenged"
    assert len(case["challenges"]) == 1
    assert [line["kind"] for line in case["timeline"]].count("challenge-made") == 1


async def test_after_the_window_the_refusal_names_the_day_on_which_it_ended(portal: Portal) -> None:
    _, reference = await a_case(portal, moved=LONG_AGO)
    async with portal.as_person("priya") as priya:
        refused = await priya.post(f"cases/{reference}/challenges", CLAIM)
        case = await open_case(priya, reference)
    assert (refused.status_code, refused.json()["code"]) == (409, "challenge-ended")
    window = case["challengeSetUp"]
    ended = date.fromisoformat(window["lastDay"])
    assert not window["open"]
    assert ended == date.fromisoformat(LONG_AGO) + timedelta(days=14)
    assert f"until {ended.day} {ended:%B %Y} at 23:59" in refused.json()["detail"]


async def test_a_challenge_is_withdrawn_by_a_colleague_and_then_cant_be_answered(portal: Portal) -> None:
    _, reference = await a_case(portal)
    async with portal.as_person("priya") as priya, portal.as_person("tom") as tom, portal.as_person("ruth") as ruth:
        challenge = await made(priya, reference)
        path = f"cases/{reference}/challenges/{challenge}"
        gone = await tom.post(f"{path}/withdrawal", {})
        late = await ruth.post(f"staff/{path}/answer", {"result": "upheld", "answer": "Corrected."})
        case = await open_case(priya, reference)
        second = await made(priya, reference, claimed="2026-01-20")
    assert gone.status_code == 201, gone.text
    assert (late.status_code, late.json()["code"]) == (409, "challenge-withdrawn")
    assert case["challenges"][0]["state"] == "withdrawn"
    assert second != challenge


async def test_evidence_must_be_on_the_case_and_a_challenge_belongs_to_its_own_case(portal: Portal) -> None:
    _, reference = await a_case(portal)
    _, other = await a_case(portal)
    foreign = await portal.a_case("another business's")
    async with portal.as_person("priya") as priya, portal.as_person("jules") as jules:
        document = await priya.post(f"cases/{reference}/challenges", CLAIM | {"documentIds": [foreign.document]})
        challenge = await made(priya, reference)
        elsewhere = await priya.post(f"cases/{other}/challenges/{challenge}/withdrawal", {})
        hidden = await jules.post(f"cases/{reference}/challenges/{challenge}/withdrawal", {})
    assert (document.status_code, document.json()["code"]) == (404, "document-not-found")
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (404, "challenge-not-found")
    assert (hidden.status_code, hidden.json()["code"]) == (404, "case-not-found")
