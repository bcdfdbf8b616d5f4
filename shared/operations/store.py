"""Parked items in Cosmos DB."""

from __future__ import annotations

from shared.clients.cosmos import Container
from shared.kernel.errors import NotFound
from shared.operations.model import Parked

_OF_SOURCE = "SELECT * FROM c WHERE c.type = 'parked' ORDER BY c.at DESC"
_COUNT = "SELECT VALUE COUNT(1) FROM c WHERE c.type = 'parked'"
_MOST_SHOWN = 200
_OF_ORGANISATION = "SELECT * FROM c WHERE c.type = 'parked' AND c.payload.organisationId = @organisation"
_MOST_OF_ONE = 10_000


class ParkedStore:
    def __init__(self, parked: Container) -> None:
        self._parked = parked

    async def put(self, item: Parked) -> None:
        """Keep `item`; the same one parked again counts up instead of standing there twice."""
        try:
            before = Parked.from_item(await self._parked.read(item.id, item.source))
            item = item.model_copy(update={"times": before.times + 1})
        except NotFound:
            pass
        await self._parked.upsert(item.to_item())

    async def read(self, source: str, parked_id: str) -> Parked:
        return Parked.from_item(await self._parked.read(parked_id, source))

    async def newest(self, source: str) -> list[Parked]:
        """Return the newest parked items of `source`, up to 200: beyond that, what counts is their common cause."""
        page = await self._parked.page(_OF_SOURCE, {}, source, limit=_MOST_SHOWN)
        return [Parked.from_item(item) for item in page.items]

    async def count(self, source: str) -> int:
        return sum(await self._parked.all(_COUNT, {}, source))

    async def of_organisation(self, organisation_id: str) -> list[Parked]:
        """Return what is parked, of any source, whose message or change is about the organisation."""
        found = await self._parked.everywhere(_OF_ORGANISATION, {"organisation": organisation_id}, limit=_MOST_OF_ONE)
        return [Parked.from_item(item) for item in found]

    async def replace(self, item: Parked) -> None:
        """Replace `item` as it was read; `Stale` when it has been parked again since, `NotFound` when it has gone."""
        await self._parked.replace(item.to_item(), etag=item.etag)

    async def remove(self, item: Parked) -> None:
        """Remove `item` as it was read; `Stale` when it has been parked again since, or removed by a colleague."""
        try:
            await self._parked.delete(item.id, item.source, etag=item.etag)
        except NotFound:
            return
