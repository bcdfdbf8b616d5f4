"""One page of a query's results, with the token that leads to the next."""

import functools
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from local.cosmos.query.execution import Execution
from local.cosmos.query.keyset import Position, decode, encode
from local.cosmos.query.nested import inner_of, rows_over
from local.cosmos.query.totals import grouped_rows
from local.cosmos.sql.values import UNDEFINED, canonical
from local.cosmos.storage.keys import sort_key

MOST_BYTES = 4 * 1024 * 1024
MANY = 1_000_000
Items = list[Any]
State = Any
"""What a token holds: JSON, None at the end."""


@dataclass(frozen=True)
class Page:
    """`token` is None on the last page."""

    items: Items
    token: str | None


def page(execution: Execution, query: str, size: int, token: str | None) -> Page:
    """Up to `size` results of `query`, after `token`. Errors: BadRequest."""
    items, state = _page(execution, size, decode(query, token) if token else None)
    execution.work.returned = len(items)
    return Page(items, None if state is None else encode(query, state))


def _page(execution: Execution, size: int, state: State) -> tuple[Items, State]:
    inner = inner_of(execution)
    if inner is not None:
        return _page_of_values(execution, _over(execution, _everything(inner)), size, state)
    if execution.select.grouped:
        return _page_of_values(execution, _groups(execution), size, state)
    if execution.tree.distinct:
        return _page_of_values(execution, _distinct(execution), size, state)
    if execution.select.root is None:
        return execution.select.values(()), None
    return _streamed(execution, size, state)


def _everything(execution: Execution) -> Items:
    """All results, in order."""
    items: Items = []
    state: State = None
    while True:
        found, state = _page(execution, MANY, state)
        # Through JSON: whole documents come as the bytes they are stored in.
        items += orjson.loads(orjson.dumps(found))
        if state is None:
            return items


def _allowed(execution: Execution, state: State) -> int | None:
    """How many results TOP or LIMIT still allows."""
    return execution.select.take if state is None else state[-1]


def _streamed(execution: Execution, size: int, state: State) -> tuple[Items, State]:
    """Results in row order, read only as far as the page goes (and one further, to know whether there is more)."""
    after = None if state is None else Position(tuple(state[0]), state[1], state[2])
    left = _allowed(execution, state)
    results: Iterator[Any] = execution.results(after)
    if after is None and execution.select.offset:
        results = itertools.islice(results, execution.select.offset, None)
    taken = list(_up_to_a_page(results, size if left is None else min(size, left)))
    items = [value for _, _, value in taken]
    left = None if left is None else left - len(taken)
    if not taken or left == 0 or next(results, None) is None:
        return items, None
    candidate, place, _ = taken[-1]
    return items, [candidate.keys, candidate.row, place + 1, left]


def _up_to_a_page(results: Iterator[Any], size: int) -> Iterator[Any]:
    """Yield up to `size` results, but not many more bytes than the service puts into one answer."""
    total = 0
    for candidate, place, value in itertools.islice(results, size):
        yield candidate, place, value
        total += len(candidate.body)
        if total >= MOST_BYTES:
            return


@functools.total_ordering
@dataclass(frozen=True)
class _Place:
    """A place among sorted values: each part with whether it descends."""

    parts: tuple[tuple[str, bool], ...]

    def __lt__(self, other: "_Place") -> bool:
        for (mine, descending), (theirs, _) in zip(self.parts, other.parts, strict=True):
            if mine != theirs:
                return (mine > theirs) if descending else (mine < theirs)
        return False


def _page_of_values(
    execution: Execution, values: Iterable[tuple[_Place, Any]], size: int, state: State
) -> tuple[Items, State]:
    """Results that must all be known before the first, sorted by place.

    The token holds the last place, so that a value which comes or goes between two pages shifts no other.
    """
    ordered, left = sorted(values, key=lambda pair: pair[0]), _allowed(execution, state)
    if state is None:
        ordered = ordered[execution.select.offset or 0 :]
    else:
        last = _Place(tuple((text, down) for text, down in state[0]))
        ordered = [pair for pair in ordered if last < pair[0]]
    taken = ordered[: size if left is None else min(size, left)]
    left = None if left is None else left - len(taken)
    more = len(ordered) > len(taken) and left != 0
    return [value for _, value in taken], [taken[-1][0].parts, left] if more else None


def _over(execution: Execution, results: Items) -> Iterator[tuple[_Place, Any]]:
    """Results over another query's results: by ORDER BY, then as they come."""
    select, rows = execution.select, rows_over(execution, results)
    if select.grouped:
        rows = list(select.grouped_rows(rows, (UNDEFINED,)).values())
    seen: set[str] = set()
    for number, row in enumerate(rows):
        value = select.projection(row)
        if value is UNDEFINED or (execution.tree.distinct and canonical(value) in seen):
            continue
        seen.add(canonical(value))
        keys = tuple((sort_key(evaluate(row)), descending) for evaluate, descending in select.order)
        yield _Place((*keys, (f"{number:09}", False))), value


def _groups(execution: Execution) -> Iterator[tuple[_Place, Any]]:
    select = execution.select
    start = (UNDEFINED,) if select.root is not None else ()
    grouped = grouped_rows(execution)
    if grouped is None:
        grouped = select.grouped_rows(execution.rows(), start)
    for key, row in grouped.items():
        value = select.projection(row)
        if value is not UNDEFINED:
            yield _Place(((key, False),)), value


def _distinct(execution: Execution) -> Iterator[tuple[_Place, Any]]:
    """Each distinct value once, at its first place in ORDER BY, then by its own text."""
    select = execution.select
    first: dict[str, tuple[_Place, Any]] = {}
    for row in execution.rows():
        value = select.projection(row)
        if value is UNDEFINED:
            continue
        text = canonical(value)
        keys = tuple((sort_key(evaluate(row)), descending) for evaluate, descending in select.order)
        place = _Place((*keys, (text, False)))
        if text not in first or place < first[text][0]:
            first[text] = (place, value)
    yield from first.values()
