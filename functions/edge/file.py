"""A result that is a file and not JSON."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TextFile:
    """A small text, saved under `name`."""

    name: str
    media_type: str
    text: str
