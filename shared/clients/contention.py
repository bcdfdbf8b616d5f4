"""Reading, deciding and writing back under ETags, again from the start while somebody else is faster."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

from shared.kernel.errors import Stale

_T = TypeVar("_T")
_TRIES = 30  # fifty files of one upload may get their verdicts at once
_PAUSE = 0.02  # seconds, before jitter, and growing


async def until_it_fits(attempt: Callable[[], Awaitable[_T]]) -> _T:
    """Return what `attempt` returns once it isn't `Stale`; after many tries let that be the answer."""
    for turn in range(1, _TRIES):
        try:
            return await attempt()
        except Stale:
            await asyncio.sleep(_PAUSE * min(turn, 10) * random.random())  # noqa: S311  jitter, not a secret
    return await attempt()
