"""What goes into a scan and what comes out. Plain dataclasses: the capped subprocess imports them too, and quickly."""

from __future__ import annotations

from dataclasses import dataclass, field

from shared.uploads.scanning.formats import FORMATS

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class DeclaredFile:
    """What the sender said: display name, size in bytes, extension in lower case without its dot."""

    name: str
    size: int
    extension: str


@dataclass(frozen=True, slots=True)
class ScanLimits:
    """Every limit of a scan. Sizes in bytes, times in seconds. The engine's own limits must lie above these."""

    max_bytes: int = 250 * MEBIBYTE
    extensions: frozenset[str] = field(default_factory=lambda: frozenset(FORMATS))
    archive_entries: int = 10_000
    archive_bytes: int = 512 * MEBIBYTE
    entry_bytes: int = 100 * MEBIBYTE
    ratio: int = 100
    nesting: int = 3
    image_pixels: int = 50_000_000
    cpu_seconds: int = 40
    memory_bytes: int = 1024 * MEBIBYTE  # address space, of which far less becomes resident
    wall_seconds: int = 60


@dataclass(frozen=True, slots=True)
class Clean:
    """Every check ran and none objected."""

    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A stable kebab-case `code`, what was found, what to do. `detail` is for staff and logs, never for the sender."""

    code: str
    found: str
    advice: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Undecided:
    """Something of ours failed, so nothing is known: scan again. Never to be read as clean."""

    reason: str


Verdict = Clean | Refused | Undecided


class Objection(Exception):
    """A check's "no": the code of a row in `reasons.REASONS`, and the facts that fill its sentences."""

    def __init__(self, code: str, *, detail: str = "", **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.facts = facts
