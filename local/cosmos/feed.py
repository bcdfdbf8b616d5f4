"""Reading a container without a query: all documents, or the change feed in its latest-version mode."""
# ruff: noqa: S608  names in SQL are our own; values travel as parameters

import sqlite3
import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from local.cosmos.errors import BadRequest
from local.cosmos.query.ranges import Scope
from local.cosmos.storage.container import Container


@dataclass(frozen=True)
class Feed:
    """`bodies` as JSON; `token` leads on: for the change feed always, else None at the end."""

    bodies: list[bytes]
    token: str | None


def read_all(connection: sqlite3.Connection, container: Container, scope: Scope, size: int, token: str | None) -> Feed:
    """Documents in the order of their creation."""
    where, arguments = scope.condition(container)
    rows = connection.execute(
        f"SELECT d.r, b.body FROM {container.documents} d CROSS JOIN {container.bodies} b ON b.r = d.r"
        f" WHERE {where} AND d.r > ? AND (d.expires IS NULL OR d.expires > ?) ORDER BY d.r LIMIT ?",
        (*arguments, _number(token or "0"), int(time.time()), size + 1),
    ).fetchall()
    more = len(rows) > size
    return Feed([body for _, body in rows[:size]], str(rows[size - 1][0]) if more else None)


def changes(
    connection: sqlite3.Connection, container: Container, scope: Scope, size: int, since: str | None, start: str | None
) -> Feed:
    """Documents written after the ETag `since` and from the date `start` on, each in its latest version.

    The token stands for what this snapshot has seen, so that a drained feed doesn't search the same stretch again.
    """
    newest = connection.execute("SELECT lsn FROM containers WHERE number = ?", (container.number,)).fetchone()[0]
    if since == "*":
        return Feed([], f'"{newest}"')
    after, moment = _number((since or "0").strip('"')), 0 if start is None else _moment(start)
    where, arguments = scope.condition(container)
    rows = connection.execute(
        f"SELECT d.lsn, b.body FROM {container.documents} d INDEXED BY {container.documents}_lsn"
        f" CROSS JOIN {container.bodies} b ON b.r = d.r WHERE {where} AND d.lsn > ? AND d.ts >= ?"
        " AND (d.expires IS NULL OR d.expires > ?) ORDER BY d.lsn LIMIT ?",
        (*arguments, after, moment, int(time.time()), size),
    ).fetchall()
    last = rows[-1][0] if len(rows) == size else max(newest, after)
    return Feed([b'%s,"_lsn":%d}' % (body[:-1], lsn) for lsn, body in rows], f'"{last}"')


def _number(token: str) -> int:
    if not token.isdecimal():
        raise BadRequest("Invalid Continuation Token")
    return int(token)


def _moment(date: str) -> int:
    try:
        return int(parsedate_to_datetime(date).timestamp())
    except ValueError as error:
        raise BadRequest("If-Modified-Since must be an HTTP date.") from error
