"""A case for tests of hiding: told of by the case system, with something of every kind on it, hidden by staff."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

import httpx
from azure.cosmos.aio import CosmosClient

from tests.journeys.case_events import bus, message, tell, upserted
from tests.journeys.sending import begin, unique
from tests.journeys.test_exports import export
from tests.journeys.waiting import until
from tests.portal import Person, Portal
from tests.servers import COSMOS_KEY


@dataclass
class Busy:
    """A case of Priya Nair's with something of every kind on it. `ids` are by their names in addresses."""

    case_id: str
    reference: str
    title: str
    number: str
    ids: dict[str, str]

    def marks(self) -> tuple[str, ...]:
        """What no answer may hold. The reference may come back where it was sent; one's own order stays."""
        own = (each for name, each in self.ids.items() if name not in {"reference", "exportId"})
        return (self.title, self.number, self.case_id, *own)


async def told(portal: Portal, **facts: Any) -> tuple[str, str, str]:
    """Have the case system tell of a case; return its id, reference and title, once staff find it."""
    case_id = str(uuid.uuid4())
    reference = f"PNX-{uuid.uuid4().int % 10**7:07}-SU{uuid.uuid4().hex[:2].upper()}"
    title = f"Hideaway {uuid.uuid4().hex[:12]}"
    async with bus(portal) as client, portal.as_person("ruth") as ruth:
        event = upserted(case_id, reference, 1, title=title, turn="business", **facts)
        await tell(client, event, case_id=case_id)
        await until(lambda: answers(ruth, f"staff/cases/{reference}", httpx.codes.OK))
    return case_id, reference, title


async def answers(person: Person, path: str, code: int) -> bool:
    return (await person.get(path)).status_code == code


async def a_busy_case(portal: Portal, priya: Person) -> Busy:
    case_id, reference, title = await told(portal)
    me = (await priya.get("me")).json()["user"]["id"]
    assert (await priya.post("case-assignments", {"references": [reference], "ownerId": me})).is_success
    async with portal.as_person("ruth") as ruth, bus(portal) as client:
        asked = await ruth.post(f"staff/cases/{reference}/requests", {"what": "Your notes", "due": "2027-01-29"})
        await tell(client, message(case_id, reference, "A word with you."), case_id=case_id)
    sending = await begin(priya, reference)
    document = await sending.send("Notes.txt", unique())
    assert (await sending.submit()).is_success
    number = (await sending.settled())["number"]
    draft = await begin(priya, reference)
    await draft.add("More.txt", unique())
    file = await export(priya, references=[reference])
    line = await until(lambda: told_of(priya, reference))
    ids = {
        "reference": reference,
        "uploadId": sending.id,
        "draftId": draft.id,
        "fileId": document,
        "requestId": asked.json()["requestId"],
        "exportId": file["id"],
        "notificationId": line["id"],
    }
    return Busy(case_id, reference, title, number, ids)


async def told_of(person: Person, reference: str) -> dict[str, Any] | None:
    items = (await person.get("notifications", limit=100)).json()["items"]
    return next((each for each in items if reference in each["body"] + each["link"]), None)


async def hide(portal: Portal, reference: str, *, suppressed: bool = True) -> None:
    async with portal.as_person("ruth") as ruth:
        body = {"suppressed": suppressed, "why": "The complainant works there."}
        answer = await ruth.post(f"staff/cases/{reference}/suppression", body)
    assert answer.status_code == 201, answer.text


async def handed_back(portal: Portal, case_id: str) -> list[str]:
    """Return the kinds of what the case system is told of a case: read where it lies, so that no test takes it away."""
    query = "SELECT VALUE c.body.kind FROM c WHERE c.type = 'outbox' AND c.body.cases[0].caseId = @id"
    async with CosmosClient(portal.cosmos_url, COSMOS_KEY) as client:
        cases = client.get_database_client("recourse").get_container_client("cases")
        found = cases.query_items(query, parameters=[{"name": "@id", "value": case_id}], partition_key="brackenhall")
        return sorted([str(each) async for each in found])
