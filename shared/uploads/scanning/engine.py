"""The malware engine, behind a protocol: `clamd.Clamd` and `yara.Yara` scan, `defender.Told` has what Defender said."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol


class EngineFailed(Exception):
    """The engine gave no verdict: away, stuck, at a limit, or talking nonsense. The file's state is unknown."""


class Scanner(Protocol):
    """An engine that reads a stream once, from start to end."""

    async def scan(self, chunks: AsyncIterator[bytes]) -> str | None:
        """Return the signature's name if one matched, None if none did. Raises `EngineFailed` for anything else."""
        ...
