from __future__ import annotations

from typing import Any

import pytest
from azure.servicebus import ServiceBusMessage, ServiceBusReceiveMode
from azure.servicebus.exceptions import MessageNotFoundError

from tests.contracts.servicebus.channels import Channel, nothing_comes, number, receive_one
from tests.contracts.servicebus.conftest import Lend


async def test_a_completed_message_is_gone(plain: Channel) -> None:
    await plain.send("a")
    await plain.complete(await plain.receive_one())
    assert await plain.peek() == []


async def test_an_abandoned_message_comes_back_and_counts(plain: Channel) -> None:
    await plain.send("a")
    await (await plain.receiver()).abandon_message(await plain.receive_one())
    again = await plain.receive_one()
    assert again.delivery_count == 1
    await plain.complete(again)


async def test_an_abandoned_message_comes_before_later_ones(plain: Channel) -> None:
    await plain.send("first", "second")
    await (await plain.receiver()).abandon_message(await plain.receive_one())
    got = await plain.receive(2)
    assert [str(message) for message in got] == ["first", "second"]
    await plain.complete(*got)


async def test_abandoning_can_change_properties(plain: Channel) -> None:
    await plain.send(ServiceBusMessage("a", application_properties={"tries": 0, "kept": True}))
    receiver, message = await plain.receiver(), await plain.receive_one()
    # This SDK has no argument for it, others do: by the link it is a modified outcome's annotations.
    handler: Any = receiver._handler
    changes = {
        "delivery_failed": True,
        "undeliverable_here": False,
        "message_annotations": {b"tries": 1, b"why": "busy"},
    }
    delivery = (message._delivery_id, message._delivery_tag)
    await handler.settle_messages_async(*delivery, "modified", await_outcome=True, **changes)
    again = await plain.receive_one()
    assert again.application_properties == {b"tries": 1, b"kept": True, b"why": b"busy"}
    assert again.delivery_count == 1
    await plain.complete(again)


async def test_a_deferred_message_comes_only_by_its_number(plain: Channel) -> None:
    await plain.send("a")
    receiver, message = await plain.receiver(), await plain.receive_one()
    await receiver.defer_message(message)
    assert await nothing_comes(receiver)
    [deferred] = await receiver.receive_deferred_messages(number(message))
    assert str(deferred) == "a"
    await receiver.complete_message(deferred)


async def test_an_unknown_deferred_message_is_not_found(plain: Channel) -> None:
    with pytest.raises(MessageNotFoundError):
        await (await plain.receiver()).receive_deferred_messages([987_654_321])


async def test_a_deferred_message_is_locked_while_someone_has_it(plain: Channel) -> None:
    await plain.send("a")
    receiver, message = await plain.receiver(), await plain.receive_one()
    await receiver.defer_message(message)
    [deferred] = await receiver.receive_deferred_messages(number(message))
    with pytest.raises(MessageNotFoundError):
        await receiver.receive_deferred_messages(number(message))
    await receiver.complete_message(deferred)


async def test_an_abandoned_deferred_message_stays_deferred(plain: Channel) -> None:
    await plain.send("a")
    receiver, message = await plain.receiver(), await plain.receive_one()
    await receiver.defer_message(message)
    [deferred] = await receiver.receive_deferred_messages(number(message))
    await receiver.abandon_message(deferred)
    assert await nothing_comes(receiver)
    [again] = await receiver.receive_deferred_messages(number(message))
    await receiver.complete_message(again)


async def test_a_deferred_message_can_be_dead_lettered(plain: Channel) -> None:
    await plain.send("a")
    receiver, message = await plain.receiver(), await plain.receive_one()
    await receiver.defer_message(message)
    [deferred] = await receiver.receive_deferred_messages(number(message))
    await receiver.dead_letter_message(deferred, reason="late")
    dead = await plain.dead_letters()
    found = await receive_one(dead)
    assert found.dead_letter_reason == "late"
    await dead.complete_message(found)


async def test_receive_and_delete_needs_no_settling(fresh: Lend) -> None:
    plain = fresh("plain")
    await plain.send("a", "b")
    mode = ServiceBusReceiveMode.RECEIVE_AND_DELETE
    async with plain.client.get_queue_receiver(plain.queue, receive_mode=mode) as receiver:
        assert str(await receive_one(receiver)) == "a"
        assert str(await receive_one(receiver)) == "b"
        assert await receiver.peek_messages(sequence_number=1) == []


async def test_deferred_messages_can_be_received_and_deleted(plain: Channel) -> None:
    await plain.send("a")
    message = await plain.receive_one()
    await (await plain.receiver()).defer_message(message)
    mode = ServiceBusReceiveMode.RECEIVE_AND_DELETE
    async with plain.client.get_queue_receiver(plain.queue, receive_mode=mode) as receiver:
        [deferred] = await receiver.receive_deferred_messages(number(message))
        assert str(deferred) == "a"
        assert await plain.peek() == []


async def test_messages_are_iterated_until_none_come(fresh: Lend) -> None:
    plain = fresh("plain")
    await plain.send("1", "2", "3")
    got = []
    async with plain.client.get_queue_receiver(plain.queue, max_wait_time=1) as receiver:
        async for message in receiver:
            got.append(str(message))
            await receiver.complete_message(message)
    assert got == ["1", "2", "3"]
