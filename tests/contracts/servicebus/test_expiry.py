from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from azure.servicebus import ServiceBusMessage

from tests.contracts.servicebus.channels import Channel, nothing_comes, receive_one
from tests.contracts.servicebus.conftest import Lend


@pytest.fixture
async def fading(channel: Lend) -> Channel:
    return channel("fading")


async def test_an_expired_message_is_dropped(plain: Channel) -> None:
    await plain.send(ServiceBusMessage("a", time_to_live=timedelta(seconds=1)))
    await asyncio.sleep(1.1)
    assert await nothing_comes(await plain.receiver())
    assert await plain.peek() == []


async def test_an_expired_message_is_dead_lettered_where_the_queue_says_so(fading: Channel) -> None:
    await fading.send(ServiceBusMessage("a", time_to_live=timedelta(seconds=1)))
    await asyncio.sleep(1.1)
    assert await nothing_comes(await fading.receiver())
    dead = await fading.dead_letters()
    message = await receive_one(dead)
    assert message.dead_letter_reason == "TTLExpiredException"
    assert message.dead_letter_error_description == "The message expired and was dead lettered."
    await dead.complete_message(message)


async def test_a_message_cannot_outlive_its_queues_limit(fading: Channel) -> None:
    await fading.receiver()
    await fading.send(ServiceBusMessage("a", time_to_live=timedelta(days=1)))
    [peeked] = await fading.peek()
    assert peeked.time_to_live is not None
    assert peeked.time_to_live <= timedelta(seconds=2)
    await fading.complete(await fading.receive_one())


async def test_the_queues_limit_holds_for_messages_without_one(channel: Lend) -> None:
    vanishing = channel("vanishing")
    await vanishing.send("a")
    await asyncio.sleep(2.1)
    assert await nothing_comes(await vanishing.receiver())


async def test_a_message_received_in_time_can_be_completed_late(plain: Channel) -> None:
    await plain.send(ServiceBusMessage("a", time_to_live=timedelta(seconds=1)))
    message = await plain.receive_one()
    await asyncio.sleep(1.2)
    await plain.complete(message)
    assert await plain.peek() == []
