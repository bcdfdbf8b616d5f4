"""ClamAV's daemon over INSTREAM (clamd(8)): length-prefixed chunks out, one line back."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass
from typing import TypeVar

from shared.uploads.scanning.engine import EngineFailed

_T = TypeVar("_T")
_LONGEST_REPLY = 4096
_OK = "stream: OK"
_FOUND = " FOUND"
# With AlertExceedsMax on, clamd calls its own limits a find. A limit isn't malware: nobody was infected.
_LIMITS = "Heuristics.Limits."


@dataclass(frozen=True)
class Clamd:
    """`address` is `host:port` or the absolute path of a socket. `timeout` (seconds) bounds each wait on the daemon.

    clamd's StreamMaxLength, MaxFileSize and MaxScanSize must exceed the scan's limits (docs/operations).
    """

    address: str
    timeout: float = 30.0

    async def scan(self, chunks: AsyncIterator[bytes]) -> str | None:
        # A bare socket: StreamWriter copies what it can't send at once, and its wait_closed() hangs on a stuck daemon.
        unix = self.address.startswith("/")
        with socket.socket(socket.AF_UNIX if unix else socket.AF_INET) as connection:
            connection.setblocking(False)
            loop = asyncio.get_running_loop()
            await self._wait(loop.sock_connect(connection, self.address if unix else _host_and_port(self.address)))
            async for part in _instream(chunks):
                try:
                    await self._wait(loop.sock_sendall(connection, part))
                except EngineFailed:
                    break  # clamd hangs up early when it has something to say: read that
            return _verdict(await self._reply(connection))

    async def _reply(self, connection: socket.socket) -> str:
        reply = b""
        while not reply.endswith(b"\0"):
            more = await self._wait(asyncio.get_running_loop().sock_recv(connection, _LONGEST_REPLY))
            reply += more
            if not more or len(reply) > _LONGEST_REPLY:
                raise EngineFailed("clamd broke off its answer")
        return reply[:-1].decode("utf-8", "replace").strip()

    async def _wait(self, step: Awaitable[_T]) -> _T:
        try:
            return await asyncio.wait_for(step, self.timeout)
        except (OSError, TimeoutError) as error:
            raise EngineFailed(f"clamd gave no verdict: {error!r}") from error


async def _instream(chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield b"zINSTREAM\0"
    async for chunk in chunks:
        if chunk:  # a length of zero would end the stream
            yield len(chunk).to_bytes(4, "big")
            yield chunk
    yield bytes(4)


def _host_and_port(address: str) -> tuple[str, int]:
    host, _, port = address.rpartition(":")
    return host, int(port)


def _verdict(reply: str) -> str | None:
    if reply == _OK:
        return None
    name = reply.removeprefix("stream: ").removesuffix(_FOUND)
    if reply.startswith("stream: ") and reply.endswith(_FOUND) and not name.startswith(_LIMITS):
        return name
    raise EngineFailed(f"clamd answered: {reply[:200]}")
