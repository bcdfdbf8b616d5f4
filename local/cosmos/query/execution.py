"""One query against one container: candidate rows from SQLite, judged and shaped by the compiled closures."""
# ruff: noqa: S608  names in SQL are our own; values travel as parameters

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import orjson

from local.cosmos.charges import Work
from local.cosmos.query.access import Chooser
from local.cosmos.query.conditions import Sql, flattened
from local.cosmos.query.keyset import Ordering, Position
from local.cosmos.query.order import leaves_out_missing, order_of
from local.cosmos.query.pushdown import Translator
from local.cosmos.query.ranges import Scope
from local.cosmos.sql import ast
from local.cosmos.sql.scope import Row
from local.cosmos.sql.select import CompiledSelect, compile_select
from local.cosmos.sql.values import UNDEFINED
from local.cosmos.storage.container import Container
from local.cosmos.storage.policy import Order
from local.cosmos.storage.promotion import Wish, build_composite, forward, promote

_LARGE = 50_000  # rows: with more, filling a new column takes a second and longer, in which nothing can be written


class NeedsIndexes(Exception):
    """The query wants columns or indexes that don't exist yet: make them on the writing thread, then run it again."""

    def __init__(self, wishes: set[Wish], order: Order | None = None) -> None:
        super().__init__(f"{wishes} {order}")
        self.wishes = wishes
        self.order = order

    def grant(self, connection: sqlite3.Connection, container: Container) -> None:
        promote(connection, container, self.wishes)
        if self.order is not None:
            build_composite(connection, container, self.order)


@dataclass(frozen=True)
class Candidate:
    """A row that SQLite let through, not yet judged."""

    keys: tuple[str, ...]
    row: int
    body: bytes


