"""Seeding a whole database, twice."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from azure.storage.blob.aio import BlobServiceClient
from pydantic import SecretStr

from local.blob.azurite import connection_string
from local.cli.provisioning import provision_cosmos
from local.identity.people import sample_people
from local.seed.__main__ import Options, seed
from local.seed.files import sample_files
from shared.accounts.model import TermsAcceptance
from shared.accounts.store import AccountStore
from shared.clients.blobs import open_account
from shared.clients.cosmos import Container, open_database
from shared.kernel.settings import Settings
from tests.contracts.cases.conftest import NOON, definition
from tests.servers import free_port, running

OPTIONS = Options(cases=25, scheme="financial", seed=7, start_at=0, references=True)


@pytest.fixture(scope="module")
def blob_connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A storage account of this module's own: what is in it must be what was seeded, and nothing else."""
    port, folder = free_port(), tmp_path_factory.mktemp("seeded")
    with running("local.blob", "--port", str(port), "--data", str(folder), port=port):
        yield connection_string(port)


@pytest.fixture(scope="module")
async def seeded(cosmos_settings: Settings, blob_connection: str) -> AsyncIterator[Settings]:
    changed = {"cosmos_database": "seeded", "documents": SecretStr(blob_connection)}
    to = cosmos_settings.model_copy(update=changed)
    await provision_cosmos(to.cosmos_endpoint, definition("seeded"))
    async with BlobServiceClient.from_connection_string(blob_connection) as account:
        await account.create_container("documents")
    await seed(OPTIONS, to)
    yield to
    await open_account(to.documents, to.documents_uri).close()


@pytest.fixture(scope="module")
async def seeded_database(seeded: Settings) -> AsyncIterator[Any]:
    database = await open_database(seeded)
    yield database
    await database.client_connection.pipeline_client.close()


async def count(database: Any, name: str) -> int:
    return len([item async for item in database.get_container_client(name).read_all_items()])


async def test_everyone_can_sign_in_and_nobody_has_accepted_the_terms(seeded: Settings, seeded_database: Any) -> None:
    store = AccountStore(
        *(Container(seeded_database.get_container_client(each)) for each in ("accounts", "identities"))
    )
    for person in sample_people().people:
        issuer = seeded.staff_issuer if person.realm == "staff" else seeded.business_issuer
        account = await store.find_by_identity(issuer, person.id)
        assert account is not None
        assert (account.name, account.roles) == (person.name, person.roles)


async def test_every_case_can_be_found_by_its_reference_across_organisations(seeded_database: Any) -> None:
    references = seeded_database.get_container_client("references")
    cases, found = seeded_database.get_container_client("cases"), set()
    async for item in references.read_all_items():
        case = await cases.read_item(item["id"], item["organisationId"])
        assert item["reference"] == (case["referenceKey"] if item["own"] else case["migratedKey"])
        found.add(item["id"])
    assert len(found) == 25


async def test_the_documents_are_there(seeded: Settings, blob_connection: str) -> None:
    async with BlobServiceClient.from_connection_string(blob_connection) as account:
        stored = {blob.name: blob.size async for blob in account.get_container_client("documents").list_blobs()}
    assert stored == {file.blob: len(file.content) for file in sample_files().values()}


async def test_seeding_again_doubles_nothing_and_leaves_what_people_did(seeded: Settings, seeded_database: Any) -> None:
    names = ("cases", "references", "accounts", "identities")
    before = [await count(seeded_database, name) for name in names]
    person = sample_people().people[0]
    store = AccountStore(
        *(Container(seeded_database.get_container_client(each)) for each in ("accounts", "identities"))
    )
    account = await store.read(person.organisation, person.id)
    await store.add_terms_acceptance(account, TermsAcceptance(version="2026-01-01", at=NOON))
    await seed(OPTIONS, seeded)
    assert [await count(seeded_database, name) for name in names] == before
    assert len((await store.read(person.organisation, person.id)).terms_acceptances) == 1
