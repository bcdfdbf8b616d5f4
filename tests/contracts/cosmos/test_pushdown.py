"""SQLite may narrow, order and count for a query, never change its result: held over random documents and queries."""
# ruff: noqa: S608  the queries are constants of our own

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from local.cosmos import writes
from local.cosmos.query import ranges
from local.cosmos.query.execution import Execution, NeedsIndexes
from local.cosmos.query.pages import page
from local.cosmos.query.totals import grouped_rows
from local.cosmos.sql.parser import parse
from local.cosmos.sql.select import compile_select
from local.cosmos.sql.values import STRING, sort_order
from local.cosmos.storage.catalogue import Catalogue
from local.cosmos.storage.container import Container
from local.cosmos.storage.keys import LONGEST, value_at

KEY = '["k"]'
DEFINITION = {
    "id": "c",
    "partitionKey": {"paths": ["/pk"]},
    "defaultTtl": -1,
    "indexingPolicy": {
        "includedPaths": [{"path": "/*"}, *({"path": f"/{name}/?"} for name in "abt")],
        "excludedPaths": [{"path": "/skipped/?"}],
        "compositeIndexes": [
            [{"path": "/a"}, {"path": "/b", "order": "descending"}],
            [{"path": "/b"}, {"path": "/d/x"}, {"path": "/a"}],
        ],
    },
}
ORDERS = [
    "c.a",
    "c.b DESC",
    "c.a ASC, c.b DESC",
    "c.a DESC, c.b ASC",
    "c.b, c.d.x, c.a",
    "c.b DESC, c.d.x DESC, c.a DESC",
]

texts = st.sampled_from(
    ["", "a", "ab", "abc", "b", "Z", "é", "1", "\U0001f600", "\uffff", "a" * 600, "a" * 500, "a" * 501]
)
numbers = st.sampled_from([0, 1, -1, 2, 2.5, -0.5, 1e300, -1e-300, 2**53, 2**53 + 1, 10**18, -(2**53) - 1])
scalars = st.one_of(st.none(), st.booleans(), numbers, texts)
values = st.one_of(
    scalars, scalars, st.lists(scalars, max_size=3), st.dictionaries(st.sampled_from("xy"), scalars, max_size=2)
)
documents = st.fixed_dictionaries(
    {},
    optional={
        "a": values,
        "b": values,
        "skipped": scalars,
        "d": st.one_of(scalars, st.fixed_dictionaries({}, optional={"x": values})),
        "t": st.one_of(scalars, st.lists(st.one_of(texts, scalars), max_size=4)),
    },
)
paths = st.sampled_from(["c.a", "c.b", "c.d.x", "c.d", "c.t", "c.skipped", "c['a']"])
comparisons = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
parameters = st.fixed_dictionaries({"@p": values, "@q": scalars, "@text": texts, "@list": st.lists(values, max_size=4)})

