"""The services on a real Cosmos server, a real Azurite and a mailbox, with a clock that tests can turn."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from local.blob.azurite import connection_string
from local.blob.preparation import prepare_blobs
from local.cli.definitions import read_containers
from local.cli.provisioning import provision_cosmos
from shared.clients.blobs import open_account
from shared.clients.cosmos import open_database
from shared.kernel.settings import Settings, settings
from shared.wiring import Services, build
from tests.contracts.reactions.world import Clock, Mailbox
from tests.contracts.retention.world import House
from tests.servers import COSMOS_KEY, free_port, running


@pytest.fixture(scope="session")
def retention_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    cosmos, blob, mail, smtp = (free_port() for _ in range(4))
    folder: Path = tmp_path_factory.mktemp("retention")
    mailbox = ("--smtp-port", str(smtp), "--data", str(folder / "mail"))
    with (
        running("local.cosmos", "--port", str(cosmos), port=cosmos),
        running("local.blob", "--port", str(blob), "--data", str(folder / "blob"), port=blob),
        running("local.mail", "--port", str(mail), *mailbox, port=mail),
    ):
        yield settings().model_copy(
            update={
                "cosmos_endpoint": f"http://127.0.0.1:{cosmos}",
                "cosmos_key": SecretStr(COSMOS_KEY),
                "quarantine": SecretStr(connection_string(blob)),
                "documents": SecretStr(connection_string(blob)),
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
    shared_clock.now = Clock().now
    return shared_clock


@pytest.fixture(scope="session")
async def wired(retention_settings: Settings, shared_clock: Clock) -> AsyncIterator[Services]:
    definition = read_containers()
    assert retention_settings.documents
    await provision_cosmos(retention_settings.cosmos_endpoint, definition)
    names = [each["name"] for each in definition["blob"]]
    await prepare_blobs(retention_settings.documents.get_secret_value(), names, ["http://localhost"])
    wired = await build(retention_settings, shared_clock)
    yield wired
    await wired.cases._cases._proxy.client_connection.pipeline_client.close()
    await open_account(retention_settings.documents, None).close()


@pytest.fixture(scope="session")
async def database(retention_settings: Settings, wired: Services) -> AsyncIterator[Any]:
    database = await open_database(retention_settings)
    yield database
    await database.client_connection.pipeline_client.close()


@pytest.fixture
async def house(wired: Services, clock: Clock, database: Any) -> House:
    house = House(wired, clock, database=database)
    await house.found()
    return house


@pytest.fixture
def mailbox(retention_settings: Settings) -> Mailbox:
    return Mailbox(retention_settings.portal_url)
