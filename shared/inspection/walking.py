"""Walks a span of time backwards in windows: newest first, without asking the database to order across partitions.

The trail is spread over partitions by organisation and day, and the service can't page an order across them cheaply.
A window is fetched as it comes and sorted here; it shrinks where much happened and grows where little did.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

Item = dict[str, Any]
Fetch = Callable[[datetime, datetime, int], Awaitable[list[Item]]]
"""From the first moment, the one after the last, and how many at most, to what there is, in any order."""

_FIRST = timedelta(hours=6)
_WIDEST = timedelta(days=32)
_SECOND = timedelta(seconds=1)
_MOST = 1_000  # in a window; a second may hold more and is taken whole
_WHOLE = 100_000
_WINDOWS = 24  # a call: beyond that the caller gets what there is and goes on from there
_FACTOR = 4


class Position(NamedTuple):
    """What comes next is older than this entry."""

    at: datetime
    entry_id: str


class Walked(NamedTuple):
    items: list[Item]
    next: Position | None


async def walk(fetch: Fetch, since: datetime, before: Position, limit: int) -> Walked:
    """Return up to `limit` entries before `before` and not before `since`, newest first, and where to go on."""
    found: list[Item] = []
    end, width = _after(before), _FIRST
    for _ in range(_WINDOWS):
        if end <= since or len(found) > limit:
            break
        start = max(since, _whole(end - width))
        width = end - start
        items = await fetch(start, end, _WHOLE if width <= _SECOND else _MOST + 1)
        if len(items) > _MOST and width > _SECOND:
            width = max(_whole_seconds(width / _FACTOR), _SECOND)
            continue
        found += sorted((each for each in items if position(each) < before), key=position, reverse=True)
        end = start
        if len(items) < _MOST / _FACTOR:
            width = min(width * _FACTOR, _WIDEST)
    if len(found) > limit:
        return Walked(found[:limit], position(found[limit - 1]))
    return Walked(found, Position(end, "") if end > since else None)


def position(item: Item) -> Position:
    return Position(datetime.fromisoformat(str(item["at"])), str(item["id"]))


def _whole(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)


def _after(before: Position) -> datetime:
    """Return the end of the second that `before` lies in; without an entry to come after, it is an end itself."""
    return _whole(before.at) + _SECOND if before.entry_id else before.at


def _whole_seconds(width: timedelta) -> timedelta:
    return timedelta(seconds=int(width.total_seconds()))
