"""Which inspection fits which content: the pipeline's structural step as data."""

from __future__ import annotations

from importlib import import_module

from shared.uploads.scanning.formats import FORMATS
from shared.uploads.scanning.inspection.subject import Inspect

# Module names, not functions: a picture's subprocess mustn't pay for importing the PDF and Office parsers.
_MODULES = {
    "pdf": "pdf",
    "ooxml": "ooxml",
    "ole": "ole",
    "image": "images",
    "boxes": "boxes",
    "mp3": "mp3",
    "text": "text",
}


def inspection_for(extension: str) -> Inspect:
    """Return the inspection of the content that `extension` promises. Raises KeyError for one outside `FORMATS`."""
    module = import_module(f"{__package__}.{_MODULES[FORMATS[extension].content]}")
    inspect: Inspect = module.inspect
    return inspect
