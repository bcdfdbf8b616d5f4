"""XLSX in constant memory, slice by slice.

xlsxwriter makes the workbook: styles, widths, the frozen head, the filter, the page about the file. Its rows are left
out and ours are put in their place as they come: at 5,000 rows a second and one pass, the library alone could neither
keep up with the query nor go on after a crash. Raw deflate may be cut at a full flush and joined again (RFC 1951), so
each slice is compressed on its own and staged as a block of its own.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple
from xml.sax.saxutils import escape

from shared.exports.cells import Cell, Row, made_once

SHEET = "xl/worksheets/sheet1.xml"
_EPOCH = date(1899, 12, 30).toordinal()  # day 0 of Excel's calendar, its leap-year mistake of 1900 included
_DATE_STYLE = 2  # the second format that `_workbook` uses
_ILLEGAL = {code: None for code in range(32) if code not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}
_MOST_CHARACTERS = 32_767  # in a cell


class Sheet(NamedTuple):
    """The sheet's XML before our rows and after them."""

    before: bytes
    after: bytes


def packed(data: bytes, *, last: bool = False) -> bytes:
    """Compress a part so that another can follow it."""
    compressor = zlib.compressobj(level=6, wbits=-15)
    return compressor.compress(data) + compressor.flush(zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH)


def rows_xml(rows: Iterable[Row]) -> bytes:
    cell = made_once(_cell)
    return "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows).encode()


def sheet_of(workbook: bytes) -> Sheet:
    """Return the sheet's XML around the place where rows go."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        before, end, after = package.read(SHEET).partition(b"</sheetData>")
    return Sheet(before, end + after)


def workbook(labels: Sequence[str], notes: Sequence[tuple[str, str]], rows: int, made_at: datetime) -> bytes:
    """Return a workbook with a head and no rows, made for `rows` of them, and a page about the file."""
    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # A fixed date makes the bytes before the rows the same in every slice, and after a crash.
    book.set_properties({"created": made_at.replace(tzinfo=None)})
    bold = book.add_format({"bold": True})
    day = book.add_format({"num_format": "d mmm yyyy"})
    sheet = book.add_worksheet("Cases")
    sheet.set_column(0, len(labels) - 1, 22)
    sheet.write_row(0, 0, labels, bold)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, rows, len(labels) - 1)
    about = book.add_worksheet("About this file")
    about.set_column(0, 1, 40)
    for number, (label, value) in enumerate(notes):
        about.write_string(number, 0, label, bold)
        about.write_string(number, 1, value)
    about.write_datetime(len(notes), 1, made_at.replace(tzinfo=None), day)
    about.write_string(len(notes), 0, "Day of the export", bold)
    book.close()
    return target.getvalue()


def _cell(cell: Cell) -> str:
    match cell:
        case None:
            return "<c/>"
        case bool():
            return f'<c t="b"><v>{int(cell)}</v></c>'
        case date():
            return f'<c s="{_DATE_STYLE}"><v>{cell.toordinal() - _EPOCH}</v></c>'
        case str():
            text = escape(cell.translate(_ILLEGAL)[:_MOST_CHARACTERS])
            return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
        case _:
            return f"<c><v>{cell}</v></c>"
