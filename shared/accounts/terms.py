"""The versions of the terms of use: one Markdown file each, named by the day from which it binds."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from shared.kernel.model import Model

_FOLDER = Path(__file__).with_name("terms")


class Terms(Model):
    """`version` is the ISO date from which it binds."""

    version: str
    markdown: str


@cache
def all_terms() -> tuple[Terms, ...]:
    return tuple(Terms(version=file.stem, markdown=file.read_text("utf-8")) for file in sorted(_FOLDER.glob("*.md")))


def current_terms(today: date) -> Terms:
    """Return the newest version that binds on `today`."""
    return max((terms for terms in all_terms() if terms.version <= today.isoformat()), key=lambda terms: terms.version)
