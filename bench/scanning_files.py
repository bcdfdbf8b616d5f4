"""The files of the scanning benchmark: sizes as people send them, content that neither packs nor matches."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pikepdf

MEGABYTE = 1024 * 1024


def make_files(folder: Path) -> list[Path]:
    """Write the files into `folder` and return them."""
    files: dict[str, Callable[[], Iterable[bytes]]] = {
        "business file.pdf": lambda: _pdf(60),
        "claim notes.docx": lambda: _docx(1),
        "site report.docx": lambda: _docx(24),
        "call.mp3": lambda: [b"\xff\xfb\x90\x00" + bytes(413), b"\xff\xfb\x90\x00", *_noise(112)],
        "site visit.mp4": lambda: [*_box(b"ftyp", b"isom"), *_box(b"moov", bytes(9)), *_box(b"mdat", *_noise(249))],
    }
    for name, make in files.items():
        with (folder / name).open("wb") as file:
            file.writelines(make())
    return [folder / name for name in files]


def _noise(megabytes: int) -> Iterator[bytes]:
    source = random.Random(7)  # noqa: S311  the same bytes in each run, and no secret
    return (source.randbytes(MEGABYTE) for _ in range(megabytes))


def _box(kind: bytes, *content: bytes) -> Iterator[bytes]:
    yield struct.pack(">I", 8 + sum(len(part) for part in content)) + kind
    yield from content


def _pdf(megabytes: int) -> list[bytes]:
    document = pikepdf.new()
    for page in _noise(megabytes):
        document.add_blank_page()
        document.pages[-1].obj.Contents = document.make_stream(page)
    out = io.BytesIO()
    document.save(out)
    return [out.getvalue()]


def _docx(megabytes: int) -> list[bytes]:
    types = '<Types><Override ContentType="wordprocessingml.document.main+xml"/></Types>'
    words = "<w:p><w:r><w:t>The caller asked for the policy booklet.</w:t></w:r></w:p>" * 3000
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("word/document.xml", f'<w:document xmlns:w="w"><w:body>{words}</w:body></w:document>')
        for number, picture in enumerate(_noise(megabytes)):
            archive.writestr(f"word/media/image{number}.jpeg", picture)
    return [out.getvalue()]
