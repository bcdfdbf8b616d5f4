"""Reads how a case stands and writes what an event makes of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from shared.cases.model import Case
from shared.clients.cosmos import Container, Operation
from shared.intake.standing import Awaited, Moved, Standing
from shared.kernel.errors import Conflict, NotFound

Item = dict[str, Any]
_READERS: dict[str, Callable[[Item], Case | Awaited | Moved]] = {
    "case": Case.from_item,
    "awaited": Awaited.from_item,
    "moved": Moved.from_item,
}
Read = tuple[Standing, Item]
PURGED = "case-purged"


class IntakeStore:
    def __init__(self, cases: Container) -> None:
        self._cases = cases

    async def standing(self, organisation_id: str, case_id: str) -> Read:
        """Return how the case stands, and its item as stored: one point read. Raises `Conflict`: `PURGED`."""
        try:
            item = await self._cases.read(case_id, organisation_id)
        except NotFound:
            return None, {}
        if item["type"] == "purged":
            raise Conflict(PURGED, "This case was deleted when its time was over.")
        return _READERS[item["type"]](item), item

    async def commit(self, organisation_id: str, operations: list[Operation]) -> None:
        await self._cases.batch(operations, organisation_id)

    async def create(self, organisation_id: str, operations: list[Operation]) -> None:
        """Make up to 100 items, all or none; `Conflict` if one is there."""
        await self._cases.batch_quietly(operations, organisation_id)

    async def children(self, organisation_id: str, ids: list[str]) -> list[Item]:
        """Return those of the items `ids` that exist: one query."""
        query = "SELECT * FROM c WHERE ARRAY_CONTAINS(@ids, c.id)"
        return await self._cases.all(query, {"ids": ids}, organisation_id)

    async def hiding(self, organisation_id: str, case_id: str) -> list[Item]:
        """Return the records of what staff did about hiding a case: for staff alone, wherever the case is."""
        query = "SELECT * FROM c WHERE c.type = 'suppression' AND c.caseId = @case"
        return await self._cases.all(query, {"case": case_id}, organisation_id)

    async def hand_on(self, items: list[Item], organisation_id: str, business_id: str) -> None:
        """Make copies of items in another organisation; made already, they are the same."""
        for item in items:
            own = {name: value for name, value in item.items() if not name.startswith("_")}
            await self._cases.upsert({**own, "organisationId": organisation_id, "businessId": business_id})

    async def remove(self, items: list[Item]) -> None:
        """Delete items; gone already is as good."""
        for item in items:
            with suppress(NotFound):
                await self._cases.delete(item["id"], item["organisationId"])


def put(standing: Case | Awaited | Moved, before: Item) -> Operation:
    """Return the operation that stores `standing`: made if nothing was there, else replaced if it's still as read.

    Fields that a newer version of the app wrote stay, as long as the item is still of the same kind.
    """
    item = standing.to_item()
    if not before:
        return "create", (item,)
    kept = before if before["type"] == item["type"] else {}
    return "replace", (item["id"], {**kept, **item}), {"if_match_etag": before["_etag"]}
