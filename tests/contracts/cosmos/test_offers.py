"""Throughput is kept and shown; what can't be made here is listed as empty and refused clearly."""

from __future__ import annotations

import uuid

import pytest
from azure.cosmos import PartitionKey, ThroughputProperties
from azure.cosmos.aio import ContainerProxy, CosmosClient, DatabaseProxy
from azure.cosmos.exceptions import CosmosHttpResponseError

from tests.contracts.cosmos.accounts import FIRM, ask, item
from tests.contracts.cosmos.conftest import MakeContainer


async def test_a_container_has_the_least_throughput_unless_another_is_asked_for(make_container: MakeContainer) -> None:
    assert (await (await make_container()).get_throughput()).offer_throughput == 400
    assert (await (await make_container(offer_throughput=700)).get_throughput()).offer_throughput == 700


async def test_throughput_is_replaced_and_stays(make_container: MakeContainer) -> None:
    container = await make_container()
    assert (await container.replace_throughput(600)).offer_throughput == 600
    assert (await container.get_throughput()).offer_throughput == 600


async def test_throughput_may_scale_by_itself(make_container: MakeContainer) -> None:
    container = await make_container(offer_throughput=ThroughputProperties(auto_scale_max_throughput=4000))
    assert (await container.get_throughput()).auto_scale_max_throughput == 4000


async def test_containers_share_what_their_database_was_given(client: CosmosClient) -> None:
    name = f"shared-{uuid.uuid4().hex[:8]}"
    database = await client.create_database(name, offer_throughput=500)
    await database.create_container("c", PartitionKey("/organisationId"))
    assert (await database.get_throughput()).offer_throughput == 500
    await client.delete_database(name)


@pytest.mark.parametrize("amount", [100, 450])
async def test_throughput_the_service_does_not_sell_is_refused(make_container: MakeContainer, amount: int) -> None:
    with pytest.raises(CosmosHttpResponseError) as raised:
        await make_container(offer_throughput=amount)
    assert raised.value.status_code == 400


async def test_a_whole_partition_is_deleted_at_once(container: ContainerProxy) -> None:
    for n in range(5):
        await container.create_item(item(str(n), f"firm-{n % 2}"))
    await container.delete_all_items_by_partition_key(FIRM)
    assert await ask(container, "SELECT VALUE c.id FROM c", FIRM) == []
    assert await ask(container, "SELECT VALUE c.id FROM c", "firm-0") == ["0", "2", "4"]


@pytest.mark.local_only
async def test_what_cannot_be_made_here_is_listed_as_empty(container: ContainerProxy, database: DatabaseProxy) -> None:
    scripts = container.scripts
    lists = (
        container.list_conflicts(),
        scripts.list_stored_procedures(),
        scripts.list_triggers(),
        scripts.list_user_defined_functions(),
        database.list_users(),
    )
    assert [[found async for found in each] for each in lists] == [[]] * 5
    with pytest.raises(CosmosHttpResponseError, match="This local server has no sprocs"):
        await scripts.create_stored_procedure({"id": "p", "body": "function () {}"})
