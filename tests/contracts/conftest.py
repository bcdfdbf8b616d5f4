"""Servers that several contract tests share: one of each for a test process."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from pydantic import SecretStr

from local.blob.azurite import connection_string
from local.cli.definitions import read_containers
from local.cli.provisioning import provision_cosmos
from shared.clients.cosmos import open_database
from shared.kernel.settings import Settings, settings
from tests.servers import COSMOS_KEY, free_port, running


@pytest.fixture(scope="session")
def cosmos_settings() -> Iterator[Settings]:
    port = free_port()
    with running("local.cosmos", "--port", str(port), port=port):
        changed = {"cosmos_endpoint": f"http://127.0.0.1:{port}", "cosmos_key": SecretStr(COSMOS_KEY)}
        yield settings().model_copy(update=changed)


@pytest.fixture(scope="session")
def blob_connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port, folder = free_port(), tmp_path_factory.mktemp("blob")
    with running("local.blob", "--port", str(port), "--data", str(folder), port=port):
        yield connection_string(port)


@pytest.fixture(scope="session")
async def database(cosmos_settings: Settings) -> AsyncIterator[Any]:
    await provision_cosmos(cosmos_settings.cosmos_endpoint, read_containers())
    database = await open_database(cosmos_settings)
    yield database
    await database.client_connection.pipeline_client.close()
