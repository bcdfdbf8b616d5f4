from __future__ import annotations

from local.servicebus.engine.alarms import Alarms
from local.servicebus.engine.ports import Journal, Milliseconds


class DuplicateHistory:
    """Message ids seen within the window. A repeat is accepted from its sender and dropped, as Azure does."""

    def __init__(self, queue: str, window: int, clock: Milliseconds, journal: Journal, alarms: Alarms) -> None:
        self._queue = queue
        self._window = window
        self._clock = clock
        self._journal = journal
        self._alarms = alarms
        self._until: dict[str, int] = {}

    def restore(self, message_id: str, until: int) -> None:
        self._until[message_id] = until
        self._watch()

    def is_repeat(self, message_id: str | None) -> bool:
        return message_id is not None and self._until.get(message_id, 0) > self._clock()

    def remember(self, message_id: str | None) -> None:
        if message_id is None:
            return
        until = self._clock() + self._window
        self._until.pop(message_id, None)
        self._until[message_id] = until
        self._journal.remember_duplicate(self._queue, message_id, until)
        self._watch()

    def _watch(self) -> None:
        # One alarm for the oldest id: insertion order is expiry order, because the window never changes.
        if len(self._until) == 1:
            self._alarms.set(("duplicates", self._queue), next(iter(self._until.values())), self._forget_old)

    def _forget_old(self) -> None:
        now = self._clock()
        while self._until:
            oldest, until = next(iter(self._until.items()))
            if until > now:
                self._alarms.set(("duplicates", self._queue), until, self._forget_old)
                return
            del self._until[oldest]
            self._journal.forget_duplicate(self._queue, oldest)
