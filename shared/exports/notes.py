"""What a file says about itself: its filters, its row count and its moment."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from pydantic.alias_generators import to_camel

from shared.cases.fields import BY_NAME
from shared.cases.query import View
from shared.exports.model import Export
from shared.schemes.profile import Profile

_SUFFIXES = {"From": "from", "To": "up to"}
_WORDS = {"status": "Cases", "search": "Search", "businessId": "Business", "empty": "Not set", "filled": "Set"}
_UNFILTERED = View()


def notes(export: Export, profile: Profile, rows: int) -> list[tuple[str, str]]:
    """Return label and value for each note."""
    moment = export.as_of.astimezone(ZoneInfo(profile.place.time_zone))
    about = [
        ("Export", export.name),
        ("As of", f"{moment:%d %B %Y, %H:%M} ({profile.place.time_zone})"),
        ("Rows", f"{rows}"),
        ("Sorted by", f"{_label(export.wanted.view.sort, profile)}, {export.wanted.view.direction}ending"),
    ]
    if export.wanted.references:
        return [*about, ("Filter", f"{len(export.wanted.references)} cases chosen one by one")]
    return [*about, *_filters(export.wanted.view, profile)]


def export_name(moment: date, time: str, *, ticked: bool) -> str:
    return f"{'Chosen cases' if ticked else 'Cases'}, {moment.day} {moment:%B %Y}, {time}"


def _filters(view: View, profile: Profile) -> list[tuple[str, str]]:
    found = [("Cases", "Open and closed" if view.status == "all" else "Open only")]
    for name in View.model_fields:
        value = getattr(view, name)
        if name in {"status", "sort", "direction"} or value == getattr(_UNFILTERED, name):
            continue
        found.append((_label(to_camel(name), profile), _said(value)))
    return found


def _label(name: str, profile: Profile) -> str:
    for suffix, word in _SUFFIXES.items():
        base = name.removesuffix(suffix)
        if base != name and base in BY_NAME:
            return f"{_label(base, profile)} {word}"
    field = BY_NAME.get(name)
    return field.label.format(scheme=profile.short_name) if field else _WORDS.get(name, name)


def _said(value: object) -> str:
    match value:
        case bool():
            return "Yes" if value else "No"
        case tuple():
            return "; ".join(str(part) for part in value)
        case _:
            return str(value)
