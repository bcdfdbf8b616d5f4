"""How far a load has come, and the report of the rows it refused: two files that survive kill -9 together.

The report is written first, then the checkpoint, which tells the report's length: what a killed run wrote beyond it is
cut off before going on, so that no row is reported twice or not at all.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import IO, NamedTuple, Self

from shared.kernel.model import Model


class Refusal(NamedTuple):
    row: int
    code: str
    sentence: str


class Checkpoint(Model):
    """After `row`, which ended at byte `offset` of the file of `file_size` bytes. Counts are of rows."""

    file_size: int
    row: int = 0
    offset: int = 0
    report_size: int = 0
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0


class Record:
    """Use as a context manager; `checkpoint` is where to go on."""

    def __init__(self, checkpoint: Path, report: Path, file_size: int) -> None:
        self._path = checkpoint
        self._report_path = report
        self._report: IO[str] | None = None
        self.checkpoint = _read(checkpoint) or Checkpoint(file_size=file_size)

    def __enter__(self) -> Self:
        self._report = self._report_path.open("a+", encoding="utf-8", newline="")
        self._report.truncate(self.checkpoint.report_size)
        if not self.checkpoint.report_size:
            csv.writer(self._report).writerow(Refusal._fields)
        return self

    def __exit__(self, *_: object) -> None:
        if self._report:
            self._report.close()

    def advance(self, refusals: Iterable[Refusal], after: Checkpoint) -> None:
        """Report `refusals` and remember `after`. Renamed into place, so that a crash leaves the old one or the new."""
        assert self._report  # noqa: S101  narrows the type: only within the context
        csv.writer(self._report).writerows(refusals)
        self._report.flush()
        self.checkpoint = after.model_copy(update={"report_size": self._report_path.stat().st_size})
        draft = self._path.with_suffix(".new")
        draft.write_text(self.checkpoint.model_dump_json())
        draft.replace(self._path)

    def finish(self) -> None:
        """Forget the checkpoint: the file is through."""
        self._path.unlink(missing_ok=True)


def _read(path: Path) -> Checkpoint | None:
    return Checkpoint.model_validate_json(path.read_bytes()) if path.exists() else None
