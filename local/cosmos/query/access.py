"""Which SQLite index a query walks.

Each index that some conditions can seek in is probed: how many rows do they find there, up to a cap? Few: start from
those and sort. Many: walk the index that has the wanted order, and stop when the page is full. Chosen here and never by
SQLite's guess, so that a page costs the same with a thousand documents as with a million.
"""
# ruff: noqa: S608  names in SQL are our own; values travel as parameters

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace

from local.cosmos.query.conditions import Sql
from local.cosmos.query.ranges import Scope
from local.cosmos.storage.container import Container
from local.cosmos.storage.keys import Path
from local.cosmos.storage.policy import Order
from local.cosmos.storage.promotion import forward

FEW_FOR_A_PAGE = 3000
FEW_FOR_TOTALS = 5000


@dataclass(frozen=True)
class Access:
    """`source` is a FROM clause in which `d` is the documents' table; `arguments` are its own.

    `in_row_order` tells whether the rows come out by row number, `few` whether there are few enough to sort them.
    """

    source: str
    arguments: tuple[object, ...] = ()
    in_row_order: bool = False
    few: bool = False


@dataclass(frozen=True)
class _Way:
    """One way in, with the query that lists the rows it finds."""

    access: Access
    rows: str
    arguments: tuple[object, ...]


@dataclass(frozen=True)
class Chooser:
    """Chooses the way in for one query within one logical partition; across several, SQLite is left to choose."""

    connection: sqlite3.Connection
    container: Container
    scope: Scope
    conditions: list[Sql]

    def for_page(self, order: Order) -> Access:
        """Return the way in for results in this order (empty: by row number)."""
        table = self.container.documents
        if self.scope.single is None:
            return Access(f"{table} d")
        found, best = self._best(FEW_FOR_A_PAGE)
        if best is not None and found < FEW_FOR_A_PAGE:
            return replace(best, few=True)
        if best is not None and best.in_row_order and not order:
            return best
        return Access(f"{table} d INDEXED BY {self._order_index(order) if order else f'{table}_p'}")

    def for_totals(self) -> Access:
        """Return the way in where order is of no use: the partition in one go, unless few rows match."""
        table = self.container.documents
        if self.scope.single is None:
            return Access(f"{table} d")
        found, best = self._best(FEW_FOR_TOTALS)
        return best if best is not None and found < FEW_FOR_TOTALS else Access(f"{table} d INDEXED BY {table}_p")

    def finds_few(self) -> bool:
        return self.scope.single is not None and self._best(FEW_FOR_A_PAGE)[0] < FEW_FOR_A_PAGE

    def _best(self, cap: int) -> tuple[int, Access | None]:
        """Return the way that finds the fewest rows, with their number up to `cap`."""
        fewest, best = cap + 1, None
        for way in self._ways():
            query = f"SELECT COUNT(*) FROM ({way.rows} LIMIT {min(fewest, cap)})"
            found = self.connection.execute(query, way.arguments).fetchone()[0]
            if found < fewest:
                fewest, best = found, way.access
        return fewest, best

    def _ways(self) -> Iterator[_Way]:
        for condition in self.conditions:
            if condition.terms is not None:
                source = f"(SELECT DISTINCT r FROM ({condition.terms})) t CROSS JOIN {self.container.documents} d"
                way = Access(f"{source} ON d.r = t.r", condition.arguments)
                yield _Way(way, condition.terms, condition.arguments)
        seen: set[frozenset[Sql]] = set()
        for name, paths in self._indexes():
            seekable = self._seekable(paths)
            if seekable and frozenset(seekable) not in seen:
                seen.add(frozenset(seekable))
                yield self._by_index(name, seekable, len(paths))

    def _by_index(self, name: str, seekable: list[Sql], width: int) -> _Way:
        source = f"{self.container.documents} d INDEXED BY {name}"
        within = " AND ".join(condition.text for condition in seekable)
        arguments = (self.scope.single, *(a for condition in seekable for a in condition.arguments))
        in_row_order = len(seekable) == width and all(condition.equality for condition in seekable)
        rows = f"SELECT 1 FROM {source} WHERE d.p = ? AND {within}"
        return _Way(Access(source, (), in_row_order), rows, arguments)

    def _indexes(self) -> Iterator[tuple[str, tuple[Path, ...]]]:
        for path, column in self.container.columns.items():
            if column.indexed:
                yield f"{self.container.documents}_{column.name}", (path,)
        for order, name in self.container.composite_indexes.items():
            yield name, tuple(path for path, _ in order)

    def _seekable(self, paths: tuple[Path, ...]) -> list[Sql]:
        """Return the conditions that narrow this index: equalities from the left, then one stretch."""
        chosen: list[Sql] = []
        for path in paths:
            here = [condition for condition in self.conditions if condition.path == path]
            equal = next((condition for condition in here if condition.equality), None)
            if equal is None:
                return [*chosen, *here]
            chosen.append(equal)
        return chosen

    def _order_index(self, order: Order) -> str:
        if len(order) == 1:
            return f"{self.container.documents}_{self.container.columns[order[0][0]].name}"
        return self.container.composite_indexes[forward(order)]
