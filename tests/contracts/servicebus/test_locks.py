from __future__ import annotations

import asyncio

import pytest
from azure.servicebus import ServiceBusReceivedMessage
from azure.servicebus.aio import AutoLockRenewer
from azure.servicebus.exceptions import MessageLockLostError

from tests.contracts.servicebus.channels import Channel, nothing_comes, receive_one, until
from tests.contracts.servicebus.conftest import Lend


async def test_a_locked_message_is_hidden_from_others(plain: Channel) -> None:
    await plain.send("a")
    message = await plain.receive_one()
    async with plain.client.get_queue_receiver(plain.queue) as other:
        assert await nothing_comes(other)
    await plain.complete(message)


async def test_an_expired_lock_brings_the_message_back(brief: Channel) -> None:
    await brief.send("a")
    first, again = await brief.receive_one(), await brief.receive_one()
    assert (again.sequence_number, again.delivery_count) == (first.sequence_number, 1)
    assert again.lock_token != first.lock_token
    await brief.complete(again)


async def test_an_expired_lock_is_refused(brief: Channel) -> None:
    lost, held = await _lost_and_held(brief)
    with pytest.raises(MessageLockLostError):
        await brief.complete(lost)
    await brief.complete(held)


async def test_a_lost_lock_cannot_be_renewed(brief: Channel) -> None:
    lost, held = await _lost_and_held(brief)
    with pytest.raises(MessageLockLostError):
        await (await brief.receiver()).renew_message_lock(lost)
    await brief.complete(held)


async def test_a_renewed_lock_lasts_longer(brief: Channel) -> None:
    await brief.send("a")
    message = await brief.receive_one()
    before = message.locked_until_utc
    await asyncio.sleep(0.1)
    assert before is not None
    assert await (await brief.receiver()).renew_message_lock(message) > before
    await brief.complete(message)


async def test_the_sdks_renewer_keeps_a_lock_alive(channel: Lend) -> None:
    renewable = channel("renewable")
    await renewable.send("a")
    message = await renewable.receive_one()
    first_end = message.locked_until_utc
    async with AutoLockRenewer() as renewer:
        renewer.register(await renewable.receiver(), message, max_lock_renewal_duration=30)
        await until(lambda: message.locked_until_utc != first_end)
        await renewable.complete(message)


async def test_a_lock_outlives_its_receiver(fresh: Lend) -> None:
    brief = fresh("brief")
    await brief.send("a")
    async with brief.client.get_queue_receiver(brief.queue) as receiver:
        await receive_one(receiver)
    again = await brief.receive_one()
    assert again.delivery_count == 1
    await brief.complete(again)


async def test_too_many_lost_locks_end_in_the_dead_letters(brief: Channel) -> None:
    await brief.send("a")
    for _ in range(3):
        await brief.receive_one()
    dead = await brief.dead_letters()
    message = await receive_one(dead)
    assert (message.dead_letter_reason, message.delivery_count) == ("MaxDeliveryCountExceeded", 3)
    await dead.complete_message(message)


async def _lost_and_held(channel: Channel) -> tuple[ServiceBusReceivedMessage, ServiceBusReceivedMessage]:
    await channel.send("a")
    lost, held = await channel.receive_one(), await channel.receive_one()
    # The SDK looks at its own clock first; only with a time to come does the broker get to answer.
    lost._expiry = held.locked_until_utc
    return lost, held
