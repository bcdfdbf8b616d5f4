"""YARA-X in process, for places without clamd: the rules in `rules.yar` over a sliding window, so memory stays flat."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from shared.uploads.scanning.engine import EngineFailed

if TYPE_CHECKING:
    import yara_x

_RULES = Path(__file__).with_name("rules.yar")
_WINDOW = 4 * 1024 * 1024
_OVERLAP = 64 * 1024  # more than any rule spans, or a match across two windows would be missed
_TIMEOUT_SECONDS = 20


class Yara:
    """Stateless: one instance serves every scan."""

    async def scan(self, chunks: AsyncIterator[bytes]) -> str | None:
        # Off the loop even for small files: one slow rule mustn't hold up every request of this worker.
        window = bytearray()
        fresh = 0
        async for chunk in chunks:
            window += chunk
            fresh += len(chunk)
            if fresh >= _WINDOW:
                if name := await asyncio.to_thread(_match, bytes(window)):
                    return name
                del window[:-_OVERLAP]
                fresh = 0
        return await asyncio.to_thread(_match, bytes(window)) if fresh else None


def _match(data: bytes) -> str | None:
    import yara_x

    scanner = yara_x.Scanner(_rules())
    scanner.set_timeout(_TIMEOUT_SECONDS)
    try:
        found = scanner.scan(data).matching_rules
    except (yara_x.ScanError, yara_x.TimeoutError) as error:
        raise EngineFailed(f"yara-x gave no verdict: {error!r}") from error
    return found[0].identifier if found else None


@lru_cache(maxsize=1)
def _rules() -> yara_x.Rules:
    import yara_x

    return yara_x.compile(_RULES.read_text("utf-8"))
