"""Cases as cells: typed for a workbook, or as text that a spreadsheet won't take for a formula."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from pydantic.alias_generators import to_camel

from shared.cases.model import CaseFacts
from shared.cases.responses import DERIVED, CaseRow
from shared.cases.rules import AsOf

_ATTRIBUTES = {to_camel(name): name for name in CaseRow.model_fields}

Cell = str | int | bool | date | None
Row = list[Cell]

# What makes a spreadsheet calculate instead of showing (owasp.org/www-community/attacks/CSV_Injection), full-width too.
_FORMULA_STARTS = frozenset("=+-@\t\r\uff1d\uff0b\uff0d\uff20")


def row_maker(columns: tuple[str, ...], as_of: AsOf) -> Callable[[dict[str, object]], Row]:
    """Return a function from a stored case to its cells: the very values that the list shows."""
    names = [_ATTRIBUTES[column] for column in columns]
    rules = {name: rule for name, rule in DERIVED.items() if name in names}

    def cells(item: dict[str, object]) -> Row:
        # Not by a `CaseRow`: to make one would validate again what follows from valid facts, for a million rows.
        facts = CaseFacts.from_item(item)
        known = {**facts.__dict__, **{name: rule(facts, as_of) for name, rule in rules.items()}}
        return [known[name] for name in names]

    return cells


def made_once(form: Callable[[Cell], str]) -> Callable[[Cell], str]:
    """Return `form` with a memory, for one part of a file: most cells say what others said before."""
    return lru_cache(maxsize=None, typed=True)(form)  # typed, since True equals 1


def as_text(cell: Cell) -> str:
    """Return the cell for a text format: dates as ISO 8601, which Excel reads everywhere; booleans as Yes and No."""
    match cell:
        case str():
            return neutral(cell)
        case None:
            return ""
        case date():
            return cell.isoformat()
        case bool():
            return "Yes" if cell else "No"
        case _:
            return str(cell)


def neutral(text: str) -> str:
    """Put an apostrophe before what would start a formula: Excel hides it, people can read past it.

    Spaces in front don't make it safe: some programs trim cells as they read them.
    """
    start = text.lstrip(" ")[:1]
    return f"'{text}" if start in _FORMULA_STARTS and start else text
