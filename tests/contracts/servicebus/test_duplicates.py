from __future__ import annotations

import asyncio
from uuid import uuid4

import pytest
from azure.servicebus import ServiceBusMessage

from tests.contracts.servicebus.channels import Channel
from tests.contracts.servicebus.conftest import ELSEWHERE, Lend


@pytest.fixture
async def unique(channel: Lend) -> Channel:
    return channel("unique")


async def test_a_repeated_message_id_is_accepted_and_dropped(unique: Channel) -> None:
    key = str(uuid4())
    await unique.send(ServiceBusMessage("first", message_id=key), ServiceBusMessage("again", message_id=key))
    assert [str(message) for message in await unique.peek()] == ["first"]
    await unique.complete(await unique.receive_one())


async def test_a_completed_message_is_still_remembered(unique: Channel) -> None:
    key = str(uuid4())
    await unique.send(ServiceBusMessage("first", message_id=key))
    await unique.complete(await unique.receive_one())
    await unique.send(ServiceBusMessage("again", message_id=key))
    assert await unique.peek() == []


async def test_repeats_within_one_batch_are_dropped(unique: Channel) -> None:
    key = str(uuid4())
    messages = [ServiceBusMessage(str(n), message_id=key) for n in range(3)]
    await (await unique.sender()).send_messages(messages)
    assert [str(message) for message in await unique.peek()] == ["0"]
    await unique.complete(await unique.receive_one())


async def test_an_id_is_forgotten_after_the_window(unique: Channel) -> None:
    key = str(uuid4())
    await unique.send(ServiceBusMessage("first", message_id=key))
    await asyncio.sleep(21 if ELSEWHERE else 2.1)
    await unique.send(ServiceBusMessage("again", message_id=key))
    assert [str(message) for message in await unique.peek()] == ["first", "again"]
    await unique.complete(*await unique.receive(2))


async def test_other_queues_keep_repeats(plain: Channel) -> None:
    await plain.send(ServiceBusMessage("a", message_id="same"), ServiceBusMessage("b", message_id="same"))
    await plain.complete(*await plain.receive(2))
