"""Reads a container's change feed, one feed range at a time, from a place that can be kept."""

from __future__ import annotations

import asyncio
from typing import Any

from azure.cosmos.aio import ContainerProxy

Document = dict[str, Any]


class ChangeFeed:
    """The latest versions of changed documents. A place is the SDK's continuation token: it names its range too."""

    def __init__(self, container: ContainerProxy) -> None:
        self._container = container
        self._one_at_a_time = asyncio.Lock()

    async def ranges(self) -> list[dict[str, Any]]:
        """Return the container's feed ranges."""
        return [part async for part in self._container.read_feed_ranges()]

    async def place_now(self, feed_range: dict[str, Any]) -> str:
        """Return the place after everything that is there."""
        _, place = await self._page(feed_range=feed_range, start_time="Now")
        return place

    async def read(self, feed_range: dict[str, Any], place: str | None, most: int) -> tuple[list[Document], str]:
        """Return the next changes (none when drained) and the place after them; no place means from the beginning."""
        start = {"continuation": place} if place else {"feed_range": feed_range, "start_time": "Beginning"}
        return await self._page(max_item_count=most, **start)

    async def _page(self, **options: Any) -> tuple[list[Document], str]:
        pages = self._container.query_items_change_feed(**options).by_page()
        async with self._one_at_a_time:
            documents: list[Document] = []
            async for page in pages:
                documents = [document async for document in page]
                break
            # The SDK gives the place nowhere else: the lock keeps another page's response from replacing it.
            headers = self._container.client_connection.last_response_headers
        return documents, str(headers["etag"])
