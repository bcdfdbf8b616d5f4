from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from azure.servicebus import ServiceBusMessage
from azure.servicebus.exceptions import MessageNotFoundError

from tests.contracts.servicebus.channels import Channel, nothing_comes, number


def _in(seconds: float) -> datetime:
    return datetime.now(UTC) + timedelta(seconds=seconds)


async def test_a_scheduled_message_comes_when_it_is_due(plain: Channel) -> None:
    due = _in(1)
    await (await plain.sender()).schedule_messages(ServiceBusMessage("a"), due)
    assert await nothing_comes(await plain.receiver())
    got = await plain.receive_one()
    assert str(got) == "a"
    assert got.enqueued_time_utc is not None
    assert got.enqueued_time_utc >= due - timedelta(milliseconds=50)
    await plain.complete(got)


async def test_a_message_can_be_sent_with_its_time(plain: Channel) -> None:
    await plain.send(ServiceBusMessage("later", scheduled_enqueue_time_utc=_in(1)), "now")
    got = await plain.receive(2)
    assert [str(message) for message in got] == ["now", "later"]
    assert number(got[1]) > number(got[0])
    await plain.complete(*got)


async def test_a_time_in_the_past_means_now(plain: Channel) -> None:
    await (await plain.sender()).schedule_messages(ServiceBusMessage("a"), _in(-60))
    await plain.complete(await plain.receive_one())


async def test_a_cancelled_message_never_comes(plain: Channel) -> None:
    sender = await plain.sender()
    numbers = await sender.schedule_messages([ServiceBusMessage("a"), ServiceBusMessage("b")], _in(0.8))
    assert len(numbers) == 2
    await sender.cancel_scheduled_messages(numbers[0])
    got = await plain.receive_one()
    assert str(got) == "b"
    await plain.complete(got)


async def test_what_is_not_scheduled_cannot_be_cancelled(plain: Channel) -> None:
    with pytest.raises(MessageNotFoundError):
        await (await plain.sender()).cancel_scheduled_messages(987_654_321)
