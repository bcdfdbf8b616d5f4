"""What a query means: projections, conditions with undefined, joins, subqueries, aggregates, groups."""
# ruff: noqa: S608  the queries are constants of our own

from __future__ import annotations

from typing import Any

import pytest
from azure.cosmos import PartitionKey
from azure.cosmos.aio import ContainerProxy, DatabaseProxy
from azure.cosmos.exceptions import CosmosHttpResponseError

from tests.contracts.cosmos.accounts import ask, fill, item

ITEMS = [
    item("a", n=1, name="Ada", on=True, tags=["red", "blue"], deep={"x": 1, "list": [{"k": 1, "v": 2}]}),
    item("b", n=2.5, name="bob", on=False, tags=["green"], deep={"x": None}),
    item("c", n=None, name="Cy%d", tags=[], deep={}),
    item("d", n="2", name="", on=None, tags="red"),
    item("e", n=-3, name="Ada", on=True, nested=[[1, 2], [3]]),
]

CONDITIONS = {
    "c.n = 1": "a",
    "c.n != 1": "bcde",
    "c.n > 0": "ab",
    "c.n >= 1 AND c.n <= 2.5": "ab",
    "c.n < '3'": "d",
    "c.n = null": "c",
    "c.n = '2'": "d",
    "NOT (c.n = 1)": "bcde",
    "NOT (c.n > 0)": "e",
    "c.on": "ae",
    "NOT c.on": "b",
    "c.on = true OR c.n = 2.5": "abe",
    "c.missing = 1": "",
    "NOT (c.missing = 1)": "",
    "c.missing = 1 OR c.n = 1": "a",
    "NOT (c.missing = 1 AND c.n = 99)": "abcde",
    "c.n IN (1, '2', null)": "acd",
    "c.n NOT IN (1, 2.5)": "cde",
    "c.n BETWEEN -3 AND 1": "ae",
    "c.n NOT BETWEEN -3 AND 1": "b",
    "c.name LIKE 'A%'": "ae",
    "c.name NOT LIKE '%a%'": "bcd",
    "c.name LIKE '_ob'": "b",
    "c.name LIKE '[ab]%'": "b",
    "c.name LIKE '%!%%' ESCAPE '!'": "c",
    "c.name LIKE '[z-a]%'": "",
    "c.name NOT LIKE '[^]'": "abcde",
    "IS_DEFINED(c.on)": "abde",
    "NOT IS_DEFINED(c.on)": "c",
    "IS_NULL(c.on)": "d",
    "NOT IS_NULL(c.on)": "abce",
    "IS_STRING(c.n)": "d",
    "IS_NUMBER(c.n)": "abe",
    "IS_BOOL(c.on)": "abe",
    "IS_ARRAY(c.tags)": "abc",
    "IS_OBJECT(c.deep)": "abc",
    "IS_PRIMITIVE(c.n)": "abcde",
    "STARTSWITH(c.name, 'a')": "",
    "STARTSWITH(c.name, 'a', true)": "ae",
    "CONTAINS(c.name, 'D', true)": "ace",
    "ENDSWITH(c.name, 'b')": "b",
    "ARRAY_CONTAINS(c.tags, 'red')": "a",
    "ARRAY_CONTAINS(['Ada', 'bob'], c.name)": "abe",
    "ARRAY_CONTAINS(c.deep.list, {'k': 1}, true)": "a",
    "ARRAY_CONTAINS(c.deep.list, {'k': 1})": "",
    "ARRAY_CONTAINS(c.deep.list, {'v': 2, 'k': 1})": "a",
    "ARRAY_LENGTH(c.tags) = 0": "c",
    "c.deep.x = 1": "a",
    "c['deep']['x'] = 1": "a",
    "c.tags[0] = 'red'": "a",
    "c.nested[0][1] = 2": "e",
    "c.deep = {'x': null}": "b",
    "c.tags = ['red', 'blue']": "a",
    "EXISTS(SELECT VALUE t FROM t IN c.tags WHERE t LIKE '%e%')": "ab",
    "EXISTS(SELECT VALUE t FROM t IN c.tags WHERE STARTSWITH(t, 'bl'))": "a",
    "NOT EXISTS(SELECT VALUE t FROM t IN c.tags)": "cde",
    "(SELECT VALUE COUNT(1) FROM t IN c.tags) > 1": "a",
    "c.n + 1 = 2": "a",
    "c.n % 2 = 1": "a",
    "c.n * 2 > 4": "b",
    "c.name || '!' = 'bob!'": "b",
    "(c.on ? c.n : 0) = 0": "bcd",
    "(c.missing ?? c.n) = 1": "a",
    "IIF(c.on, 'y', 'n') = 'y'": "ae",
    "true": "abcde",
    "false": "",
    "undefined = 1": "",
    "LOWER(c.name) = 'ada' AND c.n > 0": "a",
    "c.id = 'a' OR (c.id = 'b' AND c.on = false)": "ab",
}

