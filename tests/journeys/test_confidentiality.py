"""A file sent as confidential: staff decide with a reason, once, and its sender reads it everywhere they look."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.journeys.hiding import handed_back, hide, told
from tests.journeys.sending import begin, unique
from tests.journeys.waiting import until
from tests.journeys.worklist import work_of
from tests.portal import Person, Portal


async def sent_confidentially(person: Person, reference: str) -> tuple[str, str]:
    """Send a file as confidential; return the ids of upload and document."""
    sending = await begin(person, reference)
    file = await sending.send("Rota.txt", unique())
    details = [{"fileId": file, "type": "Other evidence", "confidential": True, "comment": "It names a colleague."}]
    assert (await sending.submit(files=details)).is_success
    await sending.settled()
    return sending.id, file


async def on_worklist(staff: Person, document: str) -> dict[str, Any] | None:
    work = await work_of(staff, "casework", "confidentiality-asked")
    return next((each for each in work if each["id"] == document), None)


async def off_worklist(staff: Person, document: str) -> bool:
    return await on_worklist(staff, document) is None


async def notices(person: Person, reference: str) -> list[str]:
    items = (await person.get("notifications", limit=100)).json()["items"]
    return [each["kind"] for each in items if reference in each["body"] and each["kind"].startswith("confidential")]


@pytest.mark.parametrize("granted", [True, False])
async def test_staff_decide_and_the_sender_sees_it(portal: Portal, granted: bool) -> None:
    case_id, reference, _ = await told(portal)
    async with portal.as_person("priya") as priya, portal.as_person("ruth") as ruth:
        upload, document = await sent_confidentially(priya, reference)
        work = await until(lambda: on_worklist(ruth, document))
        path = f"staff/cases/{reference}/documents/{document}/confidentiality"
        body = {"granted": granted, "why": "It names somebody who isn't part of this."}
        unsaid = await ruth.post(path, {"granted": granted, "why": " "})
        decided = await asyncio.gather(*(ruth.post(path, body) for _ in range(3)))
        case = (await priya.get(f"cases/{reference}")).json()
        [file] = (await priya.get(f"uploads/{upload}")).json()["files"]
        told_kinds = await until(lambda: notices(priya, reference))
        await until(lambda: off_worklist(ruth, document))
    state = "granted" if granted else "refused"
    assert work["caseReference"] == reference
    assert unsaid.status_code == 422
    assert sorted(each.status_code for each in decided) == [201, 409, 409]
    assert {each.json()["code"] for each in decided if each.status_code == 409} == {"confidentiality-decided"}
    assert [each["confidentiality"] for each in case["documents"]] == [state]
    assert file["confidentialityDecision"]["granted"] is granted
    assert file["confidentialityDecision"]["why"] == case["documents"][0]["confidentialityDecision"]["why"]
    assert [line["details"] for line in case["timeline"] if line["kind"] == "confidentiality-decided"] == [body["why"]]
    assert told_kinds == [f"confidentiality-{state}"]
    assert "confidentiality-decided" in await handed_back(portal, case_id)


async def test_what_nobody_asked_for_cant_be_decided(portal: Portal) -> None:
    _, reference, _ = await told(portal)
    async with portal.as_person("priya") as priya, portal.as_person("ruth") as ruth:
        sending = await begin(priya, reference)
        document = await sending.send("Rota.txt", unique())
        await sending.submit()
        await sending.settled()
        body = {"granted": True, "why": "It names a colleague."}
        plain = await ruth.post(f"staff/cases/{reference}/documents/{document}/confidentiality", body)
        missing = await ruth.post(f"staff/cases/{reference}/documents/none/confidentiality", body)
    assert (plain.status_code, plain.json()["code"]) == (409, "confidentiality-not-asked")
    assert (missing.status_code, missing.json()["code"]) == (404, "document-not-found")


async def test_on_a_hidden_case_staff_decide_and_nobody_hears(portal: Portal) -> None:
    case_id, reference, _ = await told(portal)
    async with portal.as_person("priya") as priya, portal.as_person("ruth") as ruth:
        _, document = await sent_confidentially(priya, reference)
        await hide(portal, reference)
        body = {"granted": True, "why": "It names a colleague."}
        decided = await ruth.post(f"staff/cases/{reference}/documents/{document}/confidentiality", body)
        heard = await notices(priya, reference)
    assert decided.status_code == 201
    assert heard == []
    assert "confidentiality-decided" in await handed_back(portal, case_id)
