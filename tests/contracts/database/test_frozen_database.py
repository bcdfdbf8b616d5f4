"""A database that takes requests and never answers: callers hear of it in time, and go on when it comes back."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest

from shared.clients import cosmos
from shared.clients.cosmos import Container, open_database
from shared.kernel.errors import Unavailable
from shared.kernel.settings import Settings
from tests.relay import Relay, relay_to
from tests.servers import free_port

Act = Callable[[Container], Awaitable[Any]]
ITEM = {"id": "1", "organisationId": "frozen-firm", "type": "note"}
ACTS: dict[str, Act] = {
    "read": lambda cases: cases.read("1", "frozen-firm"),
    "write": lambda cases: cases.upsert(ITEM),
    "batch": lambda cases: cases.batch([("upsert", (ITEM,))], "frozen-firm"),
    "page": lambda cases: cases.page("SELECT * FROM c", {}, "frozen-firm", limit=5),
    "query": lambda cases: cases.all("SELECT * FROM c", {}, "frozen-firm"),
    "everywhere": lambda cases: cases.everywhere("SELECT * FROM c WHERE c.id = '1'", {}, limit=1),
}


@asynccontextmanager
async def relayed(settings: Settings) -> AsyncIterator[tuple[Container, Relay]]:
    async with relay_to(urlsplit(settings.cosmos_endpoint).port or 0) as relay:
        here = {"cosmos_endpoint": f"http://127.0.0.1:{relay.port}"}
        database = await open_database(settings.model_copy(update=here))
        try:
            yield Container(database.get_container_client("cases")), relay
        finally:
            relay.flowing.set()
            await database.client_connection.pipeline_client.close()


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
async def test_a_database_that_never_answers_is_unavailable_in_time(
    database: Any, cosmos_settings: Settings, act: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    await Container(database.get_container_client("cases")).upsert(ITEM)
    async with relayed(cosmos_settings) as (cases, relay):
        await act(cases)
        monkeypatch.setattr(cosmos, "_PATIENCE", 0.3)
        relay.flowing.clear()
        with pytest.raises(Unavailable):
            await act(cases)
        relay.flowing.set()
        monkeypatch.undo()
        await act(cases)


async def test_a_start_without_a_database_says_so(cosmos_settings: Settings) -> None:
    nowhere = {"cosmos_endpoint": f"http://127.0.0.1:{free_port()}"}
    with pytest.raises(Unavailable):
        await open_database(cosmos_settings.model_copy(update=nowhere))
