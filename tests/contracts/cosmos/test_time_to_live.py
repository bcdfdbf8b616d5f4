"""Time to live: the container's default, an item's own, and items that never expire."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from azure.cosmos import PartitionKey
from azure.cosmos.aio import ContainerProxy, DatabaseProxy
from azure.cosmos.exceptions import CosmosHttpResponseError

from tests.contracts.cosmos.accounts import FIRM, ask, item
from tests.contracts.cosmos.conftest import MakeContainer

PATIENCE = 20


async def left_when(container: ContainerProxy, expected: list[str]) -> list[Any]:
    """Return the ids once they are as expected, or what they are when patience ends."""
    ids: list[Any] = []
    for _ in range(PATIENCE * 5):
        if (ids := sorted(await ask(container, "SELECT VALUE c.id FROM c"))) == expected:
            break
        await asyncio.sleep(0.2)
    return ids


async def test_items_go_when_their_time_is_over(make_container: MakeContainer) -> None:
    container = await make_container(default_ttl=1)
    for one in (item("default"), item("long", ttl=1000), item("never", ttl=-1)):
        await container.create_item(one)
    assert await left_when(container, ["long", "never"]) == ["long", "never"]
    await container.create_item(item("default", again=True))


async def test_an_items_own_time_counts_where_the_container_has_none(make_container: MakeContainer) -> None:
    container = await make_container(default_ttl=-1)
    await container.create_item(item("kept"))
    await container.create_item(item("brief", ttl=1))
    assert await left_when(container, ["kept"]) == ["kept"]


async def test_without_time_to_live_nothing_expires(container: ContainerProxy) -> None:
    await container.create_item(item("1", ttl=1))
    await asyncio.sleep(1.2)
    assert await ask(container, "SELECT VALUE c.id FROM c") == ["1"]


async def test_turning_it_on_counts_from_the_last_write(database: DatabaseProxy, container: ContainerProxy) -> None:
    await container.create_item(item("1"))
    await container.create_item(item("2", ttl=1000))
    await database.replace_container(container, PartitionKey("/organisationId"), default_ttl=1)
    assert await left_when(container, ["2"]) == ["2"]


@pytest.mark.parametrize("ttl", [0, -2, 1.5, "10"])
async def test_a_senseless_time_is_refused(container: ContainerProxy, ttl: object) -> None:
    with pytest.raises(CosmosHttpResponseError) as raised:
        await container.create_item(item("1", ttl=ttl))
    assert raised.value.status_code == 400
    assert await ask(container, "SELECT VALUE c.id FROM c", FIRM) == []
