"""What a deployment does to requests: ask ten times a second, and tell what was refused, and for how long."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

import httpx

_EVERY = 0.1  # seconds
_PATIENCE = 30.0


@dataclass
class Seen:
    """`answers` by status (0: no answer); `longest_gap` in seconds between two good answers."""

    answers: dict[int, int] = field(default_factory=dict)
    longest_gap: float = 0.0
    slowest: float = 0.0
    _last_good: float | None = None

    def add(self, status: int, began: float, ended: float) -> None:
        self.answers[status] = self.answers.get(status, 0) + 1
        if status != httpx.codes.OK:
            return
        self.slowest = max(self.slowest, ended - began)
        if self._last_good is not None:
            self.longest_gap = max(self.longest_gap, ended - self._last_good)
        self._last_good = max(ended, self._last_good or 0.0)

    def __str__(self) -> str:
        counted = ", ".join(f"{count} of {status or 'no answer'}" for status, count in sorted(self.answers.items()))
        return f"{counted}; slowest good answer {self.slowest:.2f} s, longest time without one {self.longest_gap:.2f} s"


async def watch(url: str, seconds: float) -> Seen:
    """Ask `api/health` every tenth of a second, whether or not earlier questions were answered."""
    seen, asking = Seen(), set()
    async with httpx.AsyncClient(base_url=url, timeout=_PATIENCE) as http:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            task = asyncio.create_task(_ask(http, seen))
            asking.add(task)
            task.add_done_callback(asking.discard)
            await asyncio.sleep(_EVERY)
        await asyncio.gather(*asking)
    return seen


async def _ask(http: httpx.AsyncClient, seen: Seen) -> None:
    began = time.monotonic()
    try:
        status = (await http.get("api/health")).status_code
    except httpx.HTTPError:
        status = 0
    seen.add(status, began, time.monotonic())
