"""Defender for Storage: an engine that scans by itself and tells by an event, so its word is looked up, not asked for.

Anything it says but "no threats found" isn't clean, and as long as it says nothing, nothing is known.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from enum import IntEnum

from shared.uploads.scanning.engine import EngineFailed


class Word(IntEnum):
    """In the order in which one outweighs another about the same version of a file."""

    UNKNOWN = 0
    CLEAN = 1
    MALWARE = 2


_WORDS = {"No threats found": Word.CLEAN, "Malicious": Word.MALWARE}


@dataclass(frozen=True)
class Report:
    """`said` in Defender's words; `names` of what it found."""

    said: str
    names: tuple[str, ...] = ()

    @property
    def word(self) -> Word:
        return _WORDS.get(self.said, Word.UNKNOWN)


@dataclass(frozen=True)
class Told:
    """Defender's report on one version of one file, as an engine; without a report it has no verdict."""

    report: Report | None

    async def scan(self, chunks: AsyncIterator[bytes]) -> str | None:
        async for _ in chunks:  # read to the end: the checks beside the engine need every byte
            pass
        if self.report is None:
            raise EngineFailed("Defender hasn't reported on this version yet")
        match self.report.word:
            case Word.CLEAN:
                return None
            case Word.MALWARE:
                return ", ".join(self.report.names) or "unnamed"
            case _:
                raise EngineFailed(f"Defender gave no verdict: {self.report.said[:200]}")
