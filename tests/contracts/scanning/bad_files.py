"""Every bad input, made on the spot. `BAD` lists (what it is, file name, its bytes' maker, the code it must get)."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import partial

import msoffcrypto.format.ooxml  # type: ignore[import-untyped]
import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, String

from tests.contracts.scanning import good_files as good
from tests.contracts.scanning.compound_file import compound_file

# In two pieces, so that no scanner reports this file.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def png_of(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def zip_bomb() -> bytes:
    return good.archive(good.docx_parts() | {"word/media/image1.bmp": bytes(90 * 1024 * 1024)})


def crowded() -> bytes:
    return good.archive(good.docx_parts() | {f"word/media/{n}.txt": b"" for n in range(10_001)})


def nested(depth: int) -> bytes:
    inner = good.docx()
    for _ in range(depth - 1):
        inner = good.docx(**{"word/embeddings/inner.docx": inner})
    return inner


def twins() -> bytes:
    out = io.BytesIO(good.docx())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("WORD/document.xml", "<other/>")
    return out.getvalue()


def encrypted_office(plain: bytes) -> bytes:
    out = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(plain)).encrypt("secret", out)
    return out.getvalue()


def encrypted_pdf() -> bytes:
    return good.pdf(encryption=pikepdf.Encryption(owner="o", user="u"))


def pdf_with_script(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = document.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))


def pdf_with_launch(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = Dictionary(S=Name.Launch, F=String("cmd.exe"))


def pdf_with_page_action(document: pikepdf.Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, A=Dictionary(S=Name.JavaScript, JS=String("1")))
    document.pages[0].obj.Annots = Array([note])


def pdf_with_attachment(document: pikepdf.Pdf) -> None:
    document.attachments["notes.txt"] = b"hello"


def pdf_with_form_script(document: pikepdf.Pdf) -> None:
    document.Root.AcroForm = Dictionary(XFA=document.make_stream(b"<template><script>1</script></template>"))


def office_with(part: str, content: bytes | str = b"x") -> bytes:
    return good.docx(**{part: content})


def word_field(instruction: str) -> bytes:
    runs = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>'
    return good.archive(good.docx_parts(runs + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'))


def word_relationship(kind: str, target: str) -> bytes:
    attributes = f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
    return office_with(
        "word/_rels/document.xml.rels", good.relationships(f'{attributes} Target="{target}" TargetMode="External"')
    )


def renamed_type(marker: str) -> bytes:
    return good.archive(
        {name: str(part).replace("document.main+xml", marker) for name, part in good.docx_parts().items()}
    )


def doc_with(**streams: bytes) -> bytes:
    return good.doc(**streams)


NATIVE = struct.pack("<I", 20) + b"\x02\x00run.exe\x00"

Bad = tuple[str, str, Callable[[], bytes], str]

BAD: list[Bad] = [
    ("an empty file", "a.pdf", lambda: b"", "file-empty"),
    ("a program named pdf", "a.pdf", lambda: b"MZ" + bytes(200), "file-type-mismatch"),
    ("a picture named pdf", "a.pdf", good.GOOD["png"], "file-type-mismatch"),
    ("a web page named txt", "a.txt", lambda: b"<!DOCTYPE html><script>1</script>", "file-type-mismatch"),
    ("rich text named doc", "a.doc", lambda: b"{\\rtf1 hello}", "file-type-mismatch"),
    ("a HEIC picture named jpg", "a.jpg", lambda: b"\0\0\0\x18ftypheic" + bytes(16), "file-type-mismatch"),
    ("a zip named docx", "a.docx", lambda: good.archive({"a.txt": "hi"}), "file-type-mismatch"),
    ("a workbook named docx", "a.docx", good.xlsx, "file-type-mismatch"),
    ("a workbook named doc", "a.doc", good.xls, "file-type-mismatch"),
    ("an older document named docx", "a.docx", good.doc, "file-type-mismatch"),
    ("an email named doc", "a.doc", lambda: compound_file({"__substg1.0_0037001F": b"x"}), "file-type-mismatch"),
    ("EICAR as text", "a.txt", lambda: EICAR, "malware-found"),
    ("EICAR in the middle of a PDF", "a.pdf", lambda: good.pdf() + EICAR + good.pdf(), "malware-found"),
    ("EICAR in a docx", "a.docx", partial(office_with, "word/media/a.txt", EICAR), "malware-found"),
    (
        "EICAR in a zip in a docx",
        "a.docx",
        lambda: office_with("word/embeddings/a.zip", good.archive({"e.com": EICAR})),
        "malware-found",
    ),
    ("a zip bomb", "a.docx", zip_bomb, "archive-too-large"),
    ("10,001 entries", "a.docx", crowded, "archive-too-large"),
    ("an entry that leaves its folder", "a.docx", partial(office_with, "../../etc/passwd"), "archive-unsafe-names"),
    ("four levels of nesting", "a.docx", partial(nested, 4), "archive-nested-too-deep"),
    ("two entries of one name", "a.docx", twins, "file-damaged"),
    ("a zip inside a docx", "a.docx", partial(office_with, "word/a.zip", good.archive({"a": "b"})), "embedded-file"),
    ("a cut-off docx", "a.docx", lambda: good.docx()[:-40], "file-damaged"),
    ("an encrypted docx", "a.docx", lambda: encrypted_office(good.docx()), "file-encrypted"),
    ("an encrypted workbook", "a.xlsx", lambda: encrypted_office(good.xlsx()), "file-encrypted"),
    ("an encrypted document named doc", "a.doc", lambda: encrypted_office(good.docx()), "file-encrypted"),
    ("an encrypted older workbook", "a.xls", lambda: good.xls((0x2F, bytes(54)), good.sheet(0)), "file-encrypted"),
    ("macros in a docx", "a.docx", partial(office_with, "word/vbaProject.bin"), "office-macros"),
    (
        "macros in an object in a docx",
        "a.docx",
        lambda: office_with("word/embeddings/o.bin", doc_with(**{"Macros/VBA/dir": b"x"})),
        "office-macros",
    ),
    (
        "a docm named docx",
        "a.docx",
        partial(renamed_type, "document.macroEnabled.main+xml"),
        "office-macros",
    ),
    ("macros in a doc", "a.doc", partial(doc_with, **{"Macros/VBA/dir": b"x"}), "office-macros"),
    ("Excel 4.0 macros in an xls", "a.xls", lambda: good.xls(good.sheet(1)), "office-excel4-macros"),
    (
        "a DDE link in an xls",
        "a.xls",
        lambda: good.xls(good.sheet(0), (0x01AE, b"\0\0\x06\0\0cmd\x03/C")),
        "office-active-links",
    ),
    ("Excel 4.0 macros", "a.docx", partial(office_with, "xl/macrosheets/sheet1.xml"), "office-excel4-macros"),
    ("a DDE field", "a.docx", partial(word_field, 'DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"'), "office-active-links"),
    (
        "a DDE link in a workbook",
        "a.docx",
        partial(office_with, "xl/externalLinks/externalLink1.xml", "<ddeLink/>".encode("utf-16")),
        "office-active-links",
    ),
    (
        "a remote template",
        "a.docx",
        partial(word_relationship, "attachedTemplate", "https://evil.example/t.dotm"),
        "office-active-links",
    ),
    ("a cell that starts a program", "a.csv", lambda: b"a,b\r\n1,=cmd|' /C calc'!A0\r\n", "office-active-links"),
    (
        "a file attached to a doc",
        "a.doc",
        partial(doc_with, **{"ObjectPool/_1/\x01Ole10Native": NATIVE}),
        "embedded-file",
    ),
    ("an encrypted PDF", "a.pdf", encrypted_pdf, "file-encrypted"),
    ("a PDF with a script", "a.pdf", partial(good.pdf, pdf_with_script), "pdf-javascript"),
    (
        "a PDF with a script in an object stream",
        "a.pdf",
        lambda: good.pdf(pdf_with_script, object_stream_mode=ObjectStreamMode.generate),
        "pdf-javascript",
    ),
    ("a PDF with a script behind a link", "a.pdf", partial(good.pdf, pdf_with_page_action), "pdf-javascript"),
    ("a PDF with a script in its form", "a.pdf", partial(good.pdf, pdf_with_form_script), "pdf-javascript"),
    ("a PDF that starts a program", "a.pdf", partial(good.pdf, pdf_with_launch), "pdf-launch"),
    ("a PDF with an attachment", "a.pdf", partial(good.pdf, pdf_with_attachment), "embedded-file"),
    ("a PDF of rubbish", "a.pdf", lambda: b"%PDF-1.7\nnothing here", "file-damaged"),
    ("a 900-megapixel PNG", "a.png", partial(png_of, 30_000, 30_000), "picture-too-large"),
    ("a TIFF of rubbish", "a.tif", lambda: b"II*\0" + bytes(60), "file-damaged"),
    ("text with a NUL", "a.txt", lambda: b"abc\0def", "text-not-readable"),
    ("a video that was cut off", "a.mp4", lambda: good.boxes(b"isom")[:-1000], "file-damaged"),
    ("an MP3 of rubbish", "a.mp3", lambda: b"ID3\x04\x00\x00\x00\x00\x00\x00" + bytes(4000), "file-damaged"),
]
