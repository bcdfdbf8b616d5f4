"""Queues for contract tests: on the local broker, or on the namespace in RECOURSE_SERVICEBUS_CONNECTION_STRING.

That namespace (the emulator's or Azure's) needs the queues of queues.json, empty.
"""

from __future__ import annotations

import gc
import os
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from azure.servicebus.aio import ServiceBusClient

from tests.contracts.servicebus.brokers import RunningBroker, start
from tests.contracts.servicebus.channels import Channel, Channels

ELSEWHERE = os.environ.get("RECOURSE_SERVICEBUS_CONNECTION_STRING")
# For tests that break connections: the SDK then forgets to close its sockets, and Python complains at some later test.
LEAKY = [pytest.mark.filterwarnings("ignore::ResourceWarning"), pytest.mark.usefixtures("leaked_sockets")]
StartBroker = Callable[..., RunningBroker]
Lend = Callable[[str], Channel]
# Refusals that the SDK thinks worth retrying needn't take it fifteen seconds.
HASTY: dict[str, Any] = {"retry_total": 1, "retry_backoff_factor": 0.05}


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "local_only: needs the local broker's own doors; not for a real namespace")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if ELSEWHERE and item.get_closest_marker("local_only"):
            item.add_marker(pytest.mark.skip(reason="only the local broker can do this"))


@pytest.fixture(scope="session")
def namespace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if ELSEWHERE:
        yield ELSEWHERE
        return
    broker = start(tmp_path_factory.mktemp("servicebus"))
    yield broker.connection_string
    assert broker.stop() == 0


@pytest.fixture(scope="session")
async def client(namespace: str) -> AsyncIterator[ServiceBusClient]:
    async with ServiceBusClient.from_connection_string(namespace, **HASTY) as opened:
        yield opened


@pytest.fixture(scope="session")
async def channels(client: ServiceBusClient) -> AsyncIterator[Channels]:
    pool = Channels(client, copies=not ELSEWHERE)
    yield pool
    await pool.close()


@pytest.fixture
async def channel(channels: Channels) -> AsyncIterator[Lend]:
    yield channels.lend
    await channels.take_back()


@pytest.fixture
async def plain(channel: Lend) -> Channel:
    return channel("plain")


@pytest.fixture
async def fresh(channels: Channels) -> AsyncIterator[Lend]:
    yield channels.lend_fresh
    await channels.take_back()


@pytest.fixture
async def brief(channel: Lend) -> Channel:
    return channel("brief")


@pytest.fixture
def leaked_sockets() -> Iterator[None]:
    yield
    gc.collect()


@pytest.fixture
def start_broker(tmp_path: Path) -> Iterator[StartBroker]:
    started: list[RunningBroker] = []

    def starter(*options: str, port: int | None = None) -> RunningBroker:
        started.append(start(tmp_path, *options, port=port))
        return started[-1]

    yield starter
    for broker in started:
        if broker.process.poll() is None:
            broker.stop()
