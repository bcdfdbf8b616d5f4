"""Search by words: each word must begin some token of the case. Tokens are stored, so the search is index-served.

A word is what stands between spaces, in lower case and without accents. Punctuation within it is dropped, and what
follows each mark counts as a beginning too: "PNX-5118391-R2HN" gives `pnx5118391r2hn`, `5118391r2hn` and `r2hn`, so it
is found by any of its parts, with or without dashes or spaces. Dates are tokens of the form `2026-11-09` and are found
as 2026-11-09, 9/11/2026, 9 Nov 2026, November 2026.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from shared.kernel.errors import Invalid

_MAX_WORDS = 8
_MAX_LENGTH = 100  # characters in what people type
_MAX_TOKEN = 64
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = "|".join(
    ("january|february|march|april|may|june|july|august|september|october|november|december", *_MONTHS, "sept")
)
_WRITTEN = re.compile(rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<month>{_MONTH})\s+(?P<year>\d{{4}})\b")
_NUMERIC = re.compile(r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})\b")
_ISO = re.compile(r"\d{4}-\d{2}(-\d{2})?")
_MARKS = re.compile(r"[\W_]+")


def reference_key(text: str) -> str:
    """Return a reference without regard to case, dashes and spaces: " pnx 5118391-r2hn" → "pnx5118391r2hn"."""
    return _MARKS.sub("", _plain(text))


def tokens(texts: Iterable[str | None], dates: Iterable[date | None] = ()) -> tuple[str, ...]:
    """Return the tokens of a case, each once, in order."""
    found = {token for text in texts if text for word in _plain(text).split() for token in _beginnings(word)}
    return tuple(sorted(found | {day.isoformat() for day in dates if day}))


def terms(query: str) -> tuple[str, ...]:
    """Return the beginnings that a case must have all of; none for an empty query.

    Raises `Invalid("search-too-long")` beyond 100 characters or 8 words: each word is a look-up of its own.
    """
    if len(query) > _MAX_LENGTH:
        raise Invalid("search-too-long", f"Search for up to {_MAX_LENGTH} characters.", max=_MAX_LENGTH)
    words = _with_iso_dates(_plain(query)).split()
    found = dict.fromkeys(term for word in words if (term := _term(word)))
    if len(found) > _MAX_WORDS:
        raise Invalid("search-too-long", f"Search for up to {_MAX_WORDS} words.", max_words=_MAX_WORDS)
    return tuple(found)


def _plain(text: str) -> str:
    if text.isascii():  # nearly everything: a tenth of the time
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _beginnings(word: str) -> Iterable[str]:
    parts = [part for part in _MARKS.split(word) if part]
    return ("".join(parts[start:])[:_MAX_TOKEN] for start in range(len(parts)))


def _term(word: str) -> str:
    return word if _ISO.fullmatch(word) else _MARKS.sub("", word)[:_MAX_TOKEN]


def _with_iso_dates(text: str) -> str:
    return _NUMERIC.sub(_iso, _WRITTEN.sub(_iso, text))


def _iso(found: re.Match[str]) -> str:
    month = found["month"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    day = f"-{int(found['day']):02}" if found["day"] else ""
    return f"{found['year']}-{number:02}{day}"
