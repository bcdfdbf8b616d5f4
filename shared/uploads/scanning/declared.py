"""What can be refused before a byte is sent: used by the API and, as the first step, by the scan itself."""

from __future__ import annotations

import math

from shared.uploads.scanning.formats import FORMATS
from shared.uploads.scanning.model import MEBIBYTE, DeclaredFile, Objection, ScanLimits
from shared.uploads.scanning.names import extension_of, normalised_name

_EMAILS = frozenset({"msg", "eml"})


def declare(name: str, size: int, limits: ScanLimits) -> DeclaredFile:
    """Return the file as it may be sent, its name normalised. Raises `Objection` with the reason if it may not."""
    tidy = normalised_name(name)
    file = DeclaredFile(tidy, size, extension_of(tidy))
    check_declared(file, limits)
    return file


def check_declared(file: DeclaredFile, limits: ScanLimits) -> None:
    """Raise `Objection` for an ending or a size that the limits don't allow."""
    if file.extension in _EMAILS:
        raise Objection("email-thread-not-allowed")
    if file.extension not in limits.extensions or file.extension not in FORMATS:
        raise Objection("file-type-not-allowed", what=_what(file.extension))
    if file.size < 1:
        raise Objection("file-empty")
    if file.size > limits.max_bytes:
        raise too_large(file.size, limits)


def too_large(size: int, limits: ScanLimits) -> Objection:
    return Objection("file-too-large", size=_megabytes(size), limit=_megabytes(limits.max_bytes))


def _what(extension: str) -> str:
    return f"Files ending in .{extension}" if extension else "Files without an ending such as .pdf"


def _megabytes(size: int) -> str:
    tenths = math.ceil(size * 10 / MEBIBYTE)  # upwards: one byte over 250 MB mustn't read "250 MB"
    return f"{tenths // 10} MB" if tenths % 10 == 0 else f"{tenths / 10} MB"
