"""Keys, charges and the address: what every request has in common."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from azure.cosmos import CosmosClient as SyncClient
from azure.cosmos.aio import ContainerProxy, CosmosClient
from azure.cosmos.exceptions import CosmosHttpResponseError

from local.cosmos.auth import EMULATOR_KEY
from tests.contracts.cosmos.accounts import FIRM, Account, ask, fill, item

WRONG_KEY = "AAAA" + EMULATOR_KEY[4:]


async def test_a_wrong_key_opens_nothing(account: Account) -> None:
    client = CosmosClient(account.endpoint, WRONG_KEY)
    with pytest.raises(CosmosHttpResponseError) as raised:
        await client.__aenter__()
    await client.close()
    assert raised.value.status_code == 401


@pytest.mark.local_only
@pytest.mark.parametrize("path", ["", "dbs", "dbs/x/colls/y/docs/1", "offers"])
def test_no_key_opens_nothing(account: Account, path: str) -> None:
    assert httpx.get(account.endpoint + path).status_code == 401


def _charge(headers: Any) -> float:
    return float(headers["x-ms-request-charge"])


async def test_a_charge_grows_with_the_work(container: ContainerProxy) -> None:
    await fill(container, [item(str(n), text="x" * 2000) for n in range(100)])
    few = _charge(await _headers(container, "SELECT TOP 2 * FROM c"))
    many = _charge(await _headers(container, "SELECT * FROM c"))
    assert 0 < few < many


async def test_a_query_tells_what_it_did_when_asked(container: ContainerProxy) -> None:
    await fill(container, [item(str(n)) for n in range(5)])
    query: Any = container.query_items("SELECT * FROM c", partition_key=FIRM, populate_query_metrics=True)
    assert len([one async for one in query]) == 5
    text = container.client_connection.last_response_headers["x-ms-documentdb-query-metrics"]
    figures = dict(part.split("=") for part in text.split(";"))
    assert (figures["retrievedDocumentCount"], figures["outputDocumentCount"]) == ("5", "5")
    assert float(figures["totalExecutionTimeInMs"]) > 0
    assert "x-ms-documentdb-query-metrics" not in await _headers(container, "SELECT * FROM c")


async def _headers(container: ContainerProxy, query: str) -> Any:
    await ask(container, query)
    return container.client_connection.last_response_headers


async def test_a_large_write_costs_more_than_a_small_one(container: ContainerProxy) -> None:
    charges: list[float] = []

    def note(headers: Any, _: Any) -> None:
        charges.append(_charge(headers))

    await container.create_item(item("small"), response_hook=note)
    await container.create_item(item("large", text="x" * 50_000), response_hook=note)
    assert charges[0] < charges[1]


async def test_a_session_reads_its_own_writes(container: ContainerProxy) -> None:
    for n in range(20):
        await container.upsert_item(item("1", n=n))
        assert (await container.read_item("1", FIRM))["n"] == n


def test_the_synchronous_client_works_the_same(account: Account, container: ContainerProxy) -> None:
    with SyncClient(account.endpoint, account.key) as client:
        [database] = [
            d["id"] for d in client.list_databases() if container.container_link.startswith(f"dbs/{d['id']}/")
        ]
        same = client.get_database_client(database).get_container_client(container.id)
        for n in range(15):
            same.create_item(item(str(n), f"firm-{n % 3}", n=n))
        assert same.read_item("1", "firm-1")["n"] == 1
        query = "SELECT VALUE c.n FROM c ORDER BY c.n DESC"
        assert list(same.query_items(query, enable_cross_partition_query=True)) == list(range(14, -1, -1))
        pages = same.query_items("SELECT VALUE c.n FROM c", partition_key="firm-0", max_item_count=2).by_page()
        assert [list(page) for page in pages] == [[0, 3], [6, 9], [12]]
        assert len(list(same.query_items_change_feed(start_time="Beginning"))) == 15
        assert same.patch_item("1", "firm-1", [{"op": "incr", "path": "/n", "value": 1}])["n"] == 2
