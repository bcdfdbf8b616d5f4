"""What staff put on a case reaches the business as if the case system had said it, and the case system hears of it."""

from __future__ import annotations

import asyncio
import hashlib
import uuid
from functools import partial
from typing import Any

import httpx

from tests.journeys.case_events import bus, message, tell
from tests.journeys.hiding import answers, handed_back, hide, told, told_of
from tests.journeys.sending import code_of, put, unique
from tests.journeys.waiting import until
from tests.journeys.worklist import work_of
from tests.portal import Person, Portal

_VIEW = {"kind": "view", "result": "View: uphold in part", "change": True, "on": "2026-11-20"}


async def case_of(person: Person, reference: str) -> dict[str, Any]:
    return dict((await person.get(f"cases/{reference}")).raise_for_status().json())


async def publish(staff: Person, reference: str, content: bytes, **facts: Any) -> str:
    """Begin to publish a document and send its bytes; return the publication's id."""
    body = {
        "name": "Our view.txt",
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "documentType": "Letter or email",
    }
    answer = await staff.post(f"staff/cases/{reference}/publications", body | facts)
    assert answer.status_code == httpx.codes.CREATED, answer.text
    begun = answer.json()
    await put(begun["link"]["url"], content)
    return str(begun["publicationId"])


async def on_their_way(staff: Person, reference: str) -> list[dict[str, Any]]:
    return list((await staff.get(f"staff/cases/{reference}/publishing")).raise_for_status().json()["publications"])


async def test_an_outcome_is_the_latest_one_and_told_once_however_often_it_is_recorded(portal: Portal) -> None:
    case_id, reference, _ = await told(portal)
    key = str(uuid.uuid4())
    async with portal.as_person("ruth") as ruth, portal.as_person("priya") as priya:
        before = await outcomes_told(priya)
        path = f"staff/cases/{reference}/outcomes"
        sent = await asyncio.gather(*(ruth.post(path, _VIEW | {"text": "Half of it."}, key=key) for _ in range(8)))
        older = await ruth.post(path, _VIEW | {"result": "View: uphold", "on": "2026-11-10"})
        case = await case_of(priya, reference)
        await until(partial(more_outcomes_told, priya, before + 1))
    assert {each.status_code for each in sent} == {201}
    assert len({each.json()["outcomeId"] for each in sent}) == 1
    assert older.status_code == 201
    newest, first = case["outcomes"]
    assert (newest["result"], newest["change"], newest["byName"], newest["text"]) == (
        "View: uphold in part",
        True,
        "Ruth Calder",
        "Half of it.",
    )
    assert first["result"] == "View: uphold"
    # The one of an earlier day came later, and isn't the latest.
    assert (case["case"]["latestOutcome"], case["case"]["latestOutcomeDate"]) == ("View: uphold in part", "2026-11-20")
    assert [line["kind"] for line in case["timeline"]].count("outcome-recorded") == 2
    assert await handed_back(portal, case_id) == ["outcome-recorded", "outcome-recorded"]


async def outcomes_told(person: Person) -> int:
    """Return of how many outcomes the bell tells: those of a short while are gathered into one line."""
    items = (await person.get("notifications", limit=100)).json()["items"]
    return sum(each["count"] for each in items if each["kind"] == "outcome-recorded")


async def more_outcomes_told(person: Person, number: int) -> bool:
    return await outcomes_told(person) > number


async def test_an_outcome_that_cant_be_right_is_refused(portal: Portal) -> None:
    _, reference, _ = await told(portal)
    async with portal.as_person("ruth") as ruth:
        path = f"staff/cases/{reference}/outcomes"
        wrong = [
            await ruth.post(path, _VIEW | {"on": "2199-01-01"}),
            await ruth.post(path, _VIEW | {"result": "Final decision: uphold"}),
            await ruth.post(path, _VIEW | {"change": None}),
        ]
        assert (await ruth.post(path, _VIEW | {"text": 4001 * "x"})).status_code == 422
    assert [code_of(answer) for answer in wrong] == [
        (422, "outcome-in-future"),
        (422, "outcome-not-known"),
        (422, "change-missing"),
    ]


async def test_a_reply_reaches_who_wrote_and_the_owner_of_the_case(portal: Portal) -> None:
    case_id, reference, _ = await told(portal)
    async with (
        portal.as_person("ruth") as ruth,
        portal.as_person("priya") as priya,
        portal.as_person("marta") as marta,
    ):
        owner = (await priya.get("me")).json()["user"]["id"]
        assert (await priya.post("case-assignments", {"references": [reference], "ownerId": owner})).is_success
        update = {"reason": "other", "comment": "When may we expect the view?"}
        assert (await marta.post(f"cases/{reference}/updates", update)).is_success
        [asked] = (await ruth.get(f"staff/cases/{reference}/publishing")).json()["conversation"]
        assert (asked["by"], asked["answered"]) == ("Marta Kowal", False)
        path, body = f"staff/cases/{reference}/messages", {"text": "Within a week.", "answers": asked["id"]}
        key = str(uuid.uuid4())
        sent = await asyncio.gather(*(ruth.post(path, body, key=key) for _ in range(5)))
        assert {each.status_code for each in sent} == {201}
        assert code_of(await ruth.post(path, body | {"answers": "none"})) == (404, "update-not-found")
        for person in (priya, marta):
            await until(partial(message_told, person, reference))
        reply, _ = (await ruth.get(f"staff/cases/{reference}/publishing")).json()["conversation"]
        case = await case_of(marta, reference)
    assert (reply["by"], reply["text"], reply["answers"]) == ("Ruth Calder", "Within a week.", asked["id"])
    line = case["timeline"][0]
    assert (line["kind"], line["actor"], line["details"]) == ("message-posted", "Ruth Calder", "Within a week.")
    assert [each for each in await handed_back(portal, case_id) if each == "message-posted"] == ["message-posted"]


