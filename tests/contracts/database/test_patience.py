"""A database that takes requests and never answers: callers hear of it in time, and go on when it comes back."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest

from shared.clients import cosmos
from shared.clients.cosmos import Container, open_database
from shared.kernel.errors import Unavailable
from shared.kernel.settings import Settings

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


class Relay:
    """Stands between client and database, and can hold everything that the database says."""

    def __init__(self, host: str, port: int) -> None:
        self._there = (host, port)
        self.flowing = asyncio.Event()
        self.flowing.set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answers, requests = await asyncio.open_connection(*self._there)
        await asyncio.gather(self._pass(reader, requests), self._pass(answers, writer))

    async def _pass(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await source.read(65536):
                await self.flowing.wait()
                target.write(data)
                await target.drain()
        target.close()


@asynccontextmanager
async def relayed(settings: Settings) -> AsyncIterator[tuple[Container, Relay]]:
    there = urlsplit(settings.cosmos_endpoint)
    relay = Relay(there.hostname or "", there.port or 0)
    server = await asyncio.start_server(relay.serve, "127.0.0.1", 0)
    here = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    database = await open_database(settings.model_copy(update={"cosmos_endpoint": here}))
    try:
        yield Container(database.get_container_client("cases")), relay
    finally:
        relay.flowing.set()
        await database.client_connection.pipeline_client.close()
        server.close()


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
