"""Service Bus triggers on queues without sessions: as many messages at once as host.json allows."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from azure.servicebus import ServiceBusReceivedMessage
from azure.servicebus.aio import AutoLockRenewer, ServiceBusReceiver

from local.host.triggers.reconnecting import for_ever
from local.host.triggers.servicebus_calls import MessageCalls

IDLE = 1.0
"""Seconds one look may last with nothing running: also how long a stop may have to wait for it."""
BUSY = 0.05
"""The same while functions run, whose messages wait to be settled."""


@dataclass(frozen=True)
class Ended:
    """A message whose function has ended and that is still to be settled."""

    message: ServiceBusReceivedMessage
    succeeded: bool


class QueueListener:
    """One coroutine receives and settles in turn; functions run beside it.

    Two coroutines on one SDK receiver take each other's frames and wait out the socket's 0.2 s: 38 messages a second
    where this makes over a thousand.
    """

    def __init__(self, calls: MessageCalls) -> None:
        self._calls = calls
        self._running: set[asyncio.Task[None]] = set()
        self._ended: asyncio.Queue[Ended] = asyncio.Queue()
        self._stopping = asyncio.Event()
        self._connected = False

    async def run(self) -> None:
        driver = asyncio.create_task(for_ever(self._calls.name, self._receive, self._stopping))
        try:
            await asyncio.shield(driver)
        finally:
            self._stopping.set()
            if not self._connected:
                driver.cancel()
            # Never cancelled within a look: what it brings would stay locked, with no one to work on it.
            await asyncio.gather(driver, *self._running, return_exceptions=True)

    async def invoke_by_hand(self, payload: str) -> None:
        await self._calls.invoke_by_hand(payload)

    async def _receive(self) -> None:
        async with (
            self._calls.client() as client,
            client.get_queue_receiver(self._calls.queue) as receiver,
            AutoLockRenewer(self._calls.options.renewal) as renewer,
        ):
            self._connected = True
            try:
                while not self._stopping.is_set():
                    await self._settle_ended(receiver)
                    await self._look(receiver, renewer)
                while self._running or not self._ended.empty():
                    await self._settle(receiver, await self._ended.get())
            finally:
                self._connected = False

    async def _look(self, receiver: ServiceBusReceiver, renewer: AutoLockRenewer) -> None:
        """Receive into the free calls; with none free, wait for a function to end."""
        free = self._calls.options.concurrent_calls - len(self._running)
        if free <= 0:
            await self._settle(receiver, await self._ended.get())
            return
        # Idle, one message is asked for: the SDK hands it over at once instead of waiting for more to come.
        most, patience = (free, BUSY) if self._running else (1, IDLE)
        for message in await receiver.receive_messages(most, patience):
            renewer.register(receiver, message)
            task = asyncio.create_task(self._work(message))
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def _work(self, message: ServiceBusReceivedMessage) -> None:
        self._ended.put_nowait(Ended(message, await self._calls.succeeds(message)))

    async def _settle_ended(self, receiver: ServiceBusReceiver) -> None:
        while not self._ended.empty():
            await self._settle(receiver, self._ended.get_nowait())

    async def _settle(self, receiver: ServiceBusReceiver, ended: Ended) -> None:
        await self._calls.settle(receiver, ended.message, succeeded=ended.succeeded)