compared = st.one_of(
    st.builds("{} {} @p".format, paths, comparisons),
    st.builds("@q {1} {0}".format, paths, comparisons),
)
leaves = st.one_of(
    compared,
    compared,
    compared,
    compared,
    st.builds("{} BETWEEN @q AND @p".format, paths),
    st.builds("{} IN (@p, @q, 1, 'a')".format, paths),
    st.builds("ARRAY_CONTAINS(@list, {})".format, paths),
    st.builds("ARRAY_CONTAINS({}, @q)".format, paths),
    st.builds("STARTSWITH({}, @text)".format, paths),
    st.builds("EXISTS(SELECT VALUE t FROM t IN {} WHERE STARTSWITH(t, @text))".format, paths),
    st.builds("EXISTS(SELECT VALUE t FROM t IN {} WHERE t = @q)".format, paths),
    st.builds(
        "IS_{}({})".format, st.sampled_from(["DEFINED", "NULL", "BOOL", "NUMBER", "STRING", "ARRAY", "OBJECT"]), paths
    ),
    st.builds("CONTAINS({}, @text)".format, paths),
    paths,
    st.sampled_from(["true", "false", "undefined", "c.a = c.b"]),
)
conditions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds("({} AND {})".format, inner, inner),
        st.builds("({} OR {})".format, inner, inner),
        st.builds("NOT ({})".format, inner),
        st.builds("IIF({}, {}, {})".format, inner, inner, inner),
    ),
    max_leaves=6,
)
shelves = st.lists(documents, max_size=12)
thorough = settings(deadline=None, max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Shelf:
    """One container, emptied and filled anew for each example."""

    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        self.catalogue = Catalogue()
        self.catalogue.load(self.connection)
        self.catalogue.create_database(self.connection, {"id": "d"})
        self.container: Container = self.catalogue.create_container(self.connection, "d", DEFINITION)
        self.items: list[dict[str, Any]] = []

    def fill(self, contents: list[dict[str, Any]]) -> None:
        for old in self.items:
            writes.delete(self.connection, self.container, KEY, old["id"], None)
        self.items = [{"id": f"{n:02d}", "pk": "k", **content} for n, content in enumerate(contents)]
        for item in self.items:
            writes.create(self.connection, self.container, KEY, item)

    def execution(self, query: str, parameters: dict[str, Any]) -> Execution:
        scope = ranges.of_key(self.connection, self.container, KEY)
        return Execution(self.connection, self.container, scope, parse(query), parameters)

    def ask(self, query: str, parameters: dict[str, Any], size: int = 1000) -> list[Any]:
        """Return all results, page by page, with whatever indexes the query wants."""
        found: list[Any] = []
        token: str | None = ""
        while token is not None:
            try:
                part = page(self.execution(query, parameters), query, size, token)
            except NeedsIndexes as needs:
                needs.grant(self.connection, self.container)
                continue
            found, token = found + part.items, part.token
        return found

    def plainly(self, query: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the documents that the closures alone keep."""
        select = compile_select(parse(query), parameters)
        return [item for item in self.items if any(True for _ in select.rows((item,)))]


@pytest.fixture(scope="module")
def shelf() -> Iterator[Shelf]:
    shelf = Shelf()
    yield shelf
    shelf.connection.close()


@given(contents=shelves, condition=conditions, parameters=parameters)
@thorough
def test_a_condition_finds_what_plain_evaluation_finds(
    shelf: Shelf, contents: list[dict[str, Any]], condition: str, parameters: dict[str, Any]
) -> None:
    shelf.fill(contents)
    query = f"SELECT VALUE c.id FROM c WHERE {condition}"
    assert shelf.ask(query, parameters) == [item["id"] for item in shelf.plainly(query, parameters)]


@given(contents=shelves, condition=conditions, parameters=parameters, counted=conditions)
@thorough
def test_totals_are_what_plain_evaluation_counts(
    shelf: Shelf, contents: list[dict[str, Any]], condition: str, parameters: dict[str, Any], counted: str
) -> None:
    shelf.fill(contents)
    query = f"SELECT COUNT(1) AS n, SUM({counted} ? 1 : 0) AS s, COUNT(c.a) AS a FROM c WHERE {condition}"
    kept = shelf.plainly(query, parameters)
    lit = shelf.plainly(f"SELECT * FROM c WHERE ({condition}) AND (({counted} ? 1 : 0) = 1)", parameters)
    assert shelf.ask(query, parameters) == [{"n": len(kept), "s": len(lit), "a": sum("a" in item for item in kept)}]


@given(contents=shelves, condition=conditions, parameters=parameters, keys=st.sampled_from(["c.a", "c.b, c.d.x"]))
@thorough
def test_groups_are_what_plain_evaluation_groups(
    shelf: Shelf, contents: list[dict[str, Any]], condition: str, parameters: dict[str, Any], keys: str
) -> None:
    shelf.fill(contents)
    query = f"SELECT {keys}, COUNT(1) AS n FROM c WHERE {condition} GROUP BY {keys}"
    select = compile_select(parse(query), parameters)
    rows = [row for item in shelf.items for row in select.rows((item,))]
    expected = [select.projection(row) for row in select.grouped_rows(rows, (None,)).values()]
    assert sorted(map(repr, shelf.ask(query, parameters, 2))) == sorted(map(repr, expected))


@given(contents=shelves, order=st.sampled_from(ORDERS), size=st.integers(1, 5), condition=leaves, parameters=parameters)
@thorough
def test_pages_in_order_are_what_sorting_everything_gives(
    shelf: Shelf, contents: list[dict[str, Any]], order: str, size: int, condition: str, parameters: dict[str, Any]
) -> None:
    shelf.fill(contents)
    query = f"SELECT * FROM c WHERE {condition} ORDER BY {order}"
    found = [one["id"] for one in _loaded(shelf.ask(query, parameters, size))]
    expected = shelf.plainly(query, parameters)
    expected.sort(key=lambda item: item["id"], reverse="DESC" in order.split(",", maxsplit=1)[0])
    for term in reversed(order.split(",")):
        path = tuple(term.split()[0].split(".")[1:])
        expected.sort(key=lambda item, path=path: _sortable(item, path), reverse="DESC" in term)  # type: ignore[misc]
    assert found == [item["id"] for item in expected]


def _loaded(fragments: list[Any]) -> list[dict[str, Any]]:
    return [orjson.loads(orjson.dumps(fragment)) for fragment in fragments]


def _sortable(item: dict[str, Any], path: tuple[str, ...]) -> tuple[int, Any]:
    """Arrays and objects, and strings too long for a key, sort among each other by their creation."""
    rank, value = sort_order(value_at(item, path))
    if rank == STRING:
        return rank, value[:LONGEST] + "\U0010ffff" * (len(value) > LONGEST)
    return (rank, 0) if rank > STRING else (rank, float(value))


@pytest.mark.parametrize("condition", ["c.a = 1", "c.a IN (1, 'x') AND NOT c.b", "IS_NULL(c.d.x)", "c.a > 'b'"])
def test_common_conditions_are_counted_without_reading_documents(shelf: Shelf, condition: str) -> None:
    query = f"SELECT COUNT(1) AS n, SUM(c.b ? 1 : 0) AS lit FROM c WHERE {condition}"
    shelf.ask(query, {})
    assert grouped_rows(shelf.execution(query, {})) is not None
