"""Streams the rows of a CSV or NDJSON file, and knows at which byte to go on after each."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Literal, NamedTuple

import orjson

from shared.kernel.errors import Invalid

Format = Literal["csv", "ndjson"]
_LONGEST_LINE = 1024 * 1024


class RawRow(NamedTuple):
    """`offset` is where the next row begins. `raw` is what the row says, or why it can't be read."""

    number: int
    offset: int
    raw: Any


class _Lines:
    """The lines of a file as text; `offset` tells how many bytes have been handed out."""

    def __init__(self, file: BinaryIO, offset: int) -> None:
        self._file = file
        self.offset = offset

    def __iter__(self) -> Iterator[str]:
        # A line limit, so that a file without line ends can't fill the memory.
        while line := self._file.readline(_LONGEST_LINE):
            self.offset += len(line)
            yield line.decode("utf-8", errors="replace")


def rows(path: Path, format_: Format, *, number: int = 0, offset: int = 0) -> Iterator[RawRow]:
    """Yield the rows after row `number`, which ended at `offset`. A CSV's first line names its fields."""
    with path.open("rb") as file:
        if format_ == "csv":
            yield from _csv_rows(file, number, offset)
        else:
            yield from _json_rows(file, number, offset)


def _csv_rows(file: BinaryIO, number: int, offset: int) -> Iterator[RawRow]:
    head = _Lines(file, 0)
    names = next(csv.reader(line.removeprefix("\ufeff") for line in head), [])
    start = max(offset, head.offset)
    file.seek(start)
    lines = _Lines(file, start)
    for number, cells in enumerate(csv.reader(lines), number + 1):  # noqa: B020, PLR1704  counts on from where it was
        if len(cells) == len(names):
            # An empty cell is a blank field: what is missing takes its default.
            raw: Any = {name: cell for name, cell in zip(names, cells, strict=True) if cell != ""}
        else:
            raw = Invalid("row-unreadable", f"The row has {len(cells)} cells; the head names {len(names)}.")
        yield RawRow(number, lines.offset, raw)


def _json_rows(file: BinaryIO, number: int, offset: int) -> Iterator[RawRow]:
    file.seek(offset)
    lines = _Lines(file, offset)
    for number, line in enumerate(lines, number + 1):  # noqa: B020, PLR1704  counts on from where it was
        try:
            raw = orjson.loads(line)
        except orjson.JSONDecodeError:
            raw = Invalid("row-unreadable", "The line isn't JSON.")
        yield RawRow(number, lines.offset, raw)
