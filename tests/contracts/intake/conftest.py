from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import SecretStr

from shared.clients.blobs import BlobStore, open_account
from shared.clients.cosmos import Container
from shared.intake.commands import Intake
from shared.intake.documents import MovingFiles
from shared.intake.moves import Mover
from shared.intake.places import Places
from shared.intake.requests import RequestIntake
from shared.intake.store import IntakeStore
from shared.organisations.model import Business, Organisation
from shared.organisations.store import OrganisationStore
from shared.schemes.profile import load

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
BUSINESSES = {"one": ("one-a", "one-b"), "two": ("two-a",)}


@pytest.fixture(scope="session")
def cases(database: Any) -> Container:
    return Container(database.get_container_client("cases"))


@pytest.fixture(scope="session")
async def intake(database: Any, cases: Container, blob_connection: str) -> Intake:
    accounts = Container(database.get_container_client("accounts"))
    for name, businesses in BUSINESSES.items():
        organisation = Organisation(
            id=name,
            organisation_id=name,
            name=name.title(),
            email_domains=(f"{name}.example",),
            businesses=tuple(Business(id=business, name=business.title()) for business in businesses),
        )
        await accounts.upsert(organisation.to_item())
    account = open_account(SecretStr(blob_connection), None)
    store, places = IntakeStore(cases), Places(OrganisationStore(accounts))
    documents = BlobStore(account, "documents")
    if not await documents.container.exists():
        await documents.container.create_container()
    files = MovingFiles(documents, lambda: datetime.now(UTC))
    return Intake(store, places, Mover(store, places, files), RequestIntake(store, load("financial")))