PROJECTIONS: dict[str, list[Any]] = {
    "SELECT VALUE c.n FROM c WHERE c.id = 'a'": [1],
    "SELECT c.n, c.missing, c.deep.x FROM c WHERE c.id = 'a'": [{"n": 1, "x": 1}],
    "SELECT c.n AS number, 1 + 1 FROM c WHERE c.id = 'a'": [{"number": 1, "$1": 2}],
    "SELECT VALUE c.missing FROM c": [],
    "SELECT VALUE {\"a\": c.n, 'b': [c.n, c.missing, 2]} FROM c WHERE c.id = 'a'": [{"a": 1, "b": [1, 2]}],
    "SELECT VALUE t FROM c JOIN t IN c.tags WHERE c.id = 'a'": ["red", "blue"],
    "SELECT c.id, t FROM c JOIN t IN c.tags WHERE t = 'green'": [{"id": "b", "t": "green"}],
    "SELECT VALUE l.v FROM c JOIN l IN c.deep.list": [2],
    "SELECT VALUE {i: x, j: y} FROM c JOIN x IN c.nested JOIN y IN x WHERE y > 1": [
        {"i": [1, 2], "j": 2},
        {"i": [3], "j": 3},
    ],
    "SELECT * FROM t IN c.deep.list": [{"k": 1, "v": 2}],
    "SELECT VALUE ARRAY(SELECT VALUE UPPER(t) FROM t IN c.tags) FROM c WHERE c.id = 'a'": [["RED", "BLUE"]],
    "SELECT TOP 2 VALUE c.id FROM c": ["a", "b"],
    "SELECT VALUE c.id FROM c OFFSET 1 LIMIT 2": ["b", "c"],
    "SELECT VALUE c.id FROM c ORDER BY c.id DESC OFFSET 1 LIMIT 2": ["d", "c"],
    "SELECT VALUE COUNT(1) FROM c": [5],
    "SELECT VALUE COUNT(c.on) FROM c": [4],
    "SELECT VALUE SUM(c.n) FROM c WHERE IS_NUMBER(c.n)": [0.5],
    "SELECT VALUE AVG(c.n) FROM c WHERE c.n > 0": [1.75],
    "SELECT VALUE MIN(c.name) FROM c": [""],
    "SELECT VALUE MAX(c.n) FROM c WHERE IS_NUMBER(c.n)": [2.5],
    "SELECT VALUE COUNT(1) FROM c WHERE c.n = 99": [0],
    "SELECT COUNT(1) AS every, SUM(c.on ? 1 : 0) AS lit FROM c": [{"every": 5, "lit": 2}],
    "SELECT VALUE {'n': COUNT(1), 'half': COUNT(1) / 2} FROM c": [{"n": 5, "half": 2.5}],
    "SELECT DISTINCT VALUE c.name FROM c WHERE c.n != null": ["", "Ada", "bob"],
    "SELECT c.name, COUNT(1) AS n FROM c WHERE IS_NUMBER(c.n) GROUP BY c.name": [
        {"name": "Ada", "n": 2},
        {"name": "bob", "n": 1},
    ],
    "SELECT UPPER(c.name) AS name, SUM(c.n) AS n FROM c WHERE IS_NUMBER(c.n) GROUP BY UPPER(c.name)": [
        {"name": "ADA", "n": -2},
        {"name": "BOB", "n": 2.5},
    ],
    "SELECT VALUE 1": [1],
    "SELECT VALUE '\\ud83d\\ude00'": ["\U0001f600"],
    "SELECT VALUE 4503599627370496 * 4503599627370496": [2.0**104],
    "SELECT VALUE 99999999999999999999 + 1": [1e20],
    "SELECT VALUE 1e308 * 10": [],
    "SELECT VALUE ~1e18": [1486618623],
}