async def message_told(person: Person, reference: str) -> bool:
    items = (await person.get("notifications", limit=100)).json()["items"]
    return any(each["kind"] == "message-received" and reference in each["body"] + each["link"] for each in items)


async def test_a_document_is_published_once_it_was_checked(portal: Portal) -> None:
    case_id, reference, _ = await told(portal)
    content = unique(b"We uphold it in part.")
    async with portal.as_person("ruth") as ruth, portal.as_person("priya") as priya:
        await publish(ruth, reference, content, comment="As we said on the phone.")

        async def published() -> list[dict[str, Any]]:
            return list((await case_of(priya, reference))["documents"])

        [document] = await until(published)
        link = (await priya.post(f"cases/{reference}/document-links", {"documentId": document["id"]})).json()
        assert await on_their_way(ruth, reference) == []
        again = await ruth.post(
            f"staff/cases/{reference}/publications",
            {"name": "a.txt", "size": len(content), "sha256": document["sha256"], "documentType": "Letter or email"},
        )
    async with httpx.AsyncClient() as storage:
        assert (await storage.get(link["url"])).content == content
    facts = (document["name"], document["documentType"], document["providedBy"], document["providerName"])
    assert facts == ("Our view.txt", "Letter or email", "scheme", "Ruth Calder")
    assert document["comment"] == "As we said on the phone."
    assert code_of(again) == (409, "duplicate-document")
    assert await handed_back(portal, case_id) == ["document-published"]


async def test_a_refused_document_stands_on_the_worklist_until_it_is_put_aside(portal: Portal) -> None:
    case_id, reference, _ = await told(portal)
    async with portal.as_person("ruth") as ruth, portal.as_person("priya") as priya:
        publication = await publish(ruth, reference, unique(b"\0\0"))

        async def refused() -> bool:
            return [each["state"] for each in await on_their_way(ruth, reference)] == ["refused"]

        await until(refused)
        [shown] = await on_their_way(ruth, reference)
        assert shown["refusal"]["advice"]
        await until(lambda: on_worklist(ruth, publication))
        for _ in range(2):
            assert (await ruth.delete(f"staff/cases/{reference}/publications/{publication}")).status_code == 204

        async def gone() -> bool:
            return not await on_worklist(ruth, publication)

        await until(gone)
        assert await on_their_way(ruth, reference) == []
        assert (await case_of(priya, reference))["documents"] == []
    assert await handed_back(portal, case_id) == []


async def on_worklist(staff: Person, work_id: str) -> bool:
    return any(each["id"] == work_id for each in await work_of(staff, "casework", "publication-refused"))


async def test_a_hidden_case_is_worked_on_and_nobody_at_the_business_hears_until_it_is_shown(portal: Portal) -> None:
    _, reference, _ = await told(portal)
    await hide(portal, reference)
    async with portal.as_person("ruth") as ruth, portal.as_person("priya") as priya:
        assert (await ruth.post(f"staff/cases/{reference}/outcomes", _VIEW)).status_code == 201
        assert (await ruth.post(f"staff/cases/{reference}/messages", {"text": "A quiet word."})).status_code == 201
        await publish(ruth, reference, unique(b"Hidden."))

        async def published() -> bool:
            return bool((await ruth.get(f"staff/cases/{reference}")).json()["documents"])

        await until(published)
        assert await answers(priya, f"cases/{reference}", 404)
        await hide(portal, reference, suppressed=False)
        assert await told_of(priya, reference) is None
        case = await case_of(priya, reference)
    assert (len(case["documents"]), len(case["outcomes"])) == (1, 1)
    assert {"message-posted", "outcome-recorded", "document-published"} <= {each["kind"] for each in case["timeline"]}


async def test_what_the_case_system_sends_back_doubles_nothing(portal: Portal) -> None:
    case_id, reference, _ = await told(portal)
    async with portal.as_person("ruth") as ruth, bus(portal) as client:
        sent = await ruth.post(f"staff/cases/{reference}/messages", {"text": "A word with you."})
        back = message(case_id, reference, "back")
        back["message"] = {"id": sent.json()["messageId"], "sender": "Ruth Calder", "text": "A word with you."}
        await tell(client, back, message(case_id, reference, "Another word."), case_id=case_id)

        async def words() -> list[str]:
            said = (await ruth.get(f"staff/cases/{reference}/publishing")).json()["conversation"]
            return sorted(each["text"] for each in said)

        async def both() -> bool:
            return "Another word." in await words()

        await until(both)
        assert await words() == ["A word with you.", "Another word."]
        timeline = (await ruth.get(f"staff/cases/{reference}")).json()["timeline"]
    assert [each["kind"] for each in timeline].count("message-posted") == 2
