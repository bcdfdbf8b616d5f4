"""Puts a sheet that was compressed in parts into its workbook, without having the parts at hand.

A ZIP file is entries one after another and a directory at the end (APPNOTE.TXT 6.3.10 §4.3). So the finished file is:
the workbook's other entries, the header of the sheet's entry, the parts as staged, and a directory that knows of both.
"""

from __future__ import annotations

import io
import struct
import zipfile
from typing import NamedTuple

from shared.exports.xlsx_format import SHEET
from shared.kernel.errors import TooLarge

_MOST = 0xFFFFFFFF  # bytes that an entry may have without ZIP64, which not every spreadsheet reads
_DIRECTORY_ENTRY = struct.Struct("<4s4B4HL2L5H2L")
_END = struct.Struct("<4s4H2LH")


class Content(NamedTuple):
    """The sheet as it lies in the parts: CRC-32 and size uncompressed, size compressed."""

    crc: int
    size: int
    packed: int


class Wrapping(NamedTuple):
    """What comes before the parts and after them."""

    before: bytes
    after: bytes


def wrapped(workbook: bytes, content: Content) -> Wrapping:
    """Return the bytes around the parts of the sheet."""
    if content.size > _MOST or content.packed > _MOST:
        raise TooLarge("sheet-too-large", "The sheet would be larger than 4 GB. Choose CSV, or fewer columns.")
    others, directory = _without_sheet(workbook)
    info = _sheet_info(content)
    header = info.FileHeader(zip64=False)
    entry = _directory_entry(info, offset=len(others))
    start = len(others) + len(header) + content.packed
    count = _count(workbook)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory) + len(entry), start, 0)
    return Wrapping(others + header, directory + entry + end)


def _without_sheet(workbook: bytes) -> tuple[bytes, bytes]:
    """Return the entries of `workbook` but the sheet's, and their directory without its end."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as kept:
        for info in source.infolist():
            if info.filename != SHEET:
                kept.writestr(info, source.read(info))
    data = target.getvalue()
    size, start = struct.unpack("<LL", data[-10:-2])
    return data[:start], data[start : start + size]


def _count(workbook: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        return len(package.infolist())


def _sheet_info(content: Content) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(SHEET)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.CRC, info.file_size, info.compress_size = content.crc, content.size, content.packed
    return info


def _directory_entry(info: zipfile.ZipInfo, offset: int) -> bytes:
    name = info.filename.encode()
    fixed = _DIRECTORY_ENTRY.pack(
        b"PK\x01\x02",
        *(20, 0, 20, 0),  # made by and needed: version 2.0, on any system
        *(0, info.compress_type, 0, 0x21),  # no flags; 1 January 1980
        info.CRC,
        *(info.compress_size, info.file_size),
        *(len(name), 0, 0, 0, 0),
        *(0, offset),
    )
    return fixed + name
