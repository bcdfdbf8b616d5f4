"""The smallest honest writers of the file formats that sample documents come in."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import escape

_LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)  # instead of now, so that the bytes stay the same
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def pdf(title: str, lines: list[str]) -> bytes:
    """Return a one-page PDF 1.4 (ISO 32000-1 §7.5): objects, cross-reference table, trailer."""
    shown = "".join(f"({_pdf_string(line)}) Tj 0 -24 Td " for line in lines)
    content = f"BT /F1 20 Tf 72 760 Td ({_pdf_string(title)}) Tj /F1 12 Tf 0 -40 Td {shown}ET".encode("latin-1")
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page + b" >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    body, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, each in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(body) + trailer % (table, len(body))


def word_document(title: str, lines: list[str]) -> bytes:
    """Return a Word document: the three parts that ECMA-376 asks for."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in (title, *lines))
    return _zip(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{paragraphs}</w:body></w:document>',
        }
    )


def spreadsheet() -> bytes:
    """Return a workbook with a year of made-up monthly balances."""
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"created": _LONG_AGO.replace(tzinfo=None)})
        sheet = book.add_worksheet("Statement")
        sheet.write_row(0, 0, ["Date", "Description", "Amount", "Balance"])
        for row in range(1, 13):
            day = (_LONG_AGO + timedelta(days=30 * row)).date().isoformat()
            sheet.write_row(row, 0, [day, "Direct debit", -42.5, 1000 - 42.5 * row])
    return target.getvalue()


def picture() -> bytes:
    """Return a small picture: sky, and a roof with a hole in it."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (640, 400), "#dfe9ef")
    draw = ImageDraw.Draw(image)
    draw.polygon([(80, 260), (320, 90), (560, 260)], fill="#7a4a3a")
    draw.rectangle((120, 260, 520, 370), fill="#cdbfae")
    draw.ellipse((270, 150, 350, 210), fill="#2b2320")
    target = io.BytesIO()
    image.save(target, "PNG", optimize=True)
    return target.getvalue()


def text(title: str, lines: list[str]) -> bytes:
    return "\r\n".join([title, "", *lines, ""]).encode()


def _pdf_string(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _zip(parts: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            entry = zipfile.ZipInfo(name, date_time=(2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{xml}')
    return target.getvalue()
