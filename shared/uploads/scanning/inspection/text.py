"""Text: no NUL, decodable as UTF-8, UTF-16 with a mark, or Windows-1252; and no cell that starts a program."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from shared.uploads.scanning.inspection.subject import Subject
from shared.uploads.scanning.model import Objection

_CHUNK = 1024 * 1024
_TAIL = 512
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DDE_CELL = re.compile(r"""(?:^|[,;\t\r\n])["'\s]*[=+@-][\w.\s]{1,40}\|[^|\r\n]{0,200}!""")


def inspect(subject: Subject) -> None:
    with Path(subject.path).open("rb") as file:
        mark = file.read(2)
    wide = next((name for bom, name in _MARKS if mark.startswith(bom)), None)
    names = [wide] if wide else ["utf-8-sig", "cp1252"]
    if not any(_decodes(subject.path, name) for name in names):
        raise Objection("text-not-readable")
    if subject.extension == "csv":
        _refuse_programs(subject.path, wide or "latin-1")


def _decodes(path: str, encoding: str) -> bool:
    try:
        return not any("\0" in text for text in _texts(path, encoding))
    except UnicodeDecodeError:
        return False


def _refuse_programs(path: str, encoding: str) -> None:
    before = ""
    for text in _texts(path, encoding):
        if _DDE_CELL.search(before + text):
            raise Objection("office-active-links", detail="a cell that starts a program")
        before = text[-_TAIL:]


def _texts(path: str, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    with Path(path).open("rb") as file:
        while data := file.read(_CHUNK):
            yield decoder.decode(data)
        yield decoder.decode(b"", final=True)
