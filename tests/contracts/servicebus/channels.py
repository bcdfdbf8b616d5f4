"""Opened queues for tests, kept: the SDK takes half a second to open a sender or receiver, and as long to close it."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from azure.servicebus import ServiceBusMessage, ServiceBusReceivedMessage, ServiceBusSubQueue
from azure.servicebus.aio import ServiceBusClient, ServiceBusReceiver, ServiceBusSender
from azure.servicebus.amqp import AmqpAnnotatedMessage

PATIENCE = 10.0
# Tests of these make up session ids of their own, so what others left behind doesn't matter.
UNTIDY = ("sessions", "brief-sessions", "next-sessions")


@dataclass
class Channel:
    """One queue of a kind, empty when a test gets it."""

    client: ServiceBusClient
    queue: str
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    _sender: ServiceBusSender | None = None
    _receiver: ServiceBusReceiver | None = None
    _dead_letters: ServiceBusReceiver | None = None

    async def sender(self) -> ServiceBusSender:
        if self._sender is None:
            self._sender = await self._stack.enter_async_context(self.client.get_queue_sender(self.queue))
        return self._sender

    async def receiver(self) -> ServiceBusReceiver:
        if self._receiver is None:
            self._receiver = await self._stack.enter_async_context(self.client.get_queue_receiver(self.queue))
        return self._receiver

    async def dead_letters(self) -> ServiceBusReceiver:
        if self._dead_letters is None:
            receiver = self.client.get_queue_receiver(self.queue, sub_queue=ServiceBusSubQueue.DEAD_LETTER)
            self._dead_letters = await self._stack.enter_async_context(receiver)
        return self._dead_letters

    async def send(self, *messages: ServiceBusMessage | AmqpAnnotatedMessage | str) -> None:
        sender = await self.sender()
        for message in messages:
            await sender.send_messages(ServiceBusMessage(message) if isinstance(message, str) else message)

    async def receive(self, count: int = 1) -> list[ServiceBusReceivedMessage]:
        return await receive(await self.receiver(), count)

    async def receive_one(self) -> ServiceBusReceivedMessage:
        return (await self.receive())[0]

    async def complete(self, *messages: ServiceBusReceivedMessage) -> None:
        for message in messages:
            await (await self.receiver()).complete_message(message)

    async def peek(self, count: int = 250) -> list[ServiceBusReceivedMessage]:
        return await (await self.receiver()).peek_messages(count, sequence_number=1)

    async def is_empty(self) -> bool:
        opened = [receiver for receiver in (self._receiver, self._dead_letters) if receiver]
        return bool(opened) and not any([await receiver.peek_messages(1, sequence_number=1) for receiver in opened])

    async def close(self) -> None:
        await self._stack.aclose()


class Channels:
    """Hands out channels by kind; takes an emptied one back, and a new copy of the queue for any other."""

    def __init__(self, client: ServiceBusClient, *, copies: bool) -> None:
        self._client = client
        self._copies = copies
        self._used: Counter[str] = Counter()
        self._idle: defaultdict[str, list[Channel]] = defaultdict(list)
        self._lent: list[tuple[str, Channel]] = []
        self._opened: list[Channel] = []

    def lend(self, kind: str) -> Channel:
        channel = self._idle[kind].pop() if self._idle[kind] else self.lend_fresh(kind)
        self._lent.append((kind, channel))
        return channel

    def lend_fresh(self, kind: str) -> Channel:
        """Lend a channel that nobody receives from: one that was used may still have credit, and get the message."""
        self._opened.append(Channel(self._client, self._next_name(kind)))
        return self._opened[-1]

    async def take_back(self) -> None:
        while self._lent:
            kind, channel = self._lent.pop()
            if self._copies and (kind in UNTIDY or await channel.is_empty()):
                self._idle[kind].append(channel)
        if not self._copies:
            await self.close()

    async def close(self) -> None:
        await asyncio.gather(*(channel.close() for channel in self._opened))
        self._opened.clear()

    def _next_name(self, kind: str) -> str:
        self._used[kind] += 1
        return f"{kind}-{self._used[kind] - 1}" if self._copies else kind


async def receive(receiver: ServiceBusReceiver, count: int = 1) -> list[ServiceBusReceivedMessage]:
    """Return exactly that many messages, waiting for them."""
    found: list[ServiceBusReceivedMessage] = []
    while len(found) < count:
        batch = await receiver.receive_messages(count - len(found), max_wait_time=PATIENCE)
        assert batch, f"only {len(found)} of {count} came"
        found += batch
    return found


async def receive_one(receiver: ServiceBusReceiver) -> ServiceBusReceivedMessage:
    return (await receive(receiver))[0]


async def nothing_comes(receiver: ServiceBusReceiver) -> bool:
    return not await receiver.receive_messages(1, max_wait_time=0.3)


async def until(happened: Callable[[], bool]) -> None:
    """Wait for something that only polling can see."""
    async with asyncio.timeout(2 * PATIENCE):
        while not happened():  # noqa: ASYNC110  the SDK has no event to wait for
            await asyncio.sleep(0.05)


def number(message: ServiceBusReceivedMessage) -> int:
    assert message.sequence_number is not None
    return message.sequence_number
