from __future__ import annotations

import csv
import io
import zlib
from datetime import UTC, date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.exports import csv_format
from shared.exports.cells import Cell, as_text, neutral
from shared.exports.package import Content, wrapped
from shared.exports.xlsx_format import packed, rows_xml, sheet_of, workbook

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TEXT = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=60)


@pytest.mark.parametrize(
    "text", ["=1+1", "+44", "-7", "@SUM(A1)", "\tx", "\rx", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20x", "  =1"]
)
def test_what_a_spreadsheet_would_calculate_is_neutralised(text: str) -> None:
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Smith", "a=b", "7", "  plain"])
def test_anything_else_stays_as_it_is(text: str) -> None:
    assert neutral(text) == text


def test_cells_as_text() -> None:
    assert [as_text(cell) for cell in (None, True, False, date(2026, 3, 1), 28)] == [
        "",
        "Yes",
        "No",
        "2026-03-01",
        "28",
    ]


@given(rows=st.lists(st.lists(TEXT, min_size=3, max_size=3), max_size=20))
def test_csv_reads_back_as_written_whatever_the_text(rows: list[list[str]]) -> None:
    data = csv_format.head(["A", "B", "C"]) + csv_format.body([list(row) for row in rows])
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert read[1:] == [[neutral(text) for text in row] for row in rows]


def made(parts: list[list[list[Cell]]]) -> bytes:
    """Build a workbook as slices do: each part compressed on its own."""
    rows = sum(len(part) for part in parts)
    book = workbook(["Text", "Day", "Flag", "Number"], [("Rows", str(rows))], rows, NOW)
    sheet = sheet_of(book)
    plain = [sheet.before, *(rows_xml(part) for part in parts), sheet.after]
    blocks = [*(packed(data) for data in plain[:-1]), packed(plain[-1], last=True)]
    whole = b"".join(plain)
    around = wrapped(book, Content(zlib.crc32(whole), len(whole), sum(map(len, blocks))))
    return b"".join([around.before, *blocks, around.after])


def test_a_workbook_made_in_parts_opens_with_typed_cells() -> None:
    rows: list[list[Cell]] = [["Müller & <Sons>", date(2026, 3, 1), True, 28], ["=1+1", None, False, 0]]
    sheet = openpyxl.load_workbook(io.BytesIO(made([rows[:1], rows[1:]])))["Cases"]
    assert [cell.value for cell in sheet[1]] == ["Text", "Day", "Flag", "Number"]
    assert [cell.value for cell in sheet[2]] == ["Müller & <Sons>", datetime(2026, 3, 1), True, 28]  # noqa: DTZ001
    assert (sheet["A3"].data_type, sheet["A3"].value) == ("s", "=1+1")
    assert sheet["B2"].number_format == "d mmm yyyy"
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:D3"


@given(text=st.text(max_size=40))
def test_no_text_breaks_the_workbook(text: str) -> None:
    clean = "".join(letter for letter in text if not "\ud800" <= letter <= "\udfff")
    assert openpyxl.load_workbook(io.BytesIO(made([[[clean, None, None, None]]])))["Cases"].max_row == 2


def test_the_workbook_says_what_it_is() -> None:
    about = openpyxl.load_workbook(io.BytesIO(made([])))["About this file"]
    assert (about["A1"].value, about["B1"].value) == ("Rows", "0")
