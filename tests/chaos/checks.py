"""Afterwards: nothing lost, nothing doubled, the figures right. Read straight from the database and the queue."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import openpyxl
import orjson
from azure.servicebus.aio import ServiceBusClient
from azure.servicebus.exceptions import OperationTimeoutError

from shared.clients.cosmos import Container
from shared.handback.model import QUEUE as PORTAL_UPDATES
from shared.insight.recount import recount
from shared.insight.store import FigureStore
from tests.chaos.acts import User
from tests.chaos.patience import until
from tests.chaos.story import Told

_ORGANISATION = "brackenhall"
_PATIENCE = 600.0
Item = dict[str, Any]


async def wait_for_events(cases: Container, stories: Sequence[Told]) -> None:
    """Wait until every case stands at its last version."""
    count = "SELECT VALUE c.version FROM c WHERE c.id = @id"

    async def arrived() -> bool:
        for story in stories:
            if await cases.all(count, {"id": story.case.id}, _ORGANISATION) != [story.case.version]:
                return False
        return True

    await until(arrived, "all events have arrived", _PATIENCE)


async def check_events(cases: Container, stories: Sequence[Told]) -> None:
    """Each case stands as last told, with each of its facts and lines exactly once."""
    for story in stories:
        query = "SELECT * FROM c WHERE c.id = @id OR c.caseId = @id"
        items = await cases.all(query, {"id": story.case.id}, _ORGANISATION)
        [case] = [item for item in items if item["type"] == "case"]
        assert Counter(item["type"] for item in items) == story.expected, story.case.reference
        assert (case["caseStage"], case["priority"], case["closed"]) == ("Decision", False, False)


async def check_updates(cases: Container, comments: Sequence[str]) -> None:
    """Each update stands on its case once."""
    query = "SELECT VALUE c.comment FROM c WHERE c.type = 'update' AND STARTSWITH(c.comment, 'Storm ')"
    assert Counter(await cases.all(query, {}, _ORGANISATION)) == Counter(comments)


async def wait_for_outbox(cases: Container) -> None:
    """Wait until everything there was to tell has been sent."""
    waiting = "SELECT VALUE COUNT(1) FROM c WHERE c.type = 'outbox' AND IS_NULL(c.sentAt)"

    async def empty() -> bool:
        return await cases.all(waiting, {}, _ORGANISATION) == [0]

    await until(empty, "the outbox has been sent", _PATIENCE)


async def check_portal_updates(connection: str, businesses: Sequence[str], comments: Sequence[str]) -> None:
    """Each update was told to the case system once."""
    heard: list[str] = []
    async with ServiceBusClient.from_connection_string(connection) as client:
        for business in businesses:
            heard += await _heard(client, business)
    assert Counter(heard) == Counter(comments)


async def _heard(client: ServiceBusClient, business: str) -> list[str]:
    found: list[str] = []
    try:
        async with client.get_queue_receiver(PORTAL_UPDATES, session_id=business, max_wait_time=3) as receiver:
            while messages := await receiver.receive_messages(100, max_wait_time=3):
                for message in messages:
                    found.append(orjson.loads(b"".join(message.body))["comment"])
                    await receiver.complete_message(message)
    except OperationTimeoutError:
        return found
    return found


async def check_exports(user: User, ids: Sequence[str]) -> None:
    """Each export is ready, holds the list row for row, and was announced once."""

    async def settled() -> bool:
        states = {each["id"]: each["state"] for each in (await user.ask("GET", "exports")).json()["items"]}
        return all(states[export_id] not in {"queued", "running"} for export_id in ids)

    await until(settled, "the exports are settled", _PATIENCE)
    listed = await _listed(user)
    for export_id in ids:
        link = (await user.ask("POST", f"exports/{export_id}/links", {})).json()["url"]
        async with httpx.AsyncClient() as http:
            exported = _references((await http.get(link)).raise_for_status().content)
        assert exported == listed, _difference(exported, listed)

    async def announced() -> bool:
        lines = (await user.ask("GET", "notifications?limit=100")).json()["items"]
        told = sum(line["count"] for line in lines if line["kind"] == "export-ready")
        assert told <= len(ids), "an export was announced twice"
        return bool(told == len(ids))

    await until(announced, "the exports were announced", _PATIENCE)


async def _listed(user: User) -> list[str]:
    references: list[str] = []
    cursor = ""
    while True:
        page = (await user.ask("GET", f"cases?status=all&limit=100{cursor}")).json()
        references += [row["caseReference"] for row in page["items"]]
        if not page["nextCursor"]:
            return references
        cursor = f"&cursor={page['nextCursor']}"


def _difference(exported: list[str], listed: list[str]) -> str:
    places = [place for place, (one, other) in enumerate(zip(exported, listed, strict=False)) if one != other]
    return f"{len(exported)} rows exported, {len(listed)} listed, differing at {places[:10]}"


def _references(content: bytes) -> list[str]:
    """Return the case references of a CSV or XLSX file, in order: what stands below the head of that name."""
    if content.startswith(b"PK"):
        book = openpyxl.load_workbook(io.BytesIO(content))
        sheet = [[str(cell) for cell in row] for row in book["Cases"].iter_rows(values_only=True)]
    else:
        sheet = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    return [cell for row in sheet for cell in row if cell.startswith("PNX-") and cell.count("-") == 2]


async def check_figures(cases: Container, figures: Container, stories: Sequence[Told]) -> None:
    """The dashboard's figures equal a recount of the cases."""
    seen = "SELECT VALUE c.seen.etag FROM c WHERE c.type = 'facet' AND c.id = @id"
    now = "SELECT VALUE c._etag FROM c WHERE c.id = @id"

    async def counted() -> bool:
        for story in stories:
            known = {"id": story.case.id}
            if await figures.all(seen, known, _ORGANISATION) != await cases.all(now, known, _ORGANISATION):
                return False
        return True

    await until(counted, "the figures follow the cases", _PATIENCE)
    # An hour ahead, so that nothing counts as being on its way.
    drift = await recount(_ORGANISATION, FigureStore(figures, cases), datetime.now(UTC) + timedelta(hours=1))
    assert not drift, drift


async def check_nothing_parked(parked: Container) -> None:
    items = await parked.everywhere("SELECT c.source, c.reason, c.explanation FROM c", {}, limit=20)
    assert items == []
