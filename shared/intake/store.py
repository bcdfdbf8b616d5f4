"""Reads how a case stands and writes what an event makes of it."""

from __future__ import annotations

from collections.abc import Callable
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


def put(standing: Case | Awaited | Moved, before: Item) -> Operation:
    """Return the operation that stores `standing`: made if nothing was there, else replaced if it's still as read.

    Fields that a newer version of the app wrote stay, as long as the item is still of the same kind.
    """
    item = standing.to_item()
    if not before:
        return "create", (item,)
    kept = before if before["type"] == item["type"] else {}
    return "replace", (item["id"], {**kept, **item}), {"if_match_etag": before["_etag"]}
