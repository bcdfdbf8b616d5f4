"""The services on real local servers: Cosmos DB, Service Bus and a mailbox. Every test has a firm of its own."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from azure.servicebus.aio import ServiceBusClient
from pydantic import SecretStr

from local.blob import azurite
from local.cli.definitions import QUEUES, read_containers
from local.cli.provisioning import provision_cosmos
from shared.clients.servicebus import open_namespace
from shared.kernel.settings import Settings, settings
from shared.wiring import Services, build
from tests.contracts.reactions.world import Clock, Firm, Mailbox, Queues
from tests.servers import COSMOS_KEY, free_port, running

_BROKER_KEY = "SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE"


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    cosmos, bus, mail, smtp = (free_port() for _ in range(4))
    folder: Path = tmp_path_factory.mktemp("reactions")
    queues = ("--queues", str(QUEUES), "--data", str(folder / "bus.db"))
    mailbox = ("--smtp-port", str(smtp), "--data", str(folder / "mail"))
    with (
        running("local.cosmos", "--port", str(cosmos), port=cosmos),
        running("local.servicebus", "--port", str(bus), *queues, port=bus),
        running("local.mail", "--port", str(mail), *mailbox, port=mail),
    ):
        yield settings().model_copy(
            update={
                "cosmos_endpoint": f"http://127.0.0.1:{cosmos}",
                "cosmos_key": SecretStr(COSMOS_KEY),
                "servicebus": SecretStr(f"Endpoint=sb://127.0.0.1:{bus};{_BROKER_KEY};UseDevelopmentEmulator=true"),
                "quarantine": SecretStr(azurite.connection_string(1)),  # no reaction tested here touches files
                "documents": SecretStr(azurite.connection_string(1)),
                "smtp": f"127.0.0.1:{smtp}",
                "email_sender": "Recourse <no-reply@larkfield.example>",
                "portal_url": f"http://127.0.0.1:{mail}",
            }
        )


@pytest.fixture(scope="session")
def shared_clock() -> Clock:
    return Clock()


@pytest.fixture
def clock(shared_clock: Clock) -> Clock:
    """The clock of the services, back at noon for each test."""
    shared_clock.now = Clock().now
    return shared_clock


@pytest.fixture(scope="session")
async def wired(servers: Settings, shared_clock: Clock) -> AsyncIterator[Services]:
    await provision_cosmos(servers.cosmos_endpoint, read_containers())
    wired = await build(servers, shared_clock)
    yield wired
    await open_namespace(servers.servicebus, None).close()
    await wired.cases._cases._proxy.client_connection.pipeline_client.close()
    gc.collect()


@pytest.fixture
def firm(wired: Services, clock: Clock) -> Firm:
    return Firm(wired, clock)


@pytest.fixture(scope="session")
async def queues(servers: Settings) -> AsyncIterator[Queues]:
    assert servers.servicebus
    async with ServiceBusClient.from_connection_string(servers.servicebus.get_secret_value()) as client:
        queues = Queues(client)
        yield queues
        await queues.close()


@pytest.fixture
def mailbox(servers: Settings) -> Mailbox:
    return Mailbox(servers.portal_url)
