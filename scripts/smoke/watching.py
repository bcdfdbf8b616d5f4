"""What a deployment does to requests: ask ten times a second, and tell what was cut off or refused, and for how long.

A question that got no answer is asked again, as the pages and the upload client do, until it gets one.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import cycle

import httpx

_EVERY = 0.1  # seconds
_AGAIN = 0.2
_PATIENCE = 60.0
_PATHS = ("api/health", "api/health/ready", "api/config")  # at once; after asking all that is behind; out of memory
NOT_REACHED, CUT_OFF = "not reached", "cut off in flight"


@dataclass
class Seen:
    """`first`: what first tries met; `waits`: seconds until a question that met no good answer got one."""

    first: Counter[str] = field(default_factory=Counter)
    waits: list[float] = field(default_factory=list)
    unanswered: int = 0
    longest_gap: float = 0.0
    slowest: float = 0.0
    _last_good: float | None = None

    def good(self, began: float, ended: float) -> None:
        """Take note of a good first answer."""
        self.slowest = max(self.slowest, ended - began)
        if self._last_good is not None:
            self.longest_gap = max(self.longest_gap, ended - self._last_good)
        self._last_good = max(ended, self._last_good or 0.0)

    def __str__(self) -> str:
        met = ", ".join(f"{count} {what}" for what, count in sorted(self.first.items()))
        again = f"asked again, {len(self.waits)} were answered" if self.waits or self.unanswered else "none asked again"
        wait = f" after at most {max(self.waits):.2f} s" if self.waits else ""
        return (
            f"{self.first.total()} questions: {met}; {again}{wait}, {self.unanswered} never; "
            f"slowest good answer {self.slowest:.2f} s, longest time without one {self.longest_gap:.2f} s"
        )


async def watch(url: str, seconds: float) -> Seen:
    """Ask every tenth of a second for `seconds`, whether or not earlier questions were answered."""
    seen, asking = Seen(), set()
    async with httpx.AsyncClient(base_url=url, timeout=_PATIENCE) as http:
        deadline = time.monotonic() + seconds
        for path in cycle(_PATHS):
            if time.monotonic() > deadline:
                break
            task = asyncio.create_task(_ask(http, path, seen))
            asking.add(task)
            task.add_done_callback(asking.discard)
            await asyncio.sleep(_EVERY)
        await asyncio.gather(*asking)
    return seen


async def _ask(http: httpx.AsyncClient, path: str, seen: Seen) -> None:
    began = time.monotonic()
    met = await met_by(http, path)
    seen.first[met] += 1
    if met == str(httpx.codes.OK.value):
        seen.good(began, time.monotonic())
        return
    while time.monotonic() < began + _PATIENCE:
        await asyncio.sleep(_AGAIN)
        if await met_by(http, path) == str(httpx.codes.OK.value):
            seen.waits.append(time.monotonic() - began)
            return
    seen.unanswered += 1


async def met_by(http: httpx.AsyncClient, path: str) -> str:
    """Return the status of the answer, or how there was none: the request never arrived, or was cut off."""
    try:
        return str((await http.get(path)).status_code)
    except (httpx.ConnectError, httpx.ConnectTimeout):
        return NOT_REACHED
    except httpx.HTTPError:
        return CUT_OFF
