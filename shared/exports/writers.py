"""The two formats behind one shape: an opening, parts of rows, and what closes the file around them."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from shared.cases.fields import BY_NAME
from shared.exports import csv_format, xlsx_format
from shared.exports.cells import Row
from shared.exports.model import Checkpoint, Export, Format
from shared.exports.notes import notes
from shared.exports.package import Content, wrapped
from shared.schemes.profile import Profile


class Closing(NamedTuple):
    """What stands before the blocks of the file and after them; either may be empty."""

    before: bytes
    after: bytes


class Writer(Protocol):
    """Each part is the bytes to stage, and `Checkpoint` with what the format must remember of them."""

    def opening(self, so_far: Checkpoint) -> tuple[bytes, Checkpoint]: ...

    def part(self, rows: Sequence[Row], so_far: Checkpoint) -> tuple[bytes, Checkpoint]: ...

    def closing(self, so_far: Checkpoint) -> Closing: ...


def writer_for(export: Export, profile: Profile) -> Writer:
    labels = [BY_NAME[name].label.format(scheme=profile.short_name) for name in export.wanted.columns]
    kind = _Xlsx if export.wanted.format is Format.XLSX else _Csv
    return kind(export, profile, labels)


class _Csv:
    def __init__(self, export: Export, profile: Profile, labels: list[str]) -> None:
        self._export, self._profile, self._labels = export, profile, labels

    def opening(self, so_far: Checkpoint) -> tuple[bytes, Checkpoint]:
        return csv_format.head(self._labels), so_far

    def part(self, rows: Sequence[Row], so_far: Checkpoint) -> tuple[bytes, Checkpoint]:
        return csv_format.body(rows), so_far

    def closing(self, so_far: Checkpoint) -> Closing:
        return Closing(b"", csv_format.tail(notes(self._export, self._profile, so_far.rows)))


class _Xlsx:
    def __init__(self, export: Export, profile: Profile, labels: list[str]) -> None:
        self._export, self._profile, self._labels = export, profile, labels

    def opening(self, so_far: Checkpoint) -> tuple[bytes, Checkpoint]:
        return _packed(xlsx_format.sheet_of(self._workbook(rows=0)).before, so_far)

    def part(self, rows: Sequence[Row], so_far: Checkpoint) -> tuple[bytes, Checkpoint]:
        return _packed(xlsx_format.rows_xml(rows), so_far)

    def closing(self, so_far: Checkpoint) -> Closing:
        workbook = self._workbook(so_far.rows)
        end, whole = _packed(xlsx_format.sheet_of(workbook).after, so_far, last=True)
        around = wrapped(workbook, Content(whole.crc, whole.size, whole.packed))
        return Closing(around.before, end + around.after)

    def _workbook(self, rows: int) -> bytes:
        about = notes(self._export, self._profile, rows)
        return xlsx_format.workbook(self._labels, about, rows, self._export.as_of)


def _packed(data: bytes, so_far: Checkpoint, *, last: bool = False) -> tuple[bytes, Checkpoint]:
    packed = xlsx_format.packed(data, last=last)
    totals = {
        "crc": zlib.crc32(data, so_far.crc),
        "size": so_far.size + len(data),
        "packed": so_far.packed + len(packed),
    }
    return packed, so_far.model_copy(update=totals)