@pytest.fixture(scope="module")
async def shelf(database: DatabaseProxy) -> ContainerProxy:
    container = await database.create_container_if_not_exists("queries", PartitionKey("/organisationId"))
    await fill(container, ITEMS)
    return container


@pytest.mark.parametrize(("condition", "expected"), CONDITIONS.items())
async def test_a_condition_keeps_what_makes_it_true(shelf: ContainerProxy, condition: str, expected: str) -> None:
    found = await ask(shelf, f"SELECT VALUE c.id FROM c WHERE {condition}")
    assert sorted(found) == list(expected)


@pytest.mark.parametrize(("query", "expected"), PROJECTIONS.items())
async def test_a_projection_shapes_its_results(shelf: ContainerProxy, query: str, expected: list[Any]) -> None:
    found = await ask(shelf, query)
    in_order = "DISTINCT" not in query and "GROUP" not in query
    assert found == expected if in_order else sorted(map(str, found)) == sorted(map(str, expected))


async def test_parameters_may_be_of_any_type(shelf: ContainerProxy) -> None:
    query = "SELECT VALUE c.id FROM c WHERE ARRAY_CONTAINS(@names, c.name) AND c.n = @n AND c.on = @on"
    assert await ask(shelf, query, names=["Ada", "bob"], n=-3, on=True) == ["e"]
    assert await ask(shelf, "SELECT VALUE c.id FROM c WHERE c.deep = @deep", deep={"x": None}) == ["b"]


async def test_a_whole_document_comes_back_as_it_was_stored(shelf: ContainerProxy) -> None:
    [found] = await ask(shelf, "SELECT * FROM c WHERE c.id = 'a'")
    assert found == await shelf.read_item("a", "firm-1")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT",
        "SELECT * FROM c WHERE",
        "SELECT * FROM c WHERE c.n = 'open",
        "SELECT * FROM c WHERE x.n = 1",
        "SELECT c.value FROM c",
        "SELECT * FROM c WHERE NOPE(c.n)",
        "SELECT * FROM c WHERE LOWER()",
        "SELECT * FROM c WHERE c.n = @absent",
        "SELECT * FROM c JOIN t IN c.tags",
        "SELECT * FROM c WHERE COUNT(1) = 1",
        "SELECT TOP -1 * FROM c",
        "SELECT * FROM c OFFSET 99999999999999999999 LIMIT 1",
        "SELECT * FROM c WHERE c.name LIKE 'a' ESCAPE '!!'",
        "SELECT VALUE 1e400",
        "SELECT VALUE '\\ud83d'",
        "SELECT * FROM c ORDER BY LOWER(c.name)",
        "SELECT * FROM c ORDER BY c.name, c.n",
        "SELECT c.name, COUNT(1) AS n FROM c",
        "SELECT c.n, COUNT(1) AS n FROM c GROUP BY c.name",
        "SELECT c.name, COUNT(1) AS n FROM c GROUP BY c.name ORDER BY c.name",
        "SELECT * FROM c GROUP BY c.name",
    ],
)
async def test_a_query_that_cannot_be_served_is_refused(shelf: ContainerProxy, query: str) -> None:
    with pytest.raises(CosmosHttpResponseError) as raised:
        await ask(shelf, query)
    assert raised.value.status_code == 400
