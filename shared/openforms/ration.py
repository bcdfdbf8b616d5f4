"""So many of a thing in so long a time, for each subject, across all hosts: one write each, as forms are rare."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from shared.kernel.clock import Clock
from shared.kernel.errors import TooMany
from shared.limits.store import CounterStore


class Ration:
    def __init__(self, kind: str, most: int, per: timedelta, counters: CounterStore, clock: Clock) -> None:
        self._kind = kind
        self._most = most
        self._seconds = int(per.total_seconds())
        self._counters = counters
        self._clock = clock

    async def spend(self, subject: str) -> None:
        """Take one, or raise `TooMany` with the seconds until there are new ones. Who the subject is isn't stored."""
        now = int(self._clock().timestamp())
        told = hashlib.sha256(f"{self._kind}\0{subject}\0{now // self._seconds}".encode()).hexdigest()
        if await self._counters.add(f"ration-{told}", 1, ttl=self._seconds) > self._most:
            wait = self._seconds - now % self._seconds
            raise TooMany("form-limit-reached", "Too many forms came from here. Try again later.", retry_after=wait)
