"""Queries over all partitions: fanned out by the SDK over two physical ranges, merged from the query plan."""
# ruff: noqa: S608  the queries are constants of our own

from __future__ import annotations

from typing import Any

import pytest
from azure.cosmos import PartitionKey
from azure.cosmos.aio import ContainerProxy, DatabaseProxy
from azure.cosmos.exceptions import CosmosHttpResponseError

from tests.contracts.cosmos.accounts import ask, fill, item, pages

NUMBERS = list(range(40))


@pytest.fixture(scope="module")
async def shelf(database: DatabaseProxy) -> ContainerProxy:
    container = await database.create_container_if_not_exists("across", PartitionKey("/organisationId"))
    items = [
        item(f"{n:02d}", f"firm-{n % 8}", n=n, odd=bool(n % 2), word=f"w{n % 5}", tags=[n, n + 1]) for n in NUMBERS
    ]
    await fill(container, items)
    return container


async def test_the_container_lies_on_two_physical_ranges(shelf: ContainerProxy) -> None:
    ranges = [one async for one in shelf.read_feed_ranges()]
    found: list[list[Any]] = [
        [n async for n in shelf.query_items("SELECT VALUE c.n FROM c", feed_range=one)] for one in ranges
    ]
    assert sorted(n for part in found for n in part) == NUMBERS
    assert len(ranges) == 1 or all(found)


async def test_a_filter_needs_no_plan(shelf: ContainerProxy) -> None:
    assert sorted(await ask(shelf, "SELECT VALUE c.n FROM c WHERE c.odd", None)) == NUMBERS[1::2]
    found = await pages(shelf, "SELECT VALUE c.n FROM c WHERE c.n >= 10", 7, None)
    assert sorted(n for page in found for n in page) == NUMBERS[10:]


async def test_an_order_is_merged(shelf: ContainerProxy) -> None:
    assert await ask(shelf, "SELECT VALUE c.n FROM c ORDER BY c.n DESC", None) == NUMBERS[::-1]
    found = await ask(shelf, "SELECT c.n, c.id AS name FROM c WHERE c.n < 5 ORDER BY c.n", None)
    assert found == [{"n": n, "name": f"{n:02d}"} for n in range(5)]
    whole = await ask(shelf, "SELECT * FROM c ORDER BY c.id", None)
    assert [one["n"] for one in whole] == NUMBERS


async def test_top_and_offset_are_merged(shelf: ContainerProxy) -> None:
    assert await ask(shelf, "SELECT TOP 3 VALUE c.n FROM c ORDER BY c.n DESC", None) == [39, 38, 37]
    assert await ask(shelf, "SELECT VALUE c.n FROM c ORDER BY c.n OFFSET 5 LIMIT 3", None) == [5, 6, 7]
    assert len(await ask(shelf, "SELECT TOP 30 * FROM c", None)) == 30
    assert len(await ask(shelf, "SELECT * FROM c OFFSET 35 LIMIT 10", None)) == 5


@pytest.mark.parametrize(
    ("aggregate", "expected"),
    [("COUNT(1)", 40), ("SUM(c.n)", 780), ("MIN(c.n)", 0), ("MAX(c.word)", "w4"), ("AVG(c.n)", 19.5)],
)
async def test_an_aggregate_is_merged(shelf: ContainerProxy, aggregate: str, expected: object) -> None:
    assert await ask(shelf, f"SELECT VALUE {aggregate} FROM c", None) == [expected]


async def test_distinct_values_are_merged(shelf: ContainerProxy) -> None:
    assert sorted(await ask(shelf, "SELECT DISTINCT VALUE c.word FROM c", None)) == ["w0", "w1", "w2", "w3", "w4"]
    assert await ask(shelf, "SELECT DISTINCT VALUE c.word FROM c ORDER BY c.word", None) == [
        "w0",
        "w1",
        "w2",
        "w3",
        "w4",
    ]


async def test_a_join_is_fanned_out(shelf: ContainerProxy) -> None:
    assert len(await ask(shelf, "SELECT VALUE t FROM c JOIN t IN c.tags", None)) == 80


@pytest.mark.parametrize(
    "query",
    [
        "SELECT c.word, COUNT(1) AS n FROM c GROUP BY c.word",
        "SELECT COUNT(1) AS n, SUM(c.n) AS s FROM c",
        "SELECT * FROM c ORDER BY c.word, c.n",
    ],
)
async def test_what_cannot_be_merged_is_refused(shelf: ContainerProxy, query: str) -> None:
    with pytest.raises(CosmosHttpResponseError) as raised:
        await ask(shelf, query, None)
    assert raised.value.status_code == 400


async def test_a_group_within_one_partition_is_fine(shelf: ContainerProxy) -> None:
    found = await ask(shelf, "SELECT c.odd, COUNT(1) AS n FROM c GROUP BY c.odd", "firm-3")
    assert found == [{"odd": True, "n": 5}]


async def test_a_condition_on_the_partition_key_is_a_route(shelf: ContainerProxy) -> None:
    query = "SELECT c.odd, COUNT(1) AS n FROM c WHERE c.organisationId = 'firm-2' GROUP BY c.odd"
    assert await ask(shelf, query, None) == [{"odd": False, "n": 5}]


async def test_all_items_are_read_page_by_page(shelf: ContainerProxy) -> None:
    found = [[one["n"] async for one in page] async for page in shelf.read_all_items(max_item_count=9).by_page()]
    assert sorted(n for page in found for n in page) == NUMBERS
    assert max(map(len, found)) <= 9
