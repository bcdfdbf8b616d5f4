"""The azure-cosmos SDK against the local server, or against the account that RECOURSE_COSMOS_ENDPOINT and _KEY name."""

from __future__ import annotations

import os
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import pytest
from azure.cosmos import PartitionKey
from azure.cosmos.aio import ContainerProxy, CosmosClient, DatabaseProxy

from tests.contracts.cosmos.accounts import Account, serving

EXTERNAL = os.environ.get("RECOURSE_COSMOS_KEY", "unused") != "unused"
MakeContainer = Callable[..., Awaitable[ContainerProxy]]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "local_only: needs a door that only the local Cosmos server has")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if EXTERNAL:
        for item in items:
            item.add_marker(pytest.mark.enable_socket)
            if item.get_closest_marker("local_only"):
                item.add_marker(pytest.mark.skip(reason="only on the local server"))


@pytest.fixture(scope="session")
def account() -> Iterator[Account]:
    if EXTERNAL:
        yield Account(os.environ["RECOURSE_COSMOS_ENDPOINT"], os.environ["RECOURSE_COSMOS_KEY"])
        return
    with serving() as account:
        yield account


@pytest.fixture(scope="session")
async def client(account: Account) -> AsyncIterator[CosmosClient]:
    async with CosmosClient(account.endpoint, account.key) as client:
        yield client


@pytest.fixture(scope="session")
async def database(client: CosmosClient) -> AsyncIterator[DatabaseProxy]:
    database = await client.create_database(f"contract-{uuid.uuid4().hex[:8]}")
    yield database
    await client.delete_database(database)


@pytest.fixture
async def make_container(database: DatabaseProxy) -> AsyncIterator[MakeContainer]:
    """Make containers that go after the test; the partition key is /organisationId unless another is asked for."""
    made: list[ContainerProxy] = []

    async def make(*keys: str, **options: Any) -> ContainerProxy:
        name = f"c-{uuid.uuid4().hex[:8]}"
        key = (
            PartitionKey(list(keys), kind="MultiHash") if len(keys) > 1 else PartitionKey([*keys, "/organisationId"][0])
        )
        made.append(await database.create_container(name, key, **options))
        return made[-1]

    yield make
    for container in made:
        await database.delete_container(container)


@pytest.fixture
async def container(make_container: MakeContainer) -> ContainerProxy:
    return await make_container()
