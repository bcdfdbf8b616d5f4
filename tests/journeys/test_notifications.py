"""From what one person does to another's bell and mailbox, through outbox, change feed and queue."""

from __future__ import annotations

import json
import uuid
from typing import Any

import httpx
import pytest
from azure.servicebus import ServiceBusMessage
from azure.servicebus.aio import ServiceBusClient

from tests.journeys.waiting import until
from tests.portal import Person, Portal

_BROKER_KEY = "SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE"


async def lines(person: Person, kind: str) -> list[dict[str, Any]]:
    items = (await person.get("notifications", limit=100)).raise_for_status().json()["items"]
    return [line for line in items if line["kind"] == kind]


async def assign(supervisor: Person, references: list[str], owner: str) -> None:
    answer = await supervisor.post("case-assignments", {"references": references, "ownerId": owner})
    assert answer.is_success, answer.text


async def put(person: Person, path: str, body: Any) -> httpx.Response:
    return await person.http.put(path, json=body)


async def my_id(person: Person) -> str:
    return str((await person.get("me")).json()["user"]["id"])


async def send_to(portal: Portal, queue: str, body: bytes) -> str:
    connection = f"Endpoint=sb://127.0.0.1:{portal.ports['servicebus']};{_BROKER_KEY};UseDevelopmentEmulator=true"
    message_id = str(uuid.uuid4())
    async with ServiceBusClient.from_connection_string(connection) as client, client.get_queue_sender(queue) as sender:
        await sender.send_messages(ServiceBusMessage(body, message_id=message_id))
    return message_id


async def told(person: Person) -> int:
    """Count the assignments that the bell tells of; bursts are gathered, so lines don't count."""
    return sum(line["count"] for line in await lines(person, "case-assigned"))


async def hand_over_some(portal: Portal, count: int) -> list[str]:
    """Hand cases of Tidewell, where no other journey does, from Aisha to Grace."""
    async with portal.as_person("aisha") as aisha, portal.as_person("grace") as grace:
        rows = (await aisha.get("cases", limit=50, businessId="tidewell-insurance")).json()["items"]
        references = [row["caseReference"] for row in rows[:count]]
        before = await told(grace)
        await assign(aisha, references, await my_id(grace))

        async def has_heard() -> bool:
            return await told(grace) == before + count

        await until(has_heard)
        assert await told(aisha) == 0
    return references


async def test_assigned_cases_ring_the_new_owners_bell_and_an_email_follows(portal: Portal) -> None:
    references = await hand_over_some(portal, 3)
    mails = f"http://127.0.0.1:{portal.ports['mail']}/_mail.json"
    async with httpx.AsyncClient() as http:

        async def sent() -> list[dict[str, Any]]:
            return [each for each in (await http.get(mails)).json() if "grace.okoro" in each["headers"]["to"]]

        email, *_ = await until(sent, patience=90)
    assert "assigned to you" in email["headers"]["subject"]
    assert f"{portal.url}/cases" in email["text"]
    assert len(references) == 3


async def test_reading_counts_down_and_changes_the_etag(portal: Portal) -> None:
    await hand_over_some(portal, 1)
    async with portal.as_person("grace") as grace:
        unread = await grace.get("unread-notifications")
        line = next(each for each in await lines(grace, "case-assigned") if not each["read"])
        assert (await grace.http.put(f"notifications/{line['id']}/read")).status_code == 204
        after = await grace.http.get("unread-notifications", headers={"If-None-Match": unread.headers["etag"]})
    assert after.json()["unread"] == unread.json()["unread"] - 1


async def test_an_unchanged_bell_answers_304(portal: Portal) -> None:
    async with portal.as_person("callum") as callum:
        first = await callum.get("unread-notifications")
        again = await callum.http.get("unread-notifications", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


async def test_preferences_are_kept_and_messages_stay_on(portal: Portal) -> None:
    async with portal.as_person("callum") as callum:
        kept = await put(callum, "notification-preferences", {"choices": {"case-closed": "never"}})
        refused = await put(callum, "notification-preferences", {"choices": {"message-received": "never"}})
        kinds = {each["kind"]: each for each in (await callum.get("notification-preferences")).json()["kinds"]}
    assert kept.status_code == 200
    assert (refused.status_code, refused.json()["code"]) == (422, "notification-required")
    assert kinds["case-closed"]["delivery"] == "never"
    assert "never" not in kinds["message-received"]["choices"]


async def test_an_administrator_gives_a_business_a_central_mailbox(portal: Portal) -> None:
    async with portal.as_person("dev") as dev:
        path = "central-mailboxes/brackenhall-bank"
        kept = await put(dev, path, {"address": "complaints@brackenhall.example", "delivery": "daily"})
        foreign = await put(dev, path, {"address": "complaints@elsewhere.example"})
        others = await put(dev, "central-mailboxes/tidewell-insurance", {"address": "c@brackenhall.example"})
        assert (await dev.get("central-mailboxes")).json()["items"] == [kept.json()]
        await dev.delete(path)
    assert (foreign.status_code, foreign.json()["code"]) == (422, "mailbox-domain")
    assert others.status_code == 404


@pytest.mark.parametrize("path", ["stuck-work", "stuck-work/notifications"])
async def test_stuck_work_is_for_staff(portal: Portal, path: str) -> None:
    async with portal.as_person("priya") as priya:
        assert (await priya.get(path)).status_code == 403


async def test_garbage_on_a_queue_is_parked_shown_to_staff_and_discarded(portal: Portal) -> None:
    await send_to(portal, "notifications", json.dumps({"type": "notice", "by": "Jane Doe"}).encode())
    async with portal.as_person("imran") as imran:

        async def parked() -> list[dict[str, Any]]:
            items = (await imran.get("stuck-work/notifications")).raise_for_status().json()["items"]
            return [item for item in items if item["payload"] == {"type": "notice", "by": "••••••"}]

        [item] = await until(parked)
        assert item["reason"] == "message-invalid"
        counts = {each["source"]: each["parked"] for each in (await imran.get("stuck-work")).json()["sources"]}
        assert counts["notifications"] >= 1
        assert (await imran.delete(f"stuck-work/notifications/{item['id']}")).status_code == 204
        assert not await parked()


async def test_a_made_up_unsubscribe_link_is_refused_without_signing_in(portal: Portal) -> None:
    async with httpx.AsyncClient(base_url=portal.url) as http:
        answer = await http.post("/api/unsubscriptions?token=bm9ib2R5AGtleQ", data={"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, answer.json()["code"]) == (404, "unsubscribe-link-unknown")
