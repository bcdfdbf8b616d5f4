from __future__ import annotations

from datetime import UTC, datetime, timedelta

from azure.servicebus import ServiceBusMessage, ServiceBusMessageState

from tests.contracts.servicebus.channels import Channel, number


async def test_peeking_takes_nothing(plain: Channel) -> None:
    await plain.send("a", "b")
    assert [str(message) for message in await plain.peek()] == ["a", "b"]
    got = await plain.receive(2)
    assert [message.delivery_count for message in got] == [0, 0]
    await plain.complete(*got)


async def test_peeking_goes_on_from_a_number(plain: Channel) -> None:
    await plain.send("1", "2", "3")
    first = (await plain.peek(1))[0]
    rest = await (await plain.receiver()).peek_messages(5, sequence_number=number(first) + 1)
    assert [str(message) for message in rest] == ["2", "3"]
    await plain.complete(*await plain.receive(3))


async def test_peeking_shows_messages_in_every_state(plain: Channel) -> None:
    await plain.send("deferred", "locked", "active")
    receiver = await plain.receiver()
    await receiver.defer_message(await plain.receive_one())
    locked = await plain.receive_one()
    [later] = await (await plain.sender()).schedule_messages(
        [ServiceBusMessage("scheduled")], datetime.now(UTC) + timedelta(hours=1)
    )
    states = {str(message): message.state for message in await plain.peek()}
    assert states == {
        "deferred": ServiceBusMessageState.DEFERRED,
        "locked": ServiceBusMessageState.ACTIVE,
        "active": ServiceBusMessageState.ACTIVE,
        "scheduled": ServiceBusMessageState.SCHEDULED,
    }
    await plain.complete(locked, await plain.receive_one())
    await (await plain.sender()).cancel_scheduled_messages(later)
    await plain.complete(*await receiver.receive_deferred_messages(number((await plain.peek())[0])))


async def test_peeking_an_empty_queue_finds_nothing(plain: Channel) -> None:
    assert await plain.peek() == []
