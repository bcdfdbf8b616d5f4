"""The upload verbs on a real Cosmos server and a real Azurite."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import AsyncIterator, Iterator

import pytest
from pydantic import SecretStr

from local.blob.azurite import connection_string
from local.blob.preparation import prepare_blobs
from local.cli.definitions import read_containers
from local.cli.provisioning import provision_cosmos
from shared.clients.blobs import BlobStore
from shared.kernel.clock import utc_now
from shared.kernel.settings import Settings, settings
from shared.references.keeping import keep_references
from shared.uploads.blobs import UploadBlobs
from shared.wiring import Services, build
from tests.contracts.uploads.publications import Desk
from tests.contracts.uploads.world import Clock, Engine, Firm
from tests.servers import COSMOS_KEY, free_port, running


@pytest.fixture(scope="session")
def upload_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    cosmos, blob = free_port(), free_port()
    with (
        running("local.cosmos", "--port", str(cosmos), port=cosmos),
        running("local.blob", "--port", str(blob), "--data", str(tmp_path_factory.mktemp("blob")), port=blob),
    ):
        yield settings().model_copy(
            update={
                "cosmos_endpoint": f"http://127.0.0.1:{cosmos}",
                "cosmos_key": SecretStr(COSMOS_KEY),
                "quarantine": SecretStr(connection_string(blob)),
                "documents": SecretStr(connection_string(blob)),
            }
        )


@pytest.fixture(scope="session")
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
async def wired(upload_settings: Settings, clock: Clock) -> AsyncIterator[Services]:
    assert upload_settings.quarantine
    await provision_cosmos(upload_settings.cosmos_endpoint, read_containers())
    await prepare_blobs(
        upload_settings.quarantine.get_secret_value(), ["quarantine", "documents"], ["http://localhost"]
    )
    wired = await build(upload_settings, clock)
    yield wired
    await wired.cases._cases._proxy.client_connection.pipeline_client.close()
    await wired.quarantine._account.close()


@pytest.fixture
def firm(wired: Services, clock: Clock) -> Firm:
    engine = Engine()
    # Links are judged by the storage's own clock, so they aren't made by the one that tests turn.
    blobs = UploadBlobs(wired.quarantine, wired.documents, utc_now)
    services = dataclasses.replace(wired.uploads, engine=engine, blobs=blobs)
    return Firm(services, clock, engine, wired.cases._cases)


@pytest.fixture
def quarantine(wired: Services) -> BlobStore:
    return wired.quarantine


@pytest.fixture
def documents(wired: Services) -> BlobStore:
    return wired.documents


@pytest.fixture
async def desk(firm: Firm, wired: Services) -> Desk:
    number = uuid.uuid4().int
    case = await firm.case(case_reference=f"PNX-{number % 10**7:07}-{number % 9000 + 1000}")
    await keep_references([case.to_item()], wired.references)
    return Desk(firm, dataclasses.replace(wired.publishing, uploads=firm.services), case)
