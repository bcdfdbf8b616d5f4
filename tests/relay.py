"""A relay that can stop passing things on, as a server does that is frozen or has vanished behind a network."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Relay:
    """Stands between a client and a server; with `flowing` cleared, nothing that either says arrives."""

    def __init__(self, there: int) -> None:
        self._there = there
        self.port = 0
        self.flowing = asyncio.Event()
        self.flowing.set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answers, requests = await asyncio.open_connection("127.0.0.1", self._there)
        await asyncio.gather(self._pass(reader, requests), self._pass(answers, writer))

    async def _pass(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await source.read(65536):
                await self.flowing.wait()
                target.write(data)
                await target.drain()
        target.close()


@asynccontextmanager
async def relay_to(port: int) -> AsyncIterator[Relay]:
    """Listen on a free port (`Relay.port`) and pass on to `port` of this machine."""
    relay = Relay(port)
    server = await asyncio.start_server(relay.serve, "127.0.0.1", 0)
    relay.port = int(server.sockets[0].getsockname()[1])
    try:
        yield relay
    finally:
        relay.flowing.set()
        server.close()
