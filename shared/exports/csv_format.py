"""CSV as RFC 4180 says, in UTF-8 with the byte order mark that Excel wants."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from shared.exports.cells import Row, as_text, made_once

_MARK = "\ufeff"


def head(labels: Iterable[str]) -> bytes:
    """Return the first line, with the mark."""
    return (_MARK + _lines([list(labels)])).encode()


def body(rows: Iterable[Row]) -> bytes:
    text = made_once(as_text)
    return _lines([text(cell) for cell in row] for row in rows).encode()


def tail(notes: Iterable[tuple[str, str]]) -> bytes:
    """Return the notes on the file, after an empty line: at the end, so that the first line names the columns."""
    return ("\r\n" + _lines([label, as_text(value)] for label, value in notes)).encode()


def _lines(rows: Iterable[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)  # the default dialect is RFC 4180's: CRLF, quotes doubled
    return text.getvalue()
