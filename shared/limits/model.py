"""Rate limits that hold across host processes without a write for each request.

Each process reserves a chunk of a subject's minute from a shared counter and spends it locally, so that
`limit / CHUNKS` requests cost one write. The counter refuses what would go beyond the limit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

CHUNKS = 20


@dataclass
class Allowance:
    """What this process may still spend of one subject's minute."""

    minute: int
    left: int = 0
    exhausted: bool = False


def minute_of(now: datetime) -> int:
    return int(now.timestamp()) // 60


def seconds_to_next_minute(now: datetime) -> int:
    return 60 - int(now.timestamp()) % 60


def granted(counted: int, chunk: int, limit: int) -> int:
    """Return how much of `chunk` was still free, given the shared count after adding it."""
    return max(0, min(chunk, limit - (counted - chunk)))
