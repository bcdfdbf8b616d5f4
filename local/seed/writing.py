"""Writes items to Cosmos DB as fast as it takes them: full batches of one partition, several in flight."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Self

from shared.clients.cosmos import Container, Operation
from shared.kernel.errors import Conflict, Unavailable

Item = dict[str, Any]
Send = Callable[[], Awaitable[object]]

_BATCH = 100  # Cosmos DB's own limit of operations in a transactional batch
_IN_FLIGHT = 8
_TRIES = 10


class _Writer:
    """Keeps a bounded number of requests in flight, so that memory stays constant.

    `async with` it: leaving waits for all that is under way, and raises what went wrong.
    """

    def __init__(self, container: Container) -> None:
        self._container = container
        self._free = asyncio.Semaphore(_IN_FLIGHT)
        self._group = asyncio.TaskGroup()

    async def __aenter__(self) -> Self:
        await self._group.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            await self.flush()
        await self._group.__aexit__(kind, error, trace)

    async def flush(self) -> None:
        """Send what is still being gathered."""

    async def _start(self, send: Send) -> None:
        await self._free.acquire()
        self._group.create_task(self._finish(send))

    async def _finish(self, send: Send) -> None:
        try:
            await _patiently(send)
        finally:
            self._free.release()


class BatchWriter(_Writer):
    """Upserts into one container, in batches of `_BATCH` items of one partition."""

    def __init__(self, container: Container, partition_key: str) -> None:
        super().__init__(container)
        self._key = partition_key
        self._waiting: dict[str, list[Operation]] = defaultdict(list)

    async def write(self, item: Item) -> None:
        partition = item[self._key]
        self._waiting[partition].append(("upsert", (item,)))
        if len(self._waiting[partition]) == _BATCH:
            await self._send(partition)

    async def flush(self) -> None:
        for partition in list(self._waiting):
            await self._send(partition)

    async def _send(self, partition: str) -> None:
        operations = self._waiting.pop(partition)
        await self._start(lambda: self._container.batch(operations, partition))


class MissingWriter(_Writer):
    """Creates items, each in a partition of its own, where they aren't there yet."""

    async def write(self, item: Item) -> None:
        await self._start(lambda: create_missing(self._container, [item]))


async def create_missing(container: Container, items: list[Item]) -> None:
    """Create what isn't there yet and leave the rest as people have changed it since."""
    for item in items:
        try:
            await container.create_quietly(item)
        except Conflict:
            continue


async def _patiently(send: Send) -> None:
    for turn in range(_TRIES):
        try:
            await send()
        except Unavailable:  # a provisioned account sheds load: wait, then go on
            await asyncio.sleep(min(2**turn * 0.1, 10))
        else:
            return
    await send()
