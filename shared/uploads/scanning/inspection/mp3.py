"""MP3: after the tags, two MPEG layer III frames in a row. One could be chance, two aren't."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from shared.uploads.scanning.inspection.subject import Subject
from shared.uploads.scanning.model import Objection
from shared.uploads.scanning.mpeg import frame_length

_SEARCH = 256 * 1024  # encoders leave padding after the tags
_TAG_HEADER = 10


def inspect(subject: Subject) -> None:
    with Path(subject.path).open("rb") as file:
        file.seek(_tags_end(file))
        window = file.read(_SEARCH)
    if not any(_two_frames(window, at) for at in range(len(window))):
        raise Objection("file-damaged", detail="no MPEG frames")


def _tags_end(file: BinaryIO) -> int:
    """Return where the ID3v2 tags at the start end: each has a size of four 7-bit bytes."""
    position = 0
    while True:
        file.seek(position)
        header = file.read(_TAG_HEADER)
        if header[:3] != b"ID3" or len(header) < _TAG_HEADER:
            return position
        a, b, c, d = (byte & 0x7F for byte in header[6:])
        position += _TAG_HEADER + (a << 21 | b << 14 | c << 7 | d)


def _two_frames(window: bytes, at: int) -> bool:
    length = frame_length(window[at : at + 4])
    return length > 0 and frame_length(window[at + length : at + length + 4]) > 0
