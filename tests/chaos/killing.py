"""Kills servers of a running portal at random moments. Their supervisor starts them again."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

VICTIMS = ("host", "servicebus", "cosmos")


async def kill_at_random(
    data: Path, count: int, pause: tuple[float, float], chance: Random, work: asyncio.Future[Any] | None = None
) -> Counter[str]:
    """Kill with SIGKILL, `pause` seconds apart (from, to); return how often each server was hit.

    `count` times, and then on until `work` is done, where it is given.
    """
    hits: Counter[str] = Counter()
    while hits.total() < count or (work and not work.done()):
        await asyncio.sleep(chance.uniform(*pause))
        victim = chance.choice(VICTIMS)
        pid = json.loads((data / "up.json").read_text())["processes"].get(victim)
        if pid is None or not _kill(pid):
            continue  # it is still down from the last time: a dead one can't be hit
        hits[victim] += 1
    return hits


def _kill(pid: int) -> bool:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True
