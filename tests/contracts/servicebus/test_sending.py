from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from azure.servicebus import ServiceBusMessage
from azure.servicebus.amqp import AmqpAnnotatedMessage, AmqpMessageHeader, AmqpMessageProperties
from azure.servicebus.exceptions import MessageSizeExceededError, ServiceBusError

from tests.contracts.servicebus.channels import Channel, number


async def test_a_message_arrives_with_all_its_fields(plain: Channel) -> None:
    sent = ServiceBusMessage(
        b"\x00\xffbody",
        message_id="m-1",
        session_id="s-1",
        content_type="application/json",
        correlation_id="c-1",
        subject="label",
        to="somewhere",
        reply_to="back",
        reply_to_session_id="s-2",
        time_to_live=timedelta(hours=1),
    )
    await plain.send(sent)
    got = await plain.receive_one()
    assert b"".join(got.body) == b"\x00\xffbody"
    assert (got.message_id, got.session_id, got.content_type) == ("m-1", "s-1", "application/json")
    assert (got.correlation_id, got.subject, got.to) == ("c-1", "label", "somewhere")
    assert (got.reply_to, got.reply_to_session_id, got.time_to_live) == ("back", "s-2", timedelta(hours=1))
    await plain.complete(got)


async def test_a_message_of_every_section_arrives_whole(plain: Channel) -> None:
    """The SDK writes delivery annotations behind the body, out of the standard's order."""
    sent = AmqpAnnotatedMessage(
        value_body={"rows": [1, "two", None]},
        header=AmqpMessageHeader(priority=7, durable=True),
        properties=AmqpMessageProperties(message_id="m-1", user_id=b"me", content_encoding="gzip"),
        annotations={"x-colour": "red"},
        delivery_annotations={"x-route": "north"},
        application_properties={"key": "value"},
    )
    await plain.send(sent)
    got = await plain.receive_one()
    raw = got.raw_amqp_message
    assert raw.body == {b"rows": [1, b"two", None]}
    assert raw.header is not None
    assert (raw.header.priority, raw.header.durable) == (7, True)
    assert raw.properties is not None
    assert (raw.properties.message_id, raw.properties.content_encoding) == (b"m-1", b"gzip")
    assert raw.annotations is not None
    assert raw.annotations[b"x-colour"] == b"red"
    assert raw.application_properties == {b"key": b"value"}
    await plain.complete(got)


async def test_application_properties_keep_their_types(plain: Channel) -> None:
    key = uuid4()
    properties = {"text": "é", "whole": 7, "truth": True, "id": key, "ratio": 1.5}
    await plain.send(ServiceBusMessage("b", application_properties=dict(properties)))  # type: ignore[arg-type]
    got = await plain.receive_one()
    expected = {
        name.encode(): value.encode() if isinstance(value, str) else value for name, value in properties.items()
    }
    assert got.application_properties == expected
    await plain.complete(got)


async def test_a_delivery_says_when_and_how_often(plain: Channel) -> None:
    await plain.send("a")
    got = await plain.receive_one()
    assert got.delivery_count == 0
    assert got.enqueued_time_utc is not None
    assert got.locked_until_utc is not None
    assert got.locked_until_utc > got.enqueued_time_utc
    await plain.complete(got)


async def test_messages_come_in_the_order_they_were_sent(plain: Channel) -> None:
    await plain.send("1", "2", "3")
    got = await plain.receive(3)
    assert [str(message) for message in got] == ["1", "2", "3"]
    numbers = [number(message) for message in got]
    assert numbers == sorted(set(numbers))
    await plain.complete(*got)


async def test_a_list_is_sent_as_one_batch(plain: Channel) -> None:
    messages = [ServiceBusMessage(str(n), message_id=f"m{n}") for n in range(50)]
    await (await plain.sender()).send_messages(messages)
    got = await plain.receive(50)
    assert [(str(message), message.message_id) for message in got] == [(str(n), f"m{n}") for n in range(50)]
    await plain.complete(*got)


async def test_a_body_that_looks_like_a_message_is_not_taken_for_a_batch(plain: Channel) -> None:
    message_inside = b"\x00\x53\x75\xa0\x03abc"
    await plain.send(ServiceBusMessage(message_inside))
    got = await plain.receive_one()
    assert b"".join(got.body) == message_inside
    await plain.complete(got)


async def test_a_body_near_the_limit_crosses_many_frames(plain: Channel) -> None:
    body = bytes(range(256)) * 1000
    await plain.send(ServiceBusMessage(body))
    got = await plain.receive_one()
    assert b"".join(got.body) == body
    await plain.complete(got)


async def test_a_message_over_256_kb_is_refused_and_the_sender_goes_on(plain: Channel) -> None:
    with pytest.raises(MessageSizeExceededError):
        await plain.send(ServiceBusMessage(b"x" * (256 * 1024 + 1)))
    await plain.send("small")
    got = await plain.receive_one()
    assert str(got) == "small"
    await plain.complete(got)


async def test_a_batch_fills_up_at_256_kb(plain: Channel) -> None:
    batch = await (await plain.sender()).create_message_batch()
    assert batch.max_size_in_bytes == 256 * 1024
    batch.add_message(ServiceBusMessage(b"x" * 200_000))
    with pytest.raises(MessageSizeExceededError):
        batch.add_message(ServiceBusMessage(b"x" * 100_000))


async def test_properties_over_64_kb_are_refused(plain: Channel) -> None:
    properties: dict[str | bytes, Any] = {f"p{n}": "x" * 20_000 for n in range(4)}
    with pytest.raises(ServiceBusError):
        await plain.send(ServiceBusMessage("b", application_properties=dict(properties)))
    assert await plain.peek() == []


async def test_a_message_id_over_128_characters_is_refused(plain: Channel) -> None:
    message = ServiceBusMessage("b")
    message.raw_amqp_message.properties.message_id = "x" * 129  # type: ignore[union-attr]  # past the SDK's own check
    with pytest.raises(ServiceBusError):
        await plain.send(message)
    assert await plain.peek() == []
