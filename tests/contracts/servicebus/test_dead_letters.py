from __future__ import annotations

import pytest
from azure.servicebus import ServiceBusMessage, ServiceBusReceivedMessage
from azure.servicebus.exceptions import ServiceBusError

from tests.contracts.servicebus.channels import Channel, receive_one
from tests.contracts.servicebus.conftest import Lend


async def test_a_dead_letter_keeps_its_content_and_says_why(plain: Channel) -> None:
    await plain.send(ServiceBusMessage("a", message_id="m", application_properties={"kept": 1}))
    receiver = await plain.receiver()
    await receiver.dead_letter_message(await plain.receive_one(), reason="bad", error_description="can't be read")
    message = await _dead(plain)
    assert (str(message), message.message_id) == ("a", "m")
    assert (message.dead_letter_reason, message.dead_letter_error_description) == ("bad", "can't be read")
    assert (message.application_properties or {})[b"kept"] == 1


async def test_a_dead_letter_needs_no_reason(plain: Channel) -> None:
    await plain.send("a")
    await (await plain.receiver()).dead_letter_message(await plain.receive_one())
    message = await _dead(plain)
    assert (message.dead_letter_reason, message.dead_letter_error_description) == (None, None)


async def test_too_many_abandons_end_in_the_dead_letters(brief: Channel) -> None:
    await brief.send("a")
    for _ in range(3):
        await (await brief.receiver()).abandon_message(await brief.receive_one())
    message = await _dead(brief)
    assert message.dead_letter_reason == "MaxDeliveryCountExceeded"
    assert message.dead_letter_error_description == "Message could not be consumed after 3 delivery attempts."


async def test_dead_letters_can_be_peeked(plain: Channel) -> None:
    await plain.send("a")
    await (await plain.receiver()).dead_letter_message(await plain.receive_one(), reason="r")
    [peeked] = await (await plain.dead_letters()).peek_messages(10, sequence_number=1)
    assert (str(peeked), peeked.dead_letter_reason) == ("a", "r")
    await _dead(plain)


async def test_the_sub_queue_is_found_in_any_case(fresh: Lend) -> None:
    plain = fresh("plain")
    await plain.send("a")
    await (await plain.receiver()).dead_letter_message(await plain.receive_one())
    async with plain.client.get_queue_receiver(f"{plain.queue.upper()}/$deadletterQUEUE") as receiver:
        await receiver.complete_message(await receive_one(receiver))


async def test_an_abandoned_dead_letter_stays_for_ever(brief: Channel) -> None:
    await brief.send("a")
    await (await brief.receiver()).dead_letter_message(await brief.receive_one())
    dead = await brief.dead_letters()
    for _ in range(5):
        await dead.abandon_message(await receive_one(dead))
    assert (await _dead(brief)).delivery_count == 5


async def test_nobody_can_send_to_the_dead_letters(plain: Channel) -> None:
    with pytest.raises(ServiceBusError):
        async with plain.client.get_queue_sender(f"{plain.queue}/$DeadLetterQueue") as sender:
            await sender.send_messages(ServiceBusMessage("a"))


async def _dead(channel: Channel) -> ServiceBusReceivedMessage:
    receiver = await channel.dead_letters()
    message = await receive_one(receiver)
    await receiver.complete_message(message)
    return message
