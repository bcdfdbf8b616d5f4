"""FROM (SELECT …): a query over the results of another."""

from __future__ import annotations

from typing import Any

import pytest
from azure.cosmos import PartitionKey
from azure.cosmos.aio import ContainerProxy, DatabaseProxy
from azure.cosmos.exceptions import CosmosHttpResponseError

from tests.contracts.cosmos.accounts import FIRM, ask, item

RESULTS: dict[str, list[Any]] = {
    "SELECT VALUE COUNT(1) FROM (SELECT DISTINCT VALUE c.n FROM c)": [3],
    "SELECT COUNT(1) AS kinds FROM (SELECT DISTINCT c.n FROM c) AS t": [{"kinds": 3}],
    "SELECT s.id FROM (SELECT c.id, c.n FROM c WHERE c.n > 1) AS s WHERE s.id != 'd2'": [{"id": "d5"}],
    "SELECT VALUE s.id FROM (SELECT * FROM c WHERE c.n = 0) AS s ORDER BY s.id DESC": ["d3", "d0"],
    "SELECT VALUE MAX(g.many) FROM (SELECT c.n, COUNT(1) AS many FROM c GROUP BY c.n) AS g": [2],
    "SELECT VALUE t FROM (SELECT TOP 2 VALUE c.id FROM c ORDER BY c.id DESC) AS t": ["d5", "d4"],
    "SELECT DISTINCT VALUE t FROM (SELECT c.tags FROM c) AS s JOIN t IN s.tags ORDER BY t DESC": ["y", "x"],
    "SELECT TOP 1 VALUE s.id FROM (SELECT c.id FROM c) AS s": ["d0"],
    "SELECT VALUE u FROM (SELECT VALUE s.n FROM (SELECT c.n FROM c WHERE c.id = 'd4') AS s) AS u": [1],
}


@pytest.fixture(scope="module")
async def shelf(database: DatabaseProxy) -> ContainerProxy:
    container = await database.create_container_if_not_exists("nested", PartitionKey("/organisationId"))
    for n in range(6):
        await container.upsert_item(item(f"d{n}", n=n % 3, tags=["x", "y"]))
        await container.upsert_item(item(f"d{n}", "another", n=n + 10))
    return container


@pytest.mark.parametrize(("query", "expected"), RESULTS.items())
async def test_a_query_over_another_ones_results(shelf: ContainerProxy, query: str, expected: list[Any]) -> None:
    assert await ask(shelf, query, FIRM) == expected


async def test_pages_of_a_nested_query_follow_one_another(shelf: ContainerProxy) -> None:
    query = "SELECT VALUE s.id FROM (SELECT c.id FROM c) AS s ORDER BY s.id"
    pages: Any = shelf.query_items(query, partition_key=FIRM, max_item_count=4).by_page()
    assert [[found async for found in page] async for page in pages] == [["d0", "d1", "d2", "d3"], ["d4", "d5"]]


async def test_a_key_named_inside_needs_no_fan_out(shelf: ContainerProxy) -> None:
    query = "SELECT VALUE COUNT(1) FROM (SELECT DISTINCT VALUE c.n FROM c WHERE c.organisationId = 'firm-1') AS s"
    assert await ask(shelf, query, None) == [3]


@pytest.mark.local_only
async def test_what_would_have_to_be_merged_across_partitions_is_refused(shelf: ContainerProxy) -> None:
    with pytest.raises(CosmosHttpResponseError, match="needs a partition key"):
        await ask(shelf, "SELECT VALUE COUNT(1) FROM (SELECT DISTINCT VALUE c.n FROM c)", None)
    plain = "SELECT VALUE s.n FROM (SELECT c.n FROM c WHERE c.n > 12) AS s"
    assert sorted(await ask(shelf, plain, None)) == [13, 14, 15]
