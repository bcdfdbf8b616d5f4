"""The shared counters: one item a subject and minute, forgotten by TTL."""

from __future__ import annotations

from shared.clients.cosmos import Container
from shared.kernel.errors import Conflict, NotFound


class CounterStore:
    def __init__(self, container: Container) -> None:
        self._container = container

    async def add(self, counter: str, amount: int, *, ttl: int | None = None) -> int:
        """Add `amount` to `counter`, atomically across processes, and return the new count.

        A counter that is longer-lived than a minute's says so by `ttl`, in seconds from its beginning.
        """
        increment = [{"op": "incr", "path": "/count", "value": amount}]
        try:
            return int((await self._container.patch(counter, counter, increment))["count"])
        except NotFound:
            pass
        try:
            kept = {} if ttl is None else {"ttl": ttl}
            await self._container.create_quietly({"id": counter, "count": amount, **kept})
        except Conflict:  # another process was first
            return int((await self._container.patch(counter, counter, increment))["count"])
        return amount
