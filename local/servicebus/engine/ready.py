from __future__ import annotations

import heapq

Group = str | None


class Ready:
    """Sequence numbers that may be received, lowest first, in one group a session (None without sessions).

    A sequence number stays listed until it is taken or discarded, so a message that comes back keeps its place.
    """

    def __init__(self) -> None:
        self._heaps: dict[Group, list[int]] = {}
        self._listed: set[int] = set()

    def add(self, group: Group, sequence: int) -> None:
        if sequence not in self._listed:
            self._listed.add(sequence)
            heapq.heappush(self._heaps.setdefault(group, []), sequence)

    def discard(self, sequence: int) -> None:
        # The heap entry stays until it surfaces: removing from the middle of a heap costs its whole length.
        self._listed.discard(sequence)

    def take(self, group: Group) -> int | None:
        """Return the lowest sequence number of the group and unlist it, or None."""
        if not self.has(group):
            return None
        sequence = heapq.heappop(self._heaps[group])
        self._listed.discard(sequence)
        return sequence

    def has(self, group: Group) -> bool:
        heap = self._heaps.get(group)
        while heap and heap[0] not in self._listed:
            heapq.heappop(heap)
        if not heap:
            self._heaps.pop(group, None)
        return bool(heap)
