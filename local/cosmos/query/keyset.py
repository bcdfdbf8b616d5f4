"""Positions in an ordered result, and how to go on from one.

A continuation token holds the sort keys and the row number of the last result, not a count: documents written between
two pages neither repeat nor skip others.
"""

import base64
import binascii
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from local.cosmos.errors import BadRequest


@dataclass(frozen=True)
class Position:
    """Where a page ended. `place` counts results of the last row already given: a JOIN gives several."""

    keys: tuple[str, ...]
    row: int
    place: int


def encode(query: str, state: Any) -> str:
    """Return a token for `state`, bound to the query's text."""
    return base64.b64encode(orjson.dumps({"q": zlib.crc32(query.encode()), "s": state})).decode()


def decode(query: str, token: str) -> Any:
    """Errors: BadRequest for a token that isn't this query's."""
    try:
        content = orjson.loads(base64.b64decode(token, validate=True))
        if content["q"] == zlib.crc32(query.encode()):
            return content["s"]
    except (binascii.Error, orjson.JSONDecodeError, KeyError, TypeError, ValueError):
        pass
    raise BadRequest("Invalid Continuation Token")


@dataclass(frozen=True)
class Ordering:
    """Sort columns with whether they descend; the row number breaks ties, in the first column's direction."""

    columns: tuple[tuple[str, bool], ...]

    @property
    def _all(self) -> tuple[tuple[str, bool], ...]:
        return (*self.columns, ("d.r", self.columns[0][1] if self.columns else False))

    def clause(self) -> str:
        return ", ".join(name + (" DESC" if descending else "") for name, descending in self._all)

    def stretches(self, after: Position | None) -> Iterator[tuple[str, tuple[Any, ...]]]:
        """Conditions for what is left, each a plain range of the index, to be read one after the other.

        After (a, b, row 7) of columns x, y: x = a AND y = b AND row >= 7, then x = a AND y > b, then x > a.
        The row itself comes again, since it may have results left.
        """
        if after is None:
            yield "1", ()
            return
        values = (*after.keys, after.row)
        for fixed in range(len(self._all) - 1, -1, -1):
            name, descending = self._all[fixed]
            operator = ("<" if descending else ">") + ("=" if fixed == len(self._all) - 1 else "")
            equal = [f"{column} = ?" for column, _ in self._all[:fixed]]
            yield " AND ".join([*equal, f"{name} {operator} ?"]), values[: fixed + 1]
