"""The recorded time of somebody's last activity, on a real Cosmos server."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from local.cli.definitions import read_containers
from local.cli.provisioning import provision_cosmos
from shared.accounts.activity import ActivityRecorder
from shared.accounts.model import Account, AccountState
from shared.accounts.store import AccountStore
from shared.clients.cosmos import Container, open_database
from shared.kernel.principal import Principal, Role
from shared.kernel.settings import Settings, settings
from tests.servers import COSMOS_KEY, free_port, running

NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)


@dataclass
class Turning:
    now: datetime = field(default=NOON)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(scope="module")
def cosmos_settings() -> Iterator[Settings]:
    port = free_port()
    with running("local.cosmos", "--port", str(port), port=port):
        update = {"cosmos_endpoint": f"http://127.0.0.1:{port}", "cosmos_key": SecretStr(COSMOS_KEY)}
        yield settings().model_copy(update=update)


@pytest.fixture
async def accounts(cosmos_settings: Settings) -> AsyncIterator[Container]:
    await provision_cosmos(cosmos_settings.cosmos_endpoint, read_containers())
    database = await open_database(cosmos_settings)
    yield Container(database.get_container_client("accounts"))
    await database.client_connection.pipeline_client.close()


@pytest.fixture
def store(accounts: Container) -> AccountStore:
    return AccountStore(accounts, accounts)


async def somebody(accounts: Container, state: AccountState = AccountState.ACTIVE) -> Principal:
    account = Account(
        id=str(uuid.uuid4()),
        organisation_id="firm",
        audit_id="a1",
        name="Priya Nair",
        email="priya.nair@brackenhall.example",
        roles=(Role.CASEWORKER,),
        business_ids=("bank",),
        state=state,
    )
    await accounts.create(account.to_item())
    return account.principal()


async def test_the_first_call_is_recorded_and_the_next_ones_within_the_hour_are_not(
    accounts: Container, store: AccountStore
) -> None:
    person, clock = await somebody(accounts), Turning()
    recorder = ActivityRecorder(store, clock)
    for minutes in (0, 5, 59):
        clock.now = NOON + timedelta(minutes=minutes)
        await recorder.note(person)
    assert (await store.read("firm", person.user_id)).last_active_at == NOON
    clock.now = NOON + timedelta(minutes=60)
    await recorder.note(person)
    assert (await store.read("firm", person.user_id)).last_active_at == clock.now


async def test_many_instances_write_once_an_hour_between_them(accounts: Container, store: AccountStore) -> None:
    person, clock = await somebody(accounts), Turning()
    await asyncio.gather(*(ActivityRecorder(store, clock).note(person) for _ in range(20)))
    version = (await accounts.read(person.user_id, "firm"))["_etag"]
    clock.now = NOON + timedelta(minutes=59)
    await asyncio.gather(*(ActivityRecorder(store, clock).note(person) for _ in range(20)))
    assert (await accounts.read(person.user_id, "firm"))["_etag"] == version


async def test_a_disabled_account_is_never_made_to_look_used(accounts: Container, store: AccountStore) -> None:
    person = await somebody(accounts, AccountState.DISABLED)
    await ActivityRecorder(store, Turning()).note(person)
    assert (await store.read("firm", person.user_id)).last_active_at is None


async def test_somebody_who_is_gone_disturbs_nobody(accounts: Container, store: AccountStore) -> None:
    person = await somebody(accounts)
    await accounts.delete(person.user_id, "firm")
    await ActivityRecorder(store, Turning()).note(person)
