"""Transactional batches: all or nothing, within the service's limits."""

from __future__ import annotations

import pytest
from azure.cosmos.aio import ContainerProxy
from azure.cosmos.exceptions import CosmosBatchOperationError, CosmosHttpResponseError, CosmosResourceNotFoundError

from local.cosmos.batch import parse_operations
from local.cosmos.errors import BadRequest
from tests.contracts.cosmos.accounts import FIRM, ask, item


async def test_every_kind_of_operation_runs_in_order(container: ContainerProxy) -> None:
    await container.create_item(item("old", x=1))
    results = await container.execute_item_batch(
        [
            ("create", (item("new"),)),
            ("upsert", (item("up"),)),
            ("replace", ("old", item("old", x=2))),
            ("patch", ("old", [{"op": "incr", "path": "/x", "value": 5}])),
            ("read", ("old",)),
            ("delete", ("new",)),
        ],
        FIRM,
    )
    assert [result["statusCode"] for result in results] == [201, 201, 200, 200, 200, 204]
    assert results[4]["resourceBody"]["x"] == 7
    assert results[4]["eTag"] == (await container.read_item("old", FIRM))["_etag"]


async def test_a_failing_operation_undoes_all_others(container: ContainerProxy) -> None:
    await container.create_item(item("taken"))
    with pytest.raises(CosmosBatchOperationError) as raised:
        await container.execute_item_batch(
            [("create", (item("1"),)), ("create", (item("taken"),)), ("create", (item("2"),))], FIRM
        )
    assert raised.value.error_index == 1
    assert [result["statusCode"] for result in raised.value.operation_responses] == [424, 409, 424]
    assert await ask(container, "SELECT VALUE c.id FROM c") == ["taken"]


async def test_a_first_batch_that_fails_leaves_its_partition_usable(container: ContainerProxy) -> None:
    with pytest.raises(CosmosBatchOperationError):
        await container.execute_item_batch([("create", (item("1"),)), ("delete", ("absent",))], FIRM)
    with pytest.raises(CosmosResourceNotFoundError):
        await container.read_item("1", FIRM)
    await container.create_item(item("1"))
    assert await ask(container, "SELECT VALUE c.id FROM c") == ["1"]


async def test_a_stale_etag_fails_the_batch(container: ContainerProxy) -> None:
    created = await container.create_item(item("1"))
    await container.upsert_item(item("1", x=1))
    replace = ("replace", ("1", item("1", x=2)), {"if_match_etag": created["_etag"]})
    with pytest.raises(CosmosBatchOperationError) as raised:
        await container.execute_item_batch([replace], FIRM)
    assert raised.value.operation_responses[0]["statusCode"] == 412


async def test_a_patch_predicate_that_fails_fails_the_batch(container: ContainerProxy) -> None:
    await container.create_item(item("1", x=1))
    patch = ("patch", ("1", [{"op": "set", "path": "/x", "value": 2}]), {"filter_predicate": "FROM c WHERE c.x = 9"})
    with pytest.raises(CosmosBatchOperationError) as raised:
        await container.execute_item_batch([patch], FIRM)
    assert raised.value.operation_responses[0]["statusCode"] == 412


async def test_a_document_of_another_partition_fails_the_batch(container: ContainerProxy) -> None:
    with pytest.raises(CosmosBatchOperationError) as raised:
        await container.execute_item_batch([("create", (item("1", "other"),))], FIRM)
    assert raised.value.status_code == 400


async def test_a_batch_takes_a_hundred_operations_and_no_more(container: ContainerProxy) -> None:
    creates = [("create", (item(str(n)),)) for n in range(101)]
    results = await container.execute_item_batch(creates[:100], FIRM)
    assert len(results) == 100
    with pytest.raises(CosmosHttpResponseError) as raised:
        await container.execute_item_batch(creates, "other")
    assert raised.value.status_code == 400


@pytest.mark.filterwarnings("ignore:Sending a large body:ResourceWarning")
async def test_a_batch_over_two_megabytes_is_too_large(container: ContainerProxy) -> None:
    creates = [("create", (item(str(n), text="x" * 800_000),)) for n in range(3)]
    with pytest.raises(CosmosHttpResponseError) as raised:
        await container.execute_item_batch(creates, FIRM)
    assert raised.value.status_code == 413


async def test_a_quiet_batch_leaves_the_items_out_of_the_answer(container: ContainerProxy) -> None:
    results = await container.execute_item_batch([("create", (item("quiet", x=1),))], FIRM, no_response=True)
    assert [(result["statusCode"], "resourceBody" in result) for result in results] == [(201, False)]
    assert (await container.read_item("quiet", FIRM))["x"] == 1


@pytest.mark.parametrize("payload", [b"{}", b"[]", b"[1]", b'["create"]', b"[null]", b"nonsense"])
def test_a_payload_that_is_no_list_of_operations_is_refused(payload: bytes) -> None:
    with pytest.raises(BadRequest):
        parse_operations(payload)
