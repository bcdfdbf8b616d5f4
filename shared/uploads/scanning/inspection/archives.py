"""Zip archives, opened only within the limits. Sizes are checked as declared, and again as the bytes come out."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import PurePosixPath
from typing import IO

from shared.uploads.scanning.inspection.subject import Subject
from shared.uploads.scanning.model import Objection

_CHUNK = 256 * 1024
_HEAD = 8
_ENCRYPTED = 0x1
_RATIO_MATTERS = 1024 * 1024  # small, regular XML packs a thousandfold and harms nobody
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # all that OOXML allows (ECMA-376-2 §C)


@contextmanager
def opened(subject: Subject) -> Iterator[zipfile.ZipFile]:
    """Yield the archive once its directory has passed. Raises `Objection`, or BadZipFile if it can't be read."""
    if subject.depth > subject.limits.nesting:
        raise Objection("archive-nested-too-deep")
    with zipfile.ZipFile(subject.path) as archive:
        entries = archive.infolist()
        subject.spent.entries += len(entries)
        if subject.spent.entries > subject.limits.archive_entries:
            raise Objection("archive-too-large", detail="entries")
        if len({entry.filename.lower() for entry in entries}) != len(entries):
            # Programs differ in which twin they read, so what was checked needn't be what opens.
            raise Objection("file-damaged", detail="two entries of one name")
        for entry in entries:
            _check_entry(entry, subject)
        if subject.spent.bytes + sum(entry.file_size for entry in entries) > subject.limits.archive_bytes:
            raise Objection("archive-too-large", detail="total")
        yield archive


def _check_entry(entry: zipfile.ZipInfo, subject: Subject) -> None:
    if entry.flag_bits & _ENCRYPTED:
        raise Objection("file-encrypted")
    if entry.compress_type not in _METHODS:
        raise Objection("file-damaged", detail=f"compression {entry.compress_type}")
    parts = PurePosixPath(entry.filename.replace("\\", "/")).parts
    if ".." in parts or entry.filename.startswith(("/", "\\")) or ":" in parts[0] or "\0" in entry.filename:
        raise Objection("archive-unsafe-names", detail=repr(entry.filename)[:200])
    ratio_matters = entry.file_size > _RATIO_MATTERS
    if ratio_matters and entry.file_size > subject.limits.ratio * max(entry.compress_size, 1):
        raise Objection("archive-too-large", detail="ratio")
    if entry.file_size > subject.limits.entry_bytes:
        raise Objection("archive-too-large", detail="entry")


def unpack(archive: zipfile.ZipFile, subject: Subject) -> Iterator[tuple[str, bytes, str]]:
    """Hand every file in the archive to the engine; yield (name, first bytes, path) of those that can hold more.

    The path is valid until the next one is asked for.
    """
    for entry in archive.infolist():
        with archive.open(entry) as member:
            head = member.read(_HEAD)
            chunks = _counted(chain([head], iter(lambda m=member: m.read(_CHUNK), b"")), subject)  # type: ignore[misc]
            if not head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
                subject.emit(entry.filename, chunks)
                continue
            with tempfile.TemporaryFile() as copy:
                subject.emit(entry.filename, _copied(chunks, copy))
                copy.flush()
                yield entry.filename, head, f"/dev/fd/{copy.fileno()}"


def _counted(chunks: Iterator[bytes], subject: Subject) -> Iterator[bytes]:
    for chunk in chunks:
        subject.spent.bytes += len(chunk)
        if subject.spent.bytes > subject.limits.archive_bytes:
            raise Objection("archive-too-large", detail="unpacked")
        yield chunk


def _copied(chunks: Iterator[bytes], copy: IO[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        copy.write(chunk)
        yield chunk
