"""Partial updates: every operation, the filter predicate, and what can't be patched."""

from __future__ import annotations

from typing import Any

import pytest
from azure.cosmos.aio import ContainerProxy
from azure.cosmos.exceptions import (
    CosmosAccessConditionFailedError,
    CosmosHttpResponseError,
    CosmosResourceNotFoundError,
)

from tests.contracts.cosmos.accounts import FIRM, item

START: dict[str, Any] = {"n": 1, "name": "a", "list": [1, 2, 3], "deep": {"x": {"y": 1}}}

CHANGES: list[tuple[dict[str, Any], str, Any]] = [
    ({"op": "add", "path": "/new", "value": [1]}, "new", [1]),
    ({"op": "add", "path": "/name", "value": "b"}, "name", "b"),
    ({"op": "add", "path": "/list/1", "value": 9}, "list", [1, 9, 2, 3]),
    ({"op": "add", "path": "/list/-", "value": 9}, "list", [1, 2, 3, 9]),
    ({"op": "set", "path": "/list/1", "value": 9}, "list", [1, 9, 3]),
    ({"op": "set", "path": "/deep/x/z", "value": None}, "deep", {"x": {"y": 1, "z": None}}),
    ({"op": "replace", "path": "/deep/x", "value": 5}, "deep", {"x": 5}),
    ({"op": "replace", "path": "/list/0", "value": 5}, "list", [5, 2, 3]),
    ({"op": "remove", "path": "/list/1"}, "list", [1, 3]),
    ({"op": "remove", "path": "/deep/x/y"}, "deep", {"x": {}}),
    ({"op": "incr", "path": "/n", "value": 2}, "n", 3),
    ({"op": "incr", "path": "/n", "value": -1.5}, "n", -0.5),
    ({"op": "incr", "path": "/fresh", "value": 4}, "fresh", 4),
    ({"op": "move", "from": "/name", "path": "/moved"}, "moved", "a"),
]

REFUSED: list[Any] = [
    {"op": "replace", "path": "/absent", "value": 1},
    {"op": "remove", "path": "/absent"},
    {"op": "add", "path": "/absent/child", "value": 1},
    {"op": "add", "path": "/list/9", "value": 1},
    {"op": "incr", "path": "/name", "value": 1},
    {"op": "set", "path": "/id", "value": "2"},
    {"op": "set", "path": "/_ts", "value": 2},
    {"op": "set", "path": "/organisationId", "value": "other"},
    "an operation",
]


@pytest.mark.parametrize(("operation", "property_", "expected"), CHANGES)
async def test_an_operation_changes_its_property(
    container: ContainerProxy, operation: dict[str, Any], property_: str, expected: Any
) -> None:
    await container.create_item(item("1", **START))
    patched = await container.patch_item("1", FIRM, [operation])
    assert patched[property_] == expected
    assert await container.read_item("1", FIRM) == patched


async def test_a_moved_property_leaves_its_old_place(container: ContainerProxy) -> None:
    await container.create_item(item("1", **START))
    patched = await container.patch_item("1", FIRM, [{"op": "move", "from": "/deep/x", "path": "/x"}])
    assert (patched["deep"], patched["x"]) == ({}, {"y": 1})


@pytest.mark.parametrize("operation", REFUSED)
async def test_an_impossible_operation_is_refused(container: ContainerProxy, operation: Any) -> None:
    created = await container.create_item(item("1", **START))
    with pytest.raises(CosmosHttpResponseError) as raised:
        await container.patch_item("1", FIRM, [{"op": "set", "path": "/ok", "value": 1}, operation])
    assert raised.value.status_code == 400
    assert await container.read_item("1", FIRM) == created


async def test_a_patch_takes_at_most_ten_operations(container: ContainerProxy) -> None:
    await container.create_item(item("1"))
    with pytest.raises(CosmosHttpResponseError) as raised:
        await container.patch_item("1", FIRM, [{"op": "add", "path": f"/p{n}", "value": n} for n in range(11)])
    assert raised.value.status_code == 400


async def test_a_filter_predicate_decides(container: ContainerProxy) -> None:
    await container.create_item(item("1", version=3))
    change = [{"op": "incr", "path": "/version", "value": 1}]
    patched = await container.patch_item("1", FIRM, change, filter_predicate="FROM c WHERE c.version < 4")
    assert patched["version"] == 4
    with pytest.raises(CosmosAccessConditionFailedError) as raised:
        await container.patch_item("1", FIRM, change, filter_predicate="FROM c WHERE c.version < 4")
    assert raised.value.sub_status == 1110


async def test_a_missing_document_cannot_be_patched(container: ContainerProxy) -> None:
    with pytest.raises(CosmosResourceNotFoundError):
        await container.patch_item("1", FIRM, [{"op": "set", "path": "/x", "value": 1}])
