"""The Cosmos change-feed trigger: every change at least once, from where it stopped."""

from __future__ import annotations

import asyncio
import json
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from azure.cosmos.aio import ContainerProxy, CosmosClient
from azure.cosmos.partition_key import PartitionKey

from tests.contracts.host.hosts import RunningHost, StartHost
from tests.servers import COSMOS_KEY, free_port, running

Seen = Callable[[str], list[Any]]
Start = Callable[[], RunningHost]


@pytest.fixture(scope="module")
def cosmos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = free_port()
    with running("local.cosmos", "--port", str(port), port=port):
        yield f"AccountEndpoint=http://127.0.0.1:{port}/;AccountKey={COSMOS_KEY};"


@pytest.fixture
async def things(cosmos: str, tmp_path: Path) -> AsyncIterator[ContainerProxy]:
    async with CosmosClient.from_connection_string(cosmos) as client:
        database = await client.create_database(tmp_path.name)
        await database.create_container("leases", PartitionKey("/id"))
        yield await database.create_container("things", PartitionKey("/owner"))
        await client.delete_database(tmp_path.name)


@pytest.fixture
def start_feed(start_host: StartHost, cosmos: str, things: ContainerProxy, tmp_path: Path) -> Start:
    environment = {"SEEN": str(tmp_path / "seen"), "COSMOS": cosmos, "DATABASE": tmp_path.name}
    return lambda **options: start_host("feed", environment=environment, **options)


@pytest.fixture
def seen(tmp_path: Path) -> Callable[[str], list[Any]]:
    def read(name: str) -> list[Any]:
        path = tmp_path / "seen"
        lines = [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
        return [line for line in lines if line["name"] == name]

    return read


def ids(lines: list[Any]) -> list[str]:
    return [identifier for line in lines for identifier in line["ids"]]


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110  another process makes it true
            await asyncio.sleep(0.05)


async def leases_taken(things: ContainerProxy, start: Start) -> RunningHost:
    """Start a host and wait until its listeners have fixed their places."""
    host = await asyncio.to_thread(start)
    path = things.container_link.rsplit("/colls/", 1)[0]
    leases = ContainerProxy(things.client_connection, path, "leases")
    wanted = 3 * len([part async for part in things.read_feed_ranges()])
    async with asyncio.timeout(20):
        while await _owned(leases) < wanted:  # noqa: ASYNC110  another process makes it true
            await asyncio.sleep(0.05)
    return host


async def _owned(leases: ContainerProxy) -> int:
    return len([lease async for lease in leases.read_all_items() if lease["Owner"]])


async def write(things: ContainerProxy, *names: str, **facts: Any) -> None:
    for name in names:
        await things.upsert_item({"id": name, "owner": f"owner-{name}", **facts})


async def test_changes_arrive_in_batches_from_every_range(
    things: ContainerProxy, start_feed: Start, seen: Seen
) -> None:
    await leases_taken(things, start_feed)
    names = [f"t{number}" for number in range(25)]
    await write(things, *names)
    await until(lambda: set(ids(seen("done"))) == set(names))
    assert sorted(ids(seen("done"))) == sorted(names)
    assert max(len(line["ids"]) for line in seen("batch")) <= 10


async def test_a_trigger_starts_with_the_changes_after_its_first_start(
    things: ContainerProxy, start_feed: Start, seen: Seen
) -> None:
    await write(things, "before")
    await leases_taken(things, start_feed)
    await write(things, "after")
    await until(lambda: seen("done"))
    assert ids(seen("done")) == ["after"]


async def test_a_restart_goes_on_where_it_stopped(things: ContainerProxy, start_feed: Start, seen: Seen) -> None:
    host = await leases_taken(things, start_feed)
    await write(things, "one")
    await until(lambda: seen("done"))
    await asyncio.to_thread(host.stop)
    await write(things, "two")
    await asyncio.to_thread(start_feed)
    await until(lambda: len(seen("done")) == 2)
    assert ids(seen("done")) == ["one", "two"]


async def test_a_batch_cut_short_by_a_kill_comes_again_at_once_to_the_same_host(
    things: ContainerProxy, start_feed: Callable[..., RunningHost], seen: Seen
) -> None:
    host = await leases_taken(things, start_feed)
    await write(things, "one", seconds=1)
    await until(lambda: seen("batch"))
    host.stop(signal.SIGKILL)
    await asyncio.to_thread(lambda: start_feed(port=host.port))
    await until(lambda: ids(seen("done")) == ["one"])


async def test_another_host_takes_over_from_a_killed_one(things: ContainerProxy, start_feed: Start, seen: Seen) -> None:
    first = await leases_taken(things, start_feed)
    second = await asyncio.to_thread(start_feed)
    first.stop(signal.SIGKILL)
    await write(things, "one")
    await until(lambda: seen("done"))
    assert seen("done")[0]["pid"] == second.process.pid


async def test_a_retry_policy_is_followed_and_nothing_is_skipped(
    things: ContainerProxy, start_feed: Start, seen: Seen
) -> None:
    await leases_taken(things, start_feed)
    await write(things, "one", hard=True)
    await until(lambda: len(seen("flaky")) == 3)
    assert [line["retry"] for line in seen("flaky")] == [0, 1, 2]


async def test_without_a_retry_policy_a_failing_batch_is_skipped_as_in_azure(
    things: ContainerProxy, start_feed: Start, seen: Seen
) -> None:
    await leases_taken(things, start_feed)
    await write(things, "one", hard=True)
    await until(lambda: seen("skips"))
    await write(things, "two")
    await until(lambda: ids(seen("skips")) == ["one", "two"])
