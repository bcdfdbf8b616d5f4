"""Older Office files (MS-CFB): their type by their streams, encryption, macros, DDE, attached files."""

from __future__ import annotations

import olefile
from oletools import crypto, msodde

from shared.uploads.scanning.formats import FORMATS
from shared.uploads.scanning.inspection.biff import check_workbook
from shared.uploads.scanning.inspection.subject import Subject
from shared.uploads.scanning.model import Objection

_MAIN_STREAMS = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls", "PowerPoint Document": "ppt"}
_VBA_STORAGES = {"macros", "_vba_project_cur", "_vba_project", "vba"}
_OUTLOOK = "__substg1.0_"
_ATTACHED = "\x01Ole10Native"


def inspect(subject: Subject) -> None:
    with olefile.OleFileIO(subject.path) as ole:
        check_type(ole, subject.extension)
        check_content(ole, subject.path)
    if subject.extension == "doc" and msodde.process_file(subject.path, msodde.FIELD_FILTER_DDE).strip():
        raise Objection("office-active-links", detail="DDE")


def check_type(ole: olefile.OleFileIO, extension: str) -> None:
    """Raise `Objection` unless the container holds what `extension` promises, unencrypted."""
    if ole.exists("EncryptedPackage") or ole.exists("EncryptionInfo"):
        raise Objection("file-encrypted")
    kinds = {kind for stream, kind in _MAIN_STREAMS.items() if ole.exists(stream)}
    if kinds != {extension}:
        raise Objection("file-type-mismatch", label=_label(ole, kinds))
    if crypto.is_encrypted(ole):
        raise Objection("file-encrypted")


def check_content(ole: olefile.OleFileIO, path: str) -> None:
    """Raise `Objection` for macros or attached files: fit for an Office file and for an object embedded in one."""
    entries = ole.listdir(streams=True, storages=True)
    if any(part.lower() in _VBA_STORAGES for entry in entries for part in entry):
        raise Objection("office-macros", detail="VBA storage")
    for entry in entries:
        if entry[-1] == _ATTACHED and not _is_pasted_bitmap(ole.openstream(entry).read(6)):
            raise Objection("embedded-file", detail="Ole10Native")
    for name in ("Workbook", "Book"):
        if ole.exists(name):
            check_workbook(ole.openstream(name).read())
    if ole.exists("PowerPoint Document") and _has_packed_macros(path):
        raise Objection("office-macros", detail="VBA in PowerPoint")


def _has_packed_macros(path: str) -> bool:
    """Look inside PowerPoint's one stream, which packs the project up instead of keeping it in a storage."""
    from oletools.olevba import VBA_Parser  # takes longer to import than all the other checks take to run

    return bool(VBA_Parser(path).detect_vba_macros())


def _is_pasted_bitmap(native: bytes) -> bool:
    return native[4:6] == b"BM"


def _label(ole: olefile.OleFileIO, kinds: set[str]) -> str:
    if any(entry[0].startswith(_OUTLOOK) for entry in ole.listdir()):
        return "an Outlook email"
    return FORMATS[kinds.pop()].label if len(kinds) == 1 else "an older Office file"
