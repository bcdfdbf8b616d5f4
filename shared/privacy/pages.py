"""Data as a page that people can read. Everything is escaped: what people have written must not run as anything."""

from __future__ import annotations

import re
from html import escape
from typing import Any

_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.25rem 1rem}"
    "dl{border-top:1px solid #bbb;padding:.75rem 0}"
    "dt{color:#444}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def opening(title: str, lead: str) -> str:
    return (
        '<!doctype html><html lang="en-GB"><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style><h1>{escape(title)}</h1><p>{escape(lead)}</p>"
    )


def entry(item: dict[str, Any]) -> str:
    """Return one record as a list of labels and values; what is empty stays away."""
    rows = (f"<dt>{escape(label_of(key))}</dt><dd>{_value(value)}</dd>" for key, value in item.items() if _says(value))
    return f"<dl>{''.join(rows)}</dl>"


def link(address: str, words: str) -> str:
    return f'<li><a href="{escape(address)}">{escape(words)}</a></li>'


def label_of(key: str) -> str:
    """Return a field's name in words: "lastActiveAt" is "Last active at"."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", key).lower()
    return words[:1].upper() + words[1:]


def _says(value: Any) -> bool:
    return value not in (None, "", [], {}, ())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return entry(value)
    if isinstance(value, list):
        return "".join(f"<div>{_value(each)}</div>" for each in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return escape(str(value))
