"""Pictures: the header alone is read, never the pixels, so a "decompression bomb" costs nothing to find."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image

from shared.uploads.scanning.formats import FORMATS
from shared.uploads.scanning.inspection.subject import Subject
from shared.uploads.scanning.model import Objection

_MILLION = 1_000_000
_LONGEST_TIFF = 5000  # pages; a loop of pages that point at one another would never end


def inspect(subject: Subject) -> None:
    Image.MAX_IMAGE_PIXELS = None  # ours is stricter, and says how large the picture is
    pillow_format = FORMATS[subject.extension].media_type.removeprefix("image/").upper()
    with Image.open(subject.path, formats=[pillow_format]) as image:
        for width, height in _frames(image):
            if width * height > subject.limits.image_pixels:
                raise _too_large(width * height, subject.limits.image_pixels)


def _frames(image: Image.Image) -> Iterator[tuple[int, int]]:
    yield image.size
    if image.format == "TIFF":
        for page in range(1, _LONGEST_TIFF):
            try:
                image.seek(page)
            except EOFError:
                return
            yield image.size
        raise Objection("file-too-complex", detail=f"more than {_LONGEST_TIFF} pages")


def _too_large(pixels: int, limit: int) -> Objection:
    return Objection("picture-too-large", pixels=f"{pixels / _MILLION:,.0f}", limit=f"{limit / _MILLION:,.0f}")
