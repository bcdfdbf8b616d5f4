"""What happens by queue or feed comes a little later: a test looks until it is there."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any


async def until(find: Callable[[], Awaitable[Any]], patience: float = 60) -> Any:
    """Return what `find` finds, once it finds something; `patience` is in seconds."""
    deadline = time.monotonic() + patience
    while not (found := await find()):
        assert time.monotonic() < deadline, "it didn't come in time"
        await asyncio.sleep(0.2)
    return found
