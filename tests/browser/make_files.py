"""Makes the files that the browser tests send: real ones, so that a scan has something to read.

Run as `python make_files.py FOLDER`.
"""

from __future__ import annotations

import os
import struct
import sys
import zipfile
import zlib
from pathlib import Path

import pikepdf

_MEGABYTE = 1_000_000
# In two parts: whole, it would set off the scanner of whoever checks this code out.
_EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def main(folder: Path) -> None:
    # New content in every run, or a second run against the same portal would meet its own duplicates.
    _pdf(folder / "Business file bundle.pdf", 60 * _MEGABYTE)
    _pdf(folder / "Second bundle.pdf", 24 * _MEGABYTE)
    _pdf(folder / "Small letter.pdf", 20_000)
    _docx(folder / "Claim notes.docx", f"Notes of the claim {os.urandom(8).hex()}")
    _png(folder / "Damaged roof.png", 320, 200)
    (folder / "Statement export.txt").write_text(_EICAR)
    (folder / "Claim correspondence.msg").write_bytes(b"not sent")
    (folder / "Empty.pdf").write_bytes(b"")


def _pdf(path: Path, size: int) -> None:
    """A page with a picture of noise that no compression makes smaller."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        picture = pikepdf.Stream(pdf, os.urandom(size))
        height = size // 3000
        picture.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=1000,
            Height=height,
            ColorSpace=pikepdf.Name.DeviceRGB,
            BitsPerComponent=8,
        )
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=picture))
        page.Contents = pikepdf.Stream(pdf, b"q 500 0 0 700 50 50 cm /Scan Do Q")
        pdf.save(path, compress_streams=False)


def _docx(path: Path, text: str) -> None:
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{types}"/></Types>',
        )
        parts.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{office}" Target="word/document.xml"/></Relationships>',
        )
        parts.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{words}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>',
        )


def _png(path: Path, width: int, height: int) -> None:
    rows = b"".join(b"\0" + os.urandom(3 * width) for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (("IHDR", header), ("IDAT", zlib.compress(rows)), ("IEND", b""))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name.encode(), data) for name, data in chunks))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
