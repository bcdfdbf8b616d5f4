"""Newer Office files (ECMA-376): a zip within limits, of the promised type, without macros, DDE or remote content."""

from __future__ import annotations

import re
import zipfile

import olefile
from oletools import msodde

from shared.uploads.scanning.formats import FORMATS
from shared.uploads.scanning.inspection import archives, ole
from shared.uploads.scanning.inspection.subject import Subject
from shared.uploads.scanning.model import Objection

_CONTENT_TYPES = "[Content_Types].xml"
_LARGEST_INDEX = 16 * 1024 * 1024
_MAIN_TYPES = {
    "docx": b"wordprocessingml.document.main+xml",
    "xlsx": b"spreadsheetml.sheet.main+xml",
    "pptx": b"presentationml.presentation.main+xml",
}
_MACROS = (b"macroenabled", b"vnd.ms-office.vbaproject")
_EXCEL4 = (b"vnd.ms-excel.macrosheet", b"vnd.ms-excel.intlmacrosheet")
_FETCHED = (b"attachedtemplate", b"oleobject", b"/frame", b"subdocument")
_REMOTE = re.compile(rb'target\s*=\s*["\'](?:https?:|mhtml:|ms-\w+:|\\\\|//|file:////?\\\\)')
_RELATIONSHIP = re.compile(rb"<relationship\b[^>]*>")
_RELATIONSHIPS = re.compile(r"(^|/)_rels/[^/]*\.rels$", re.IGNORECASE)


def inspect(subject: Subject) -> None:
    if olefile.isOleFile(subject.path):
        with olefile.OleFileIO(subject.path) as container:
            ole.check_type(container, subject.extension)  # encrypted, or an older file under a newer name
    with archives.opened(subject) as archive:
        _check_type(archive, subject.extension)
        _check_parts(archive)
        for name, head, path in archives.unpack(archive, subject):
            _inspect_embedded(name, head, subject.inside(path, _extension_of(path, head)))
    # In workbooks DDE has parts of its own; only in documents it may hide in any field, split over any runs.
    if subject.extension == "docx" and msodde.process_file(subject.path, msodde.FIELD_FILTER_DDE).strip():
        raise Objection("office-active-links", detail="DDE field")


def _check_type(archive: zipfile.ZipFile, extension: str) -> None:
    index = _index(archive)
    if any(mark in index for mark in _MACROS):
        raise Objection("office-macros", detail="content type")
    if any(mark in index for mark in _EXCEL4):
        raise Objection("office-excel4-macros")
    kind = next((kind for kind, mark in _MAIN_TYPES.items() if mark in index), None)
    if kind != extension:
        raise Objection("file-type-mismatch", label=FORMATS[kind].label if kind else "a zip archive")


def _index(archive: zipfile.ZipFile) -> bytes:
    return _markup(archive, _CONTENT_TYPES) if _CONTENT_TYPES in archive.namelist() else b""


def _markup(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a part in lower case, for searching: without NULs, so that UTF-16 hides nothing."""
    with archive.open(name) as part:
        text = part.read(_LARGEST_INDEX).replace(b"\0", b"").lower()
    if b"<!doctype" in text or b"<!entity" in text:  # forbidden (ECMA-376-2 §8), and another way to hide words
        raise Objection("file-damaged", detail=f"entities in {name[:200]!r}")
    return text


def _check_parts(archive: zipfile.ZipFile) -> None:
    for name in archive.namelist():
        lowered = name.lower()
        if lowered.endswith("vbaproject.bin"):  # the content types may lie
            raise Objection("office-macros", detail="vbaProject.bin")
        if "/macrosheets/" in lowered:
            raise Objection("office-excel4-macros")
        if "/activex/" in lowered:
            raise Objection("office-active-links", detail="ActiveX")
        if "/externallinks/" in lowered and b"ddelink" in _markup(archive, name):
            raise Objection("office-active-links", detail="DDE link")
        if _RELATIONSHIPS.search(name):
            _check_relationships(archive, name)


def _check_relationships(archive: zipfile.ZipFile, name: str) -> None:
    """Raise for content that is fetched on opening. Hyperlinks and linked pictures wait for a click: they may stay."""
    for relationship in _RELATIONSHIP.findall(_markup(archive, name)):
        if _REMOTE.search(relationship) and any(kind in relationship for kind in _FETCHED):
            raise Objection("office-active-links", detail=relationship[:300].decode("utf-8", "replace"))


def _extension_of(path: str, head: bytes) -> str:
    if not head.startswith(b"PK"):
        return ""
    with zipfile.ZipFile(path) as archive:
        index = _index(archive)
    return next((kind for kind, mark in _MAIN_TYPES.items() if mark in index), "")


def _inspect_embedded(name: str, head: bytes, subject: Subject) -> None:
    """Let embedded Office files pass under the same rules (a chart's workbook is one); refuse other archives."""
    if head.startswith(b"PK"):
        if not subject.extension:
            _look_into_archive(subject)
            raise Objection("embedded-file", detail=name[:200])
        inspect(subject)
    elif olefile.isOleFile(subject.path):
        with olefile.OleFileIO(subject.path) as container:
            ole.check_content(container, subject.path)


def _look_into_archive(subject: Subject) -> None:
    """Unpack a plain archive all the same: malware inside it is the more important thing to say."""
    with archives.opened(subject) as archive:
        for _, head, path in archives.unpack(archive, subject):
            if head.startswith(b"PK"):
                _look_into_archive(subject.inside(path, ""))
