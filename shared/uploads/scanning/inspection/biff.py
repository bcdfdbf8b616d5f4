"""Records of older Excel workbooks [MS-XLS] 2.4: macro sheets, and links that start another program (DDE).

Own, because oletools' parser gives up on the zeros with which some programs pad the stream.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from shared.uploads.scanning.model import Objection

_HEADER = struct.Struct("<HH")
_BOUND_SHEET = 0x0085
_SHEET_TYPE = 5  # offset in that record
_MACRO_SHEET = b"\x01"
_SUP_BOOK = 0x01AE
_PATH = 5  # offset: after sheet count, length and flags
_PROGRAM_SEPARATOR = b"\x03"  # "program \x03 topic" in a path marks DDE


def check_workbook(stream: bytes) -> None:
    """Raise `Objection` for an Excel 4.0 macro sheet or a DDE link."""
    for kind, data in _records(stream):
        if kind == _BOUND_SHEET and data[_SHEET_TYPE : _SHEET_TYPE + 1] == _MACRO_SHEET:
            raise Objection("office-excel4-macros")
        if kind == _SUP_BOOK and _PROGRAM_SEPARATOR in data[_PATH:]:
            raise Objection("office-active-links", detail="DDE")


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    position = 0
    while position + _HEADER.size <= len(stream):
        kind, length = _HEADER.unpack_from(stream, position)
        position += _HEADER.size
        yield kind, stream[position : position + length]
        position += length
