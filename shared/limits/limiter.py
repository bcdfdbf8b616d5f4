"""Spend one request of a subject's minute, or say when to come back."""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from shared.kernel.clock import Clock
from shared.kernel.errors import TooMany
from shared.limits.model import CHUNKS, Allowance, granted, minute_of, seconds_to_next_minute
from shared.limits.store import CounterStore

_MOST = 20_000


class Limiter:
    """Holds `limit` requests a minute for each subject, across every process that shares the counters."""

    def __init__(self, kind: str, limit: int, counters: CounterStore, clock: Clock) -> None:
        self._kind = kind
        self._limit = limit
        self._chunk = max(1, limit // CHUNKS)
        self._counters = counters
        self._clock = clock
        self._allowances: OrderedDict[str, Allowance] = OrderedDict()
        self._reserving: dict[str, asyncio.Lock] = {}

    async def spend(self, subject: str) -> None:
        """Take one, or raise `TooMany` with the seconds until the next minute."""
        allowance = self._allowance(subject)
        if allowance.left == 0 and not allowance.exhausted:
            async with self._reserving.setdefault(subject, asyncio.Lock()):
                if allowance.left == 0 and not allowance.exhausted:
                    await self._reserve(subject, allowance)
            self._reserving.pop(subject, None)
        if allowance.left == 0:
            raise TooMany("rate-limited", "Too many requests.", retry_after=seconds_to_next_minute(self._clock()))
        allowance.left -= 1

    def _allowance(self, subject: str) -> Allowance:
        minute = minute_of(self._clock())
        allowance = self._allowances.get(subject)
        if allowance is None or allowance.minute != minute:
            allowance = self._allowances[subject] = Allowance(minute)
            self._allowances.move_to_end(subject)
            if len(self._allowances) > _MOST:
                self._allowances.popitem(last=False)
        return allowance

    async def _reserve(self, subject: str, allowance: Allowance) -> None:
        counter = f"{self._kind}-{subject}-{allowance.minute}"
        counted = await self._counters.add(counter, self._chunk)
        allowance.left = granted(counted, self._chunk, self._limit)
        allowance.exhausted = allowance.left < self._chunk
