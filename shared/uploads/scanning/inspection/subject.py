"""What every inspection is given: the file, what it should be, the limits, and a way to hand members to the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from shared.uploads.scanning.model import ScanLimits

Emit = Callable[[str, Iterable[bytes]], None]


@dataclass
class Spent:
    """What unpacking has cost so far, over all levels, so that nesting can't multiply the limits."""

    entries: int = 0
    bytes: int = 0


@dataclass(frozen=True)
class Subject:
    path: str
    extension: str
    limits: ScanLimits
    emit: Emit
    spent: Spent
    depth: int = 1

    def inside(self, path: str, extension: str) -> Subject:
        """Return the same inspection for a file found in this one."""
        return replace(self, path=path, extension=extension, depth=self.depth + 1)


class Inspect(Protocol):
    """Raises `Objection` for what it won't let pass; any other exception means the content can't be read."""

    def __call__(self, subject: Subject) -> None: ...
