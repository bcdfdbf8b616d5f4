"""A client that speaks AMQP by hand, for what the SDK is too well-behaved to do."""

from __future__ import annotations

import asyncio
import struct
from typing import Any

from local.servicebus.amqp.sasl import AMQP_HEADER, SASL_HEADER
from local.servicebus.codec.encode import encode, encode_described
from local.servicebus.codec.values import Symbol, UInt

OPEN, BEGIN, ATTACH, TRANSFER = 0x10, 0x11, 0x12, 0x14
SOURCE, TARGET, COORDINATOR = 0x28, 0x29, 0x30
AMQP, SASL = 0, 1


class RawClient:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._heard = b""

    @classmethod
    async def connect(cls, namespace: str) -> RawClient:
        """Open a connection and a session, anonymously."""
        host, port = namespace.removeprefix("Endpoint=sb://").split(";")[0].split(":")
        client = cls(*await asyncio.open_connection(host, int(port)))
        client.say(SASL_HEADER + _frame(encode_described(0x41, encode([Symbol("ANONYMOUS"), b""])), SASL) + AMQP_HEADER)
        client.perform(OPEN, ["raw"])
        client.perform(BEGIN, [None, UInt(0), UInt(1000), UInt(1000)])
        # Transfers before the broker's own begin would overrun a window that it hasn't opened yet.
        assert await client.hears(bytes((0x00, 0x53, BEGIN)))
        return client

    def attach(self, name: str, handle: int, *, source: str, target: str, receives: bool) -> None:
        self._attach(name, handle, encode_described(SOURCE, encode([source])), _target(target), receives)

    def attach_coordinator(self, name: str, handle: int) -> None:
        """Ask for transactions."""
        self._attach(name, handle, encode_described(SOURCE, encode([None])), _coordinator(), receives=False)

    def _attach(self, name: str, handle: int, source: bytes, target: bytes, receives: bool) -> None:
        ends = source, target
        modes = [b"\x50\x00", b"\x50\x00"]
        fields = [encode(name), encode(UInt(handle)), encode(receives), *modes, *ends, b"\x40", b"\x40", b"\x43"]
        body = b"".join(fields)
        size = struct.pack(">II", len(body) + 4, len(fields))
        self.say(_frame(encode_described(ATTACH, b"\xd0" + size + body)))

    def transfer(self, handle: int, message: bytes) -> None:
        fields = encode([UInt(handle), UInt(0), b"t", UInt(0), True])
        self.say(_frame(encode_described(TRANSFER, fields) + message))

    def perform(self, performative: int, fields: list[Any]) -> None:
        self.say(_frame(encode_described(performative, encode(fields))))

    def say(self, words: bytes) -> None:
        self._writer.write(words)

    async def hears(self, words: bytes) -> bool:
        """Wait until the broker has said these bytes; False when it hangs up or takes too long."""
        try:
            async with asyncio.timeout(10):
                while words not in self._heard:
                    chunk = await self._reader.read(65536)
                    if not chunk:
                        return False
                    self._heard += chunk
        except TimeoutError:
            return False
        return True

    async def close(self) -> None:
        self._writer.close()
        await self._writer.wait_closed()


def _target(address: str) -> bytes:
    return encode_described(TARGET, encode([address]))


def _coordinator() -> bytes:
    return encode_described(COORDINATOR, encode([]))


def _frame(body: bytes, kind: int = AMQP) -> bytes:
    return struct.pack(">IBBH", 8 + len(body), 2, kind, 0) + body
