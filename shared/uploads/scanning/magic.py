"""What a file is by its first bytes. Own allow-list: whatever it doesn't know is "unknown", which only text may be."""

from __future__ import annotations

from collections.abc import Callable

from shared.uploads.scanning.mpeg import frame_length

HEAD = 4096

_PREFIXES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"II+\x00\x08\x00\x00\x00", "tiff"),
    (b"MM\x00+\x00\x08\x00\x00", "tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"ID3", "mp3"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"{\\rtf", "rtf"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"MSCF", "archive"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "shortcut"),
)

_WEB_PAGE = (b"<!doctype html", b"<html", b"<script", b"<hta:", b"<svg", b"<head", b"<body")
_PICTURE_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"crx ")
_FIRST_BOXES = (b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")
_BLANK = b"\xef\xbb\xbf \t\r\n\x00"

LABELS = {
    "pdf": "a PDF",
    "png": "a PNG picture",
    "gif": "a GIF picture",
    "jpeg": "a JPEG picture",
    "bmp": "a BMP picture",
    "tiff": "a TIFF picture",
    "heic": "a HEIC picture",
    "webp": "a WebP picture",
    "ole": "an older Office file",
    "zip": "a zip archive or newer Office file",
    "boxes": "an MP4 or QuickTime recording",
    "mp3": "an MP3 recording",
    "wave": "a WAV or AVI recording",
    "program": "a program",
    "shortcut": "a Windows shortcut",
    "rtf": "a rich text document",
    "archive": "a compressed archive",
    "web page": "a web page",
    "unknown": "something else",
}


def recognise(head: bytes) -> str:
    """Return the key in `LABELS` that fits the file whose first bytes (up to `HEAD`) are `head`."""
    for prefix, label in _PREFIXES:
        if head.startswith(prefix):
            return label
    return next((label for label, fits in _PREDICATES if fits(head)), "unknown")


def _is_pdf(head: bytes) -> bool:
    # Readers accept junk before the header; allowing only blanks keeps out a PDF that is also something else.
    return head[:1024].lstrip(_BLANK).startswith(b"%PDF-")


def _is_bmp(head: bytes) -> bool:
    return head.startswith(b"BM") and head[14:18] in {size.to_bytes(4, "little") for size in (12, 40, 52, 56, 108, 124)}


def _is_picture_box(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] in _PICTURE_BRANDS


def _is_boxes(head: bytes) -> bool:
    return head[4:8] == b"ftyp" or head[4:8] in _FIRST_BOXES


def _is_web_page(head: bytes) -> bool:
    start = head.lstrip(_BLANK).lower()
    return start.startswith(_WEB_PAGE) or (start.startswith(b"<?xml") and any(tag in start for tag in _WEB_PAGE))


_PREDICATES: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    ("pdf", _is_pdf),
    ("bmp", _is_bmp),
    ("heic", _is_picture_box),
    ("boxes", _is_boxes),
    ("mp3", lambda head: frame_length(head[:4]) > 0),
    ("webp", lambda head: head.startswith(b"RIFF") and head[8:12] == b"WEBP"),
    ("wave", lambda head: head.startswith(b"RIFF")),
    ("web page", _is_web_page),
)
