"""Reading, deciding and writing back under ETags, again from the start while somebody else is faster."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from shared.kernel.errors import Stale

_T = TypeVar("_T")
_TRIES = 30  # fifty files of one upload may get their verdicts at once
_PAUSE = 0.02  # seconds


async def until_it_fits(attempt: Callable[[], Awaitable[_T]]) -> _T:
    """Return what `attempt` returns once it isn't `Stale`; after many tries let that be the answer.

    The pause in between is drawn from a span that grows by turns and with how long an attempt takes: where many
    contend, attempts are slow, and only pauses as long as they are keep one from spoiling the next.
    """
    for turn in range(1, _TRIES):
        started = time.monotonic()
        try:
            return await attempt()
        except Stale:
            span = max(_PAUSE, time.monotonic() - started) * min(turn, 10)
            await asyncio.sleep(span * random.random())  # noqa: S311  jitter, not a secret
    return await attempt()