@dataclass
class Execution:
    """A query with everything it runs on. `pushdown` = False reads every document in scope: the reference for tests."""

    connection: sqlite3.Connection
    container: Container
    scope: Scope
    tree: ast.Select
    parameters: Mapping[str, Any]
    pushdown: bool = True
    work: Work = field(default_factory=Work)

    @cached_property
    def select(self) -> CompiledSelect:
        return compile_select(self.tree, self.parameters)

    @cached_property
    def order(self) -> Order:
        return order_of(self.container, self.select)

    @cached_property
    def conjuncts(self) -> list[tuple[ast.Expression, Sql | None]]:
        """WHERE's conjuncts with their translations. Errors: NeedsIndexes."""
        translator = self.translator()
        nodes = flattened(self.tree.where)
        translated = [(node, translator.translate(node, True) if self.pushdown else None) for node in nodes]
        self.check(translator, [condition for _, condition in translated if condition is not None])
        return translated

    def translator(self) -> Translator:
        return Translator(self.container, self.scope, self.select.root or "", self.parameters)

    def chooser(self) -> Chooser:
        return Chooser(self.connection, self.container, self.scope, self.conditions)

    def check(self, translator: Translator, conditions: Iterable[Sql] = ()) -> None:
        """Errors: NeedsIndexes for wishes that nothing serves yet."""
        known = list(conditions)
        fixed = {condition.path for condition in known if condition.equality}
        wishes = {wish.where(self.container.is_served(wish.path, fixed)) for wish in translator.wishes}
        missing = {wish for wish in wishes if not wish.granted(self.container.columns.get(wish.path))}
        if self.pushdown and missing and not self._does_without(known):
            raise NeedsIndexes(missing)

    def _does_without(self, conditions: list[Sql]) -> bool:
        """Tell whether a large container is spared new columns: few rows are found without, and judged one by one."""
        [highest] = self.connection.execute(f"SELECT MAX(r) FROM {self.container.documents}").fetchone()
        large = (highest or 0) > _LARGE
        return large and Chooser(self.connection, self.container, self.scope, conditions).finds_few()

    @property
    def conditions(self) -> list[Sql]:
        return [condition for _, condition in self.conjuncts if condition is not None]

    @property
    def decided(self) -> bool:
        """Whether SQLite's conditions say all that WHERE says."""
        return all(condition is not None for _, condition in self.conjuncts)

    def restriction(self, conditions: Iterable[Sql]) -> Sql:
        """Return scope, liveness and these conditions."""
        text, arguments = self.scope.condition(self.container)
        whole = Sql(text, arguments) & Sql("(d.expires IS NULL OR d.expires > ?)", (int(time.time()),))
        for condition in conditions:
            whole &= Sql(f"({condition.text})", condition.arguments)
        return whole

    def ordering(self) -> Ordering:
        """Errors: NeedsIndexes for a sort by a path without column."""
        wishes = {
            Wish(path, indexed=len(self.order) == 1)
            for path, _ in self.order
            if not Wish(path, indexed=len(self.order) == 1).granted(self.container.columns.get(path))
        }
        order = forward(self.order) if len(self.order) > 1 else None
        if order is not None and order in self.container.composite_indexes:
            order = None
        if wishes or order is not None:
            raise NeedsIndexes(wishes, order)
        return Ordering(tuple((f"d.{self.container.columns[path].name}", down) for path, down in self.order))

    def candidates(self, after: Position | None = None) -> Iterator[Candidate]:
        """Yield rows in order, from `after` on; each body is read when its turn comes, since SQLite may sort many."""
        ordering, way = self.ordering(), self.chooser().for_page(self.order)
        # Among few rows a search for another word isn't worth its scan: the closures judge them anyway.
        conditions = [c for c in self.conditions if c.terms is None or not way.few]
        restriction = self.restriction(conditions)
        if len(self.order) == 1 and leaves_out_missing(self.container, self.order):
            restriction &= Sql(f"{ordering.columns[0][0]} > '0'")
        columns = "".join(f", {name}" for name, _ in ordering.columns)
        for stretch, arguments in ordering.stretches(after):
            query = (
                f"SELECT d.r{columns} FROM {way.source}"
                f" WHERE {restriction.text} AND {stretch} ORDER BY {ordering.clause()}"
            )
            for row, *keys in self.connection.execute(query, (*way.arguments, *restriction.arguments, *arguments)):
                yield Candidate(tuple(keys), row, self._body(row))

    def _body(self, row: int) -> bytes:
        """Return a document's JSON, and count the work."""
        query = f"SELECT body FROM {self.container.bodies} WHERE r = ?"
        body: bytes = self.connection.execute(query, (row,)).fetchone()[0]
        self.work.loaded += 1
        self.work.loaded_bytes += len(body)
        return body

    def start(self, body: bytes) -> Row:
        """Return the row that a document starts as; a query without FROM starts from nothing."""
        return (orjson.loads(body),) if self.select.root is not None else ()

    def rows(self) -> Iterator[Row]:
        """All rows that satisfy WHERE."""
        if self.select.root is None:
            yield from self.select.rows(())
            return
        for candidate in self.candidates():
            yield from self.select.rows(self.start(candidate.body))

    def results(self, after: Position | None) -> Iterator[tuple[Candidate, int, Any]]:
        """(where from, which of that row's results, result) in order, from `after` on."""
        whole = self._returns_documents()
        for candidate in self.candidates(after):
            skip = after.place if after is not None and candidate.row == after.row else 0
            for place, row in enumerate(self.select.rows(self.start(candidate.body))):
                if place >= skip and (value := self.select.projection(row)) is not UNDEFINED:
                    yield candidate, place, orjson.Fragment(candidate.body) if whole else value

    def _returns_documents(self) -> bool:
        """SELECT * and SELECT VALUE c of whole documents: the stored JSON goes out as it is."""
        if self.select.expanders:
            return False
        projection = self.tree.projection
        return projection.kind == "*" or (
            projection.kind == "VALUE" and projection.items[0].expression == ast.Name(self.select.root or "")
        )
