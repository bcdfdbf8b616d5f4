from __future__ import annotations

import asyncio
import contextlib
from hashlib import shake_256

import pytest

from local.servicebus.amqp.sasl import AMQP_HEADER, SASL_HEADER
from tests.contracts.servicebus.channels import Channel
from tests.contracts.servicebus.raw_client import RawClient

pytestmark = pytest.mark.local_only

ANONYMOUS_INIT = bytes.fromhex("0000001b02010000005341c00e02a309414e4f4e594d4f5553a000")


async def test_whoever_speaks_gibberish_harms_nobody_else(namespace: str, plain: Channel) -> None:
    for opening in (b"", SASL_HEADER, SASL_HEADER + ANONYMOUS_INIT + AMQP_HEADER):
        for size in (1, 8, 200, 5000):
            await _say(namespace, opening + shake_256(b"gibberish").digest(size))
    await plain.send("still here")
    await plain.complete(await plain.receive_one())


async def test_a_plain_web_request_gets_no_answer(namespace: str) -> None:
    assert not (await _say(namespace, b"GET / HTTP/1.1\r\n\r\n")).startswith(b"HTTP")


async def test_transactions_are_refused_by_their_name(namespace: str) -> None:
    client = await RawClient.connect(namespace)
    client.attach_coordinator("transactions", 0)
    assert await client.hears(b"Transactions aren't supported by this local broker.")
    await client.close()


async def _say(namespace: str, words: bytes) -> bytes:
    host, port = namespace.removeprefix("Endpoint=sb://").split(";")[0].split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(words)
    writer.write_eof()
    answer = b""
    with contextlib.suppress(ConnectionError):
        answer = await asyncio.wait_for(reader.read(), 5)
    writer.close()
    with contextlib.suppress(ConnectionError):
        await writer.wait_closed()
    return answer
