from __future__ import annotations

import heapq
from collections.abc import Callable, Hashable
from itertools import count

SLACK = 1024


class Alarms:
    """Things to do at a time, one for each key. Setting a key again moves its alarm; due actions run in order."""

    def __init__(self) -> None:
        self._heap: list[tuple[int, int, Hashable]] = []
        self._live: dict[Hashable, tuple[int, Callable[[], object]]] = {}
        self._ticket = count()

    def set(self, key: Hashable, due: int, action: Callable[[], object]) -> None:
        ticket = next(self._ticket)
        self._live[key] = (ticket, action)
        heapq.heappush(self._heap, (due, ticket, key))
        self._compact()

    def clear(self, key: Hashable) -> None:
        self._live.pop(key, None)

    def next_due(self) -> int | None:
        """Return when the earliest live alarm is due, in milliseconds, or None."""
        while self._heap:
            due, ticket, key = self._heap[0]
            if self._is_live(ticket, key):
                return due
            heapq.heappop(self._heap)
        return None

    def run(self, now: int) -> None:
        """Do everything due at `now`, also what those actions make due."""
        while (due := self.next_due()) is not None and due <= now:
            _, _, key = heapq.heappop(self._heap)
            _, action = self._live.pop(key)
            action()

    def _is_live(self, ticket: int, key: Hashable) -> bool:
        entry = self._live.get(key)
        return entry is not None and entry[0] == ticket

    def _compact(self) -> None:
        # Settled messages leave dead entries behind, some due in weeks: without this a busy queue would leak memory.
        if len(self._heap) > 2 * len(self._live) + SLACK:
            self._heap = [entry for entry in self._heap if self._is_live(entry[1], entry[2])]
            heapq.heapify(self._heap)
