"""Listening goes on through the other side's restarts."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from azure.core.exceptions import AzureError

log = logging.getLogger("host")

WAITS = (0.2, 1.0, 3.0)
"""Seconds before connecting again, growing to the last one."""
STEADY = 10.0
"""A connection that held this long has its row of failures forgotten."""


async def for_ever(name: str, listen: Callable[[], Awaitable[None]], stopping: asyncio.Event | None = None) -> None:
    """Call `listen` again whenever it ends or its service is away, until cancelled or, after a turn, `stopping`."""
    failures = 0
    while stopping is None or not stopping.is_set():
        began = time.monotonic()
        try:
            await listen()
            failures = 0
        except (AzureError, OSError) as error:
            failures = 0 if time.monotonic() - began > STEADY else failures
            # Said once a row: a service that is down for an hour must not fill the log.
            log.log(logging.DEBUG if failures else logging.WARNING, "%s: connecting again after %s", name, error)
            await asyncio.sleep(WAITS[min(failures, len(WAITS) - 1)])
            failures += 1
