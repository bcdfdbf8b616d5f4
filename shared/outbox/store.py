"""Outbox items in the container of the changes they came with."""

from __future__ import annotations

from datetime import datetime

from shared.clients.cosmos import Container
from shared.kernel.clock import as_stored
from shared.kernel.errors import NotFound
from shared.outbox.model import OutboxItem, sent

_MOST_IN_BATCH = 100  # Cosmos DB's limit
# Across partitions, so without ORDER BY: the service would have to merge-sort every partition for it.
_UNSENT = "SELECT * FROM c WHERE c.type = 'outbox' AND IS_NULL(c.sentAt) AND c.createdAt < @before"


class OutboxStore:
    def __init__(self, cases: Container) -> None:
        self._cases = cases

    async def mark_sent(self, items: list[OutboxItem], now: datetime) -> None:
        """Mark `items`, one batch for up to 100 of an organisation. Marking again does no harm."""
        of_each: dict[str, list[str]] = {}
        for item in items:
            of_each.setdefault(item.organisation_id, []).append(item.id)
        for organisation_id, ids in of_each.items():
            for start in range(0, len(ids), _MOST_IN_BATCH):
                await self._mark(organisation_id, ids[start : start + _MOST_IN_BATCH], now)

    async def _mark(self, organisation_id: str, ids: list[str], now: datetime) -> None:
        while ids:
            try:
                await self._cases.batch([("patch", (item_id, sent(now))) for item_id in ids], organisation_id)
            except NotFound as gone:  # sent, marked and expired since it was read
                ids = [item_id for index, item_id in enumerate(ids) if index != gone.details["index"]]
            else:
                return

    async def unsent(self, before: datetime, limit: int) -> list[OutboxItem]:
        """Return up to `limit` items of any organisation, made before `before` and not sent yet."""
        found = await self._cases.everywhere(_UNSENT, {"before": as_stored(before)}, limit=limit)
        return [OutboxItem.from_item(item) for item in found]
