"""MP4, MOV, M4A: the outermost boxes (ISO 14496-12 §4.2) must tile the file, and one must describe the media."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from shared.uploads.scanning.inspection.subject import Subject
from shared.uploads.scanning.model import Objection

_HEADER = 8
_WIDE_HEADER = 16
_MOST_BOXES = 100_000  # fragmented recordings have thousands


def inspect(subject: Subject) -> None:
    size = Path(subject.path).stat().st_size
    with Path(subject.path).open("rb") as file:
        kinds = _walk(file, size)
    if b"moov" not in kinds:
        raise Objection("file-damaged", detail="no moov box")


def _walk(file: BinaryIO, size: int) -> set[bytes]:
    kinds = set[bytes]()
    position = 0
    for _ in range(_MOST_BOXES):
        if position + _HEADER > size:
            return kinds
        file.seek(position)
        length, kind = _box(file.read(_WIDE_HEADER), size - position)
        if length < _HEADER or position + length > size:
            raise Objection("file-damaged", detail=f"box {kind!r} at {position} runs past the end")
        kinds.add(kind)
        position += length
    raise Objection("file-too-complex", detail="too many boxes")


def _box(header: bytes, rest: int) -> tuple[int, bytes]:
    length, kind = int.from_bytes(header[:4], "big"), header[4:8]
    if length == 0:
        return rest, kind
    return (int.from_bytes(header[8:16], "big") if length == 1 else length), kind
