"""A list of people as a spreadsheet saves it, read line by line: each is a newcomer, or says what is wrong with it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from pydantic import ValidationError

from shared.administration.inviting import Newcomer
from shared.kernel.errors import Invalid
from shared.kernel.principal import Role
from shared.organisations.model import Organisation

MOST_ROWS = 200
MOST_CHARACTERS = 100_000
COLUMNS = ("name", "email", "roles", "businesses")
_BETWEEN = re.compile(r"[;,|+]")
_EVERY_BUSINESS = "all"


class Row(NamedTuple):
    """`line` counts from 1, heading included, as a spreadsheet does. `newcomer` is None where `problem` says why."""

    line: int
    name: str
    email: str
    newcomer: Newcomer | None
    problem: str


def read_list(text: str, organisation: Organisation) -> list[Row]:
    """Return the rows of `text`, blank ones left out. Raises `Invalid` (`list-unreadable`, `list-too-long`)."""
    lines = [(number, cells) for number, cells in _cells(text) if any(cell.strip() for cell in cells)]
    if not lines:
        raise Invalid("list-unreadable", f"The list is empty. Its first line names the columns: {', '.join(COLUMNS)}.")
    columns = _columns(lines[0][1])
    if len(lines) - 1 > MOST_ROWS:
        raise Invalid(
            "list-too-long", f"A list takes up to {MOST_ROWS} people; this one has {len(lines) - 1}. Split it."
        )
    return [_row(number, cells, columns, organisation) for number, cells in lines[1:]]


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    body = text.removeprefix("\ufeff")
    first = body.lstrip().partition("\n")[0]
    # Excel separates by semicolons where commas separate decimals; what is copied out of it comes with tabs.
    separator = max("\t;,", key=first.count)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator, strict=True)
    try:
        before = 0
        for cells in reader:
            yield before + 1, cells
            before = reader.line_num
    except csv.Error:
        raise Invalid(
            "list-unreadable", f"Line {reader.line_num} can't be read: is a quotation mark missing?"
        ) from None


def _columns(heading: list[str]) -> dict[str, int]:
    named = {cell.strip().lower(): place for place, cell in enumerate(heading)}
    missing = [column for column in COLUMNS if column not in named]
    if missing:
        raise Invalid(
            "list-unreadable",
            f"The first line must name the columns {', '.join(COLUMNS)}; it lacks {', '.join(missing)}.",
        )
    return {column: named[column] for column in COLUMNS}


def _row(number: int, cells: list[str], columns: dict[str, int], organisation: Organisation) -> Row:
    name, email, roles, businesses = (cells[place].strip() if place < len(cells) else "" for place in columns.values())
    try:
        newcomer = Newcomer(
            name=name, email=email, roles=_roles(roles), business_ids=_businesses(businesses, organisation)
        )
    except ValidationError as error:
        wrong = {str(each["loc"][0]) for each in error.errors()}
        return Row(number, name, email, None, _unfit(wrong))
    except _Unknown as unknown:
        return Row(number, name, email, None, str(unknown))
    return Row(number, name, email, newcomer, "")


class _Unknown(Exception):
    """A word that is no role or no business, in a sentence."""


def _roles(text: str) -> tuple[Role, ...]:
    words = [word.strip().lower() for word in _BETWEEN.split(text) if word.strip()]
    if strange := [word for word in words if word not in {Role.CASEWORKER, Role.SUPERVISOR, Role.ADMINISTRATOR}]:
        raise _Unknown(f"“{strange[0]}” is no role. Write caseworker or supervisor, or both with a semicolon between.")
    return tuple(dict.fromkeys(Role(word) for word in words))


def _businesses(text: str, organisation: Organisation) -> tuple[str, ...]:
    if text.lower() == _EVERY_BUSINESS:
        return tuple(business.id for business in organisation.businesses)
    known = {spelling.casefold(): each.id for each in organisation.businesses for spelling in (each.id, each.name)}
    # A business's own name may have a comma in it.
    words = [text] if text.casefold() in known else [word.strip() for word in _BETWEEN.split(text) if word.strip()]
    if strange := [word for word in words if word.casefold() not in known]:
        names = "; ".join(each.name for each in organisation.businesses)
        raise _Unknown(f"“{strange[0]}” is none of your businesses. Write all, or some of: {names}.")
    return tuple(dict.fromkeys(known[word.casefold()] for word in words))


def _unfit(wrong: set[str]) -> str:
    if "name" in wrong:
        return "The name is missing, or longer than 100 characters."
    return "This isn't an email address."
