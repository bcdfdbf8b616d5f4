"""Documents: create, read, upsert, replace, delete; ETags; what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from azure.core import MatchConditions
from azure.cosmos.aio import ContainerProxy
from azure.cosmos.exceptions import (
    CosmosAccessConditionFailedError,
    CosmosHttpResponseError,
    CosmosResourceExistsError,
    CosmosResourceNotFoundError,
)
from azure.cosmos.partition_key import NonePartitionKeyValue

from tests.contracts.cosmos.accounts import FIRM, item


async def test_a_created_document_can_be_read(container: ContainerProxy) -> None:
    created = await container.create_item(item("1", note="é \U0001f600", parts=[1, 2.5, None, {"a": True}]))
    read = await container.read_item("1", FIRM)
    assert read == created
    assert read["parts"] == [1, 2.5, None, {"a": True}]


async def test_a_document_carries_system_properties(container: ContainerProxy) -> None:
    created = await container.create_item(item("1"))
    assert {"_rid", "_self", "_etag", "_attachments", "_ts"} <= created.keys()


async def test_an_id_is_unique_within_its_partition_only(container: ContainerProxy) -> None:
    await container.create_item(item("1", "a"))
    await container.create_item(item("1", "b"))
    with pytest.raises(CosmosResourceExistsError):
        await container.create_item(item("1", "a"))


async def test_an_upsert_creates_and_then_replaces(container: ContainerProxy) -> None:
    await container.upsert_item(item("1", x=1))
    await container.upsert_item(item("1", y=2))
    read = await container.read_item("1", FIRM)
    assert "x" not in read
    assert read["y"] == 2


async def test_an_upsert_heeds_an_etag_only_where_it_replaces(container: ContainerProxy) -> None:
    """Documented so: IfMatchEtag is ignored when an upsert is "materialized as Create"."""
    condition: Any = {"etag": '"stale"', "match_condition": MatchConditions.IfNotModified}
    await container.upsert_item(item("1"), **condition)
    with pytest.raises(CosmosAccessConditionFailedError):
        await container.upsert_item(item("1", x=1), **condition)


async def test_a_missing_document_is_not_found(container: ContainerProxy) -> None:
    for call in (
        container.read_item("1", FIRM),
        container.delete_item("1", FIRM),
        container.replace_item("1", item("1")),
    ):
        with pytest.raises(CosmosResourceNotFoundError) as raised:
            await call
        assert raised.value.sub_status == 0


async def test_a_missing_container_is_told_apart_by_its_substatus(container: ContainerProxy) -> None:
    database = container.client_connection
    with pytest.raises(CosmosResourceNotFoundError) as raised:
        await database.ReadItem("dbs/none/colls/none/docs/1", {"partitionKey": FIRM})
    assert raised.value.sub_status == 1003


async def test_a_replace_with_a_stale_etag_is_refused(container: ContainerProxy) -> None:
    created = await container.create_item(item("1"))
    changed = await container.upsert_item(item("1", x=1))
    condition = MatchConditions.IfNotModified
    with pytest.raises(CosmosAccessConditionFailedError):
        await container.replace_item("1", item("1", x=2), etag=created["_etag"], match_condition=condition)
    await container.replace_item("1", item("1", x=3), etag=changed["_etag"], match_condition=condition)
    assert (await container.read_item("1", FIRM))["x"] == 3


async def test_a_delete_with_a_stale_etag_is_refused(container: ContainerProxy) -> None:
    created = await container.create_item(item("1"))
    await container.upsert_item(item("1", x=1))
    with pytest.raises(CosmosAccessConditionFailedError):
        await container.delete_item("1", FIRM, etag=created["_etag"], match_condition=MatchConditions.IfNotModified)


async def test_a_key_that_differs_from_the_documents_is_refused(container: ContainerProxy) -> None:
    await container.create_item(item("1", "a"))
    link = f"{container.container_link}/docs/1"
    with pytest.raises(CosmosHttpResponseError) as raised:
        await container.client_connection.ReplaceItem(link, item("1", "b"), {"partitionKey": "a"})
    assert raised.value.status_code == 400


@pytest.mark.parametrize("id_", ["", "a/b", "a?b", "a#b", "a\\b"])
async def test_an_id_that_fits_no_address_is_refused(container: ContainerProxy, id_: str) -> None:
    with pytest.raises((CosmosHttpResponseError, ValueError)):
        await container.create_item(item(id_))


@pytest.mark.parametrize("id_", ["a b", "a+b", "é", "100%", "a&b=c", "a.b:c@d", "x" * 255])
async def test_an_id_may_hold_what_an_address_can_escape(container: ContainerProxy, id_: str) -> None:
    await container.create_item(item(id_))
    assert (await container.read_item(id_, FIRM))["id"] == id_


@pytest.mark.filterwarnings("ignore:Sending a large body:ResourceWarning")
async def test_a_document_over_two_megabytes_is_too_large(container: ContainerProxy) -> None:
    await container.create_item(item("1", text="x" * (2 * 1024 * 1024 - 1000)))
    with pytest.raises(CosmosHttpResponseError) as raised:
        await container.create_item(item("2", text="x" * (2 * 1024 * 1024)))
    assert raised.value.status_code == 413


@pytest.mark.parametrize("key", ["text", 1, 2.5, True, None, "ü" * 40])
async def test_a_partition_key_may_be_any_scalar(container: ContainerProxy, key: object) -> None:
    await container.create_item({"id": "1", "organisationId": key})
    assert (await container.read_item("1", key))["organisationId"] == key  # type: ignore[arg-type]


@pytest.mark.parametrize("key", [[1], {"a": 1}, "x" * 2049], ids=["array", "object", "long"])
async def test_a_partition_key_is_a_scalar_of_at_most_2_kb(container: ContainerProxy, key: object) -> None:
    with pytest.raises(CosmosHttpResponseError) as raised:
        await container.create_item({"id": "1", "organisationId": key})
    assert raised.value.status_code == 400


async def test_a_document_is_at_most_128_levels_deep(container: ContainerProxy) -> None:
    await container.create_item(item("1", deep=_nested(127)))
    for call in (
        container.create_item(item("2", deep=_nested(128))),
        container.patch_item("1", FIRM, [{"op": "set", "path": "/more", "value": _nested(128)}]),
    ):
        with pytest.raises(CosmosHttpResponseError) as raised:
            await call
        assert raised.value.status_code == 400


def _nested(levels: int) -> dict[str, Any]:
    deep: dict[str, Any] = {}
    for _ in range(levels - 1):
        deep = {"x": deep}
    return deep


async def test_a_document_without_the_key_property_has_a_partition_of_its_own(container: ContainerProxy) -> None:
    await container.create_item({"id": "1"})
    assert (await container.read_item("1", NonePartitionKeyValue))["id"] == "1"
    found: Any = container.query_items("SELECT VALUE c.id FROM c", partition_key=NonePartitionKeyValue)
    assert [id_ async for id_ in found] == ["1"]


async def test_no_payload_comes_back_when_none_is_wanted(container: ContainerProxy) -> None:
    created = await container.create_item(item("1"), no_response=True)
    assert created == {}


async def test_many_items_are_read_at_once_across_partitions(container: ContainerProxy) -> None:
    wanted = [(f"{n}", f"firm-{n % 5}") for n in range(40)]
    for id_, firm in wanted:
        await container.create_item(item(id_, firm))
    found = await container.read_items([*wanted, ("nobody", "firm-0")])
    assert sorted(int(one["id"]) for one in found) == list(range(40))
