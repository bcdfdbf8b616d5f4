"""Databases and containers: their life, hierarchical keys, unique keys, policies."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from azure.cosmos import PartitionKey
from azure.cosmos.aio import ContainerProxy, CosmosClient, DatabaseProxy
from azure.cosmos.exceptions import CosmosHttpResponseError, CosmosResourceExistsError, CosmosResourceNotFoundError

from tests.contracts.cosmos.accounts import item
from tests.contracts.cosmos.conftest import MakeContainer


async def test_a_database_lives_and_dies(client: CosmosClient) -> None:
    name = f"life-{uuid.uuid4().hex[:8]}"
    database = await client.create_database(name)
    assert name in [found["id"] async for found in client.list_databases()]
    with pytest.raises(CosmosResourceExistsError):
        await client.create_database(name)
    await client.delete_database(database)
    with pytest.raises(CosmosResourceNotFoundError):
        await database.read()


async def test_a_container_lives_and_dies(database: DatabaseProxy) -> None:
    name = f"life-{uuid.uuid4().hex[:8]}"
    container = await database.create_container(name, PartitionKey("/organisationId"), default_ttl=60)
    properties = await container.read()
    assert properties["defaultTtl"] == 60
    assert properties["partitionKey"]["paths"] == ["/organisationId"]
    assert name in [found["id"] async for found in database.list_containers()]
    found = database.query_containers("SELECT * FROM c WHERE c.id = @id", parameters=[{"name": "@id", "value": name}])
    assert [one["id"] async for one in found] == [name]
    await database.delete_container(name)
    with pytest.raises(CosmosResourceNotFoundError):
        await container.read()
    with pytest.raises(CosmosResourceNotFoundError):
        await container.create_item(item("1"))


async def test_creating_what_exists_is_harmless_when_asked_so(
    database: DatabaseProxy, container: ContainerProxy
) -> None:
    await container.create_item(item("1"))
    again = await database.create_container_if_not_exists(container.id, PartitionKey("/organisationId"))
    assert (await again.read_item("1", "firm-1"))["id"] == "1"


async def test_a_container_can_be_made_again_under_the_same_client(database: DatabaseProxy) -> None:
    name, key = f"again-{uuid.uuid4().hex[:8]}", PartitionKey("/organisationId")
    container = await database.create_container(name, key)
    await container.create_item(item("1"))
    await database.delete_container(name)
    container = await database.create_container(name, key)
    await container.create_item(item("1", second=True))
    assert [one["second"] async for one in container.query_items("SELECT * FROM c", partition_key="firm-1")] == [True]
    await database.delete_container(name)


async def test_a_policy_can_be_replaced_but_not_the_key(database: DatabaseProxy, container: ContainerProxy) -> None:
    policy: Any = {"includedPaths": [{"path": "/*"}], "excludedPaths": [{"path": "/big/?"}]}
    await database.replace_container(container, PartitionKey("/organisationId"), indexing_policy=policy, default_ttl=99)
    properties = await container.read()
    assert properties["defaultTtl"] == 99
    assert {"path": "/big/?"} in properties["indexingPolicy"]["excludedPaths"]
    with pytest.raises(CosmosHttpResponseError) as raised:
        await database.replace_container(container, PartitionKey("/other"))
    assert raised.value.status_code == 400


REFUSED: list[dict[str, Any]] = [
    {"default_ttl": 0},
    {"default_ttl": -2},
    {"indexing_policy": {"indexingMode": "sometimes"}},
    {"indexing_policy": {"includedPaths": [{"path": "/a/?"}], "excludedPaths": []}},
    {"indexing_policy": {"includedPaths": [{"path": "/*"}], "excludedPaths": [{"path": "/a"}]}},
    {"indexing_policy": {"includedPaths": [{"path": "/*"}], "excludedPaths": [{"path": "/a/*/b/?"}]}},
    {"indexing_policy": {"includedPaths": "everything"}},
    {"unique_key_policy": {"uniqueKeys": [{"paths": ["email"]}]}},
    {"unique_key_policy": {"uniqueKeys": ["/email"]}},
    {"indexing_policy": {"compositeIndexes": [[{"path": "/a"}]]}},
    {"indexing_policy": {"compositeIndexes": [[{"path": "/a/?"}, {"path": "/b"}]]}},
    {"indexing_policy": {"compositeIndexes": [[{"path": "/a", "order": "up"}, {"path": "/b"}]]}},
]


@pytest.mark.parametrize("options", REFUSED, ids=str)
async def test_a_definition_that_makes_no_sense_is_refused(database: DatabaseProxy, options: dict[str, Any]) -> None:
    name = f"refused-{uuid.uuid4().hex[:8]}"
    with pytest.raises(CosmosHttpResponseError) as raised:
        await database.create_container(name, PartitionKey("/organisationId"), **options)
    assert raised.value.status_code == 400
    with pytest.raises(CosmosResourceNotFoundError):
        await database.get_container_client(name).read()


@pytest.mark.parametrize("path", ["organisationId", "/"])
async def test_a_key_must_name_a_property(database: DatabaseProxy, path: str) -> None:
    with pytest.raises(CosmosHttpResponseError) as raised:
        await database.create_container(f"refused-{uuid.uuid4().hex[:8]}", PartitionKey(path))
    assert raised.value.status_code == 400


async def test_a_name_has_at_most_255_characters(client: CosmosClient, database: DatabaseProxy) -> None:
    with pytest.raises(CosmosHttpResponseError) as raised:
        await database.create_container("x" * 256, PartitionKey("/organisationId"))
    assert raised.value.status_code == 400
    with pytest.raises(CosmosHttpResponseError) as raised:
        await client.create_database("x" * 256)
    assert raised.value.status_code == 400


async def test_a_list_of_containers_is_counted_and_ordered(database: DatabaseProxy, container: ContainerProxy) -> None:
    parameters: Any = [{"name": "@id", "value": container.id}]
    counted: Any = database.query_containers("SELECT VALUE COUNT(1) FROM c WHERE c.id = @id", parameters=parameters)
    assert [one async for one in counted] == [1]
    first: Any = database.query_containers(
        "SELECT TOP 1 c.id FROM c WHERE c.id >= @id ORDER BY c.id", parameters=parameters
    )
    assert [one async for one in first] == [{"id": container.id}]


UNSUPPORTED: list[dict[str, Any]] = [
    {"computed_properties": [{"name": "lower", "query": "SELECT VALUE LOWER(c.name) FROM c"}]},
    {"full_text_policy": {"defaultLanguage": "en-US", "fullTextPaths": [{"path": "/text", "language": "en-US"}]}},
    {"vector_embedding_policy": {"vectorEmbeddings": [{"path": "/v", "dataType": "float32", "dimensions": 3}]}},
]


@pytest.mark.local_only
@pytest.mark.parametrize("options", UNSUPPORTED, ids=str)
async def test_what_would_change_answers_is_refused_where_it_is_missing(
    database: DatabaseProxy, options: dict[str, Any]
) -> None:
    with pytest.raises(CosmosHttpResponseError, match="This local server has no") as raised:
        await database.create_container(f"missing-{uuid.uuid4().hex[:8]}", PartitionKey("/organisationId"), **options)
    assert raised.value.status_code == 400


@pytest.mark.local_only
async def test_a_write_is_not_done_without_its_triggers(container: ContainerProxy) -> None:
    for moment in ("pre", "post"):
        options: Any = {f"{moment}_trigger_include": "check"}
        with pytest.raises(CosmosHttpResponseError, match="This local server has no triggers"):
            await container.create_item(item("1"), **options)
    with pytest.raises(CosmosResourceNotFoundError):
        await container.read_item("1", "firm-1")


async def test_a_hierarchical_key_is_read_whole_and_queried_by_prefix(make_container: MakeContainer) -> None:
    container = await make_container("/tenant", "/day", "/hour")
    for n in range(12):
        await container.create_item({"id": str(n), "tenant": f"t{n % 2}", "day": f"d{n % 3}", "hour": n})
    assert (await container.read_item("7", ["t1", "d1", 7]))["hour"] == 7
    for prefix, expected in ((["t1"], [1, 3, 5, 7, 9, 11]), (["t1", "d1"], [1, 7]), (["t1", "d1", 7], [7])):
        found: Any = container.query_items("SELECT VALUE c.hour FROM c", partition_key=prefix)
        assert sorted([hour async for hour in found]) == expected


async def test_a_point_read_needs_the_whole_hierarchical_key(make_container: MakeContainer) -> None:
    container = await make_container("/tenant", "/day")
    await container.create_item({"id": "1", "tenant": "t", "day": "d"})
    with pytest.raises((CosmosHttpResponseError, ValueError)):
        await container.read_item("1", ["t"])


async def test_a_unique_key_holds_within_its_partition(make_container: MakeContainer) -> None:
    container = await make_container(unique_key_policy={"uniqueKeys": [{"paths": ["/email"]}]})
    await container.create_item(item("1", email="a@example.org"))
    await container.create_item(item("1", "other", email="a@example.org"))
    with pytest.raises(CosmosResourceExistsError):
        await container.create_item(item("2", email="a@example.org"))
    await container.create_item(item("3", email="b@example.org"))
    with pytest.raises(CosmosResourceExistsError):
        await container.replace_item("3", item("3", email="a@example.org"))
    await container.replace_item("3", item("3", email="b@example.org", more=1))


async def test_a_logical_partition_is_deleted_by_its_whole_key(make_container: MakeContainer) -> None:
    container = await make_container("/tenant", "/day")
    for day in ("a", "b"):
        await container.create_item({"id": "1", "tenant": "t", "day": day})
    whole: Any = ["t", "a"]
    await container.delete_all_items_by_partition_key(whole)
    assert [one["day"] async for one in container.read_all_items()] == ["b"]
    with pytest.raises(CosmosHttpResponseError) as raised:
        await container.delete_all_items_by_partition_key(["t"])
    assert raised.value.status_code == 400
