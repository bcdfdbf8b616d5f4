"""The versions of the terms of use: one Markdown file each, named by the day from which it binds."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from shared.kernel.errors import NotFound
from shared.kernel.model import Model

_FOLDER = Path(__file__).with_name("terms")


class Terms(Model):
    """`version` is the ISO date from which it binds."""

    version: str
    markdown: str


class TermsVersion(Model):
    """`binds` tells whether it is today's; others are earlier ones, or announced."""

    version: str
    binds: bool
    announced: bool


class TermsHistory(Model):
    items: tuple[TermsVersion, ...]


@cache
def all_terms() -> tuple[Terms, ...]:
    return tuple(Terms(version=file.stem, markdown=file.read_text("utf-8")) for file in sorted(_FOLDER.glob("*.md")))


def current_terms(today: date) -> Terms:
    """Return the newest version that binds on `today`."""
    return max((terms for terms in all_terms() if terms.version <= today.isoformat()), key=lambda terms: terms.version)


def terms_history(today: date) -> TermsHistory:
    """Return every version there has been, newest first: none is ever changed or taken away."""
    binding = current_terms(today).version
    versions = sorted((terms.version for terms in all_terms()), reverse=True)
    return TermsHistory(
        items=tuple(
            TermsVersion(version=each, binds=each == binding, announced=each > today.isoformat()) for each in versions
        )
    )


def terms_of(version: str) -> Terms:
    """Return the text as it was accepted, or raise `NotFound`."""
    for terms in all_terms():
        if terms.version == version:
            return terms
    raise NotFound("terms-not-found", "There is no such version of the terms.")
