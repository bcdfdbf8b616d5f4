"""Real, small files of every accepted type, made on the spot: `GOOD["pdf"]()` returns its bytes."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import openpyxl
import pikepdf
from PIL import Image

from tests.contracts.scanning.compound_file import compound_file

_OFFICE = "application/vnd.openxmlformats-officedocument"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(change: Callable[[pikepdf.Pdf], None] = lambda _: None, **save: object) -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    change(document)
    out = io.BytesIO()
    document.save(out, **save)  # type: ignore[arg-type]
    return out.getvalue()


def archive(parts: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    return out.getvalue()


def office_parts(content_type: str, main: str, body: str) -> dict[str, bytes | str]:
    """Return the parts of the smallest package whose main part has `content_type` (without the vendor's prefix)."""
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{main}" ContentType="{content_type}"/></Types>',
        "_rels/.rels": relationships(f'Type="{_RELATIONSHIPS}/officeDocument" Target="{main}"'),
        main: body,
    }


def relationships(attributes: str) -> str:
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}"><Relationship Id="rId1" {attributes}/></Relationships>'


def docx_parts(paragraph: str = "<w:r><w:t>Final response</w:t></w:r>") -> dict[str, bytes | str]:
    body = f'<w:document xmlns:w="{_WORD}"><w:body><w:p>{paragraph}</w:p></w:body></w:document>'
    return office_parts(f"{_OFFICE}.wordprocessingml.document.main+xml", "word/document.xml", body)


def docx(**extra: bytes | str) -> bytes:
    return archive(docx_parts() | extra)


def xlsx() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Month", "Balance"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pptx() -> bytes:
    namespace = "http://schemas.openxmlformats.org/presentationml/2006/main"
    parts = office_parts(
        f"{_OFFICE}.presentationml.presentation.main+xml",
        "ppt/presentation.xml",
        f'<p:presentation xmlns:p="{namespace}"/>',
    )
    return archive(parts)


def doc(**extra: bytes) -> bytes:
    fib = struct.pack("<HHHHHH", 0xA5EC, 0x00C1, 0, 0x0409, 0, 0x0200)
    return compound_file({"WordDocument": fib, "1Table": b""} | extra)


def biff(*records: tuple[int, bytes]) -> bytes:
    start = (0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    return b"".join(struct.pack("<HH", kind, len(data)) + data for kind, data in (start, *records, (0x000A, b"")))


def sheet(kind: int, name: bytes = b"Sheet1") -> tuple[int, bytes]:
    return 0x0085, struct.pack("<IBBBB", 0, 0, kind, len(name), 0) + name


def xls(*records: tuple[int, bytes]) -> bytes:
    return compound_file({"Workbook": biff(*records or [sheet(0)])})


def ppt() -> bytes:
    user = struct.pack("<HHIIII", 0, 0x0FF6, 20, 20, 0xE391C05F, 0)
    return compound_file({"PowerPoint Document": struct.pack("<HHI", 0x0F, 0x03E8, 0), "Current User": user})


def picture(pillow_format: str, size: tuple[int, int] = (8, 8)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, pillow_format)
    return out.getvalue()


def boxes(brand: bytes) -> bytes:
    def box(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", 8 + len(content)) + kind + content

    return box(b"ftyp", brand + bytes(4) + brand) + box(b"moov", box(b"mvhd", bytes(100))) + box(b"mdat", bytes(4096))


def mp3() -> bytes:
    tag = b"ID3\x04\x00\x00" + bytes([0, 0, 1, 0]) + bytes(128)
    return tag + (b"\xff\xfb\x90\x00" + bytes(413)) * 20


GOOD: dict[str, Callable[[], bytes]] = {
    "pdf": pdf,
    "csv": "Date,Amount\r\n2026-03-02,£12.50\r\n".encode,
    "txt": lambda: "Caller said “no”.\n".encode("cp1252"),
    "doc": doc,
    "docx": docx,
    "xls": xls,
    "xlsx": xlsx,
    "ppt": ppt,
    "pptx": pptx,
    "png": lambda: picture("PNG"),
    "gif": lambda: picture("GIF"),
    "jpg": lambda: picture("JPEG"),
    "jpeg": lambda: picture("JPEG"),
    "bmp": lambda: picture("BMP"),
    "mov": lambda: boxes(b"qt  "),
    "mp4": lambda: boxes(b"isom"),
    "mp3": mp3,
    "m4a": lambda: boxes(b"M4A "),
    "tif": lambda: picture("TIFF"),
    "tiff": lambda: picture("TIFF"),
}
