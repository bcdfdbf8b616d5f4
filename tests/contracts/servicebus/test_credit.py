from __future__ import annotations

import asyncio

from azure.servicebus import ServiceBusMessage

from tests.contracts.servicebus.channels import Channel, receive
from tests.contracts.servicebus.conftest import Lend


async def test_a_receiver_gets_no_more_than_it_asks_for(plain: Channel) -> None:
    await plain.send("1", "2", "3")
    receiver = await plain.receiver()
    got = await receiver.receive_messages(2, max_wait_time=2)
    assert [str(message) for message in got] == ["1", "2"]
    await plain.complete(*got, *await plain.receive(1))


async def test_prefetched_messages_wait_locked(fresh: Lend) -> None:
    plain = fresh("plain")
    await plain.send("1", "2", "3")
    async with plain.client.get_queue_receiver(plain.queue, prefetch_count=10) as receiver:
        got = await receive(receiver, 3)
        assert [str(message) for message in got] == ["1", "2", "3"]
        for message in got:
            await receiver.complete_message(message)


async def test_prefetched_messages_that_were_not_used_come_back_uncounted(fresh: Lend) -> None:
    plain = fresh("plain")
    await plain.send("1", "2", "3")
    async with plain.client.get_queue_receiver(plain.queue, prefetch_count=10) as receiver:
        await receiver.complete_message((await receive(receiver, 1))[0])
    got = await plain.receive(2)
    assert [(str(message), message.delivery_count) for message in got] == [("2", 0), ("3", 0)]
    await plain.complete(*got)


async def test_two_receivers_share_a_queue(fresh: Lend) -> None:
    plain = fresh("plain")
    messages = [ServiceBusMessage(str(n)) for n in range(40)]
    async with (
        plain.client.get_queue_receiver(plain.queue, prefetch_count=10) as one,
        plain.client.get_queue_receiver(plain.queue, prefetch_count=10) as other,
    ):
        await (await plain.sender()).send_messages(messages)
        batches = await asyncio.gather(*(r.receive_messages(10, max_wait_time=5) for r in (one, other)))
        assert all(batches)
        assert {str(m) for m in batches[0]}.isdisjoint(str(m) for m in batches[1])
        for receiver, batch in zip((one, other), batches, strict=True):
            for message in batch:
                await receiver.complete_message(message)
    while left := await (await plain.receiver()).receive_messages(50, max_wait_time=1):
        await plain.complete(*left)


async def test_an_idle_receiver_gives_its_credit_back(plain: Channel) -> None:
    receiver = await plain.receiver()
    assert await receiver.receive_messages(5, max_wait_time=0.2) == []
    await plain.send("a")
    message = await plain.receive_one()
    assert message.delivery_count == 0
    await plain.complete(message)
