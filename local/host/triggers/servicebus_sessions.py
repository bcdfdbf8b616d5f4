"""Service Bus triggers on queues with sessions: several sessions at once, one message at a time in each."""

from __future__ import annotations

import asyncio

from azure.core.exceptions import AzureError
from azure.servicebus import NEXT_AVAILABLE_SESSION, ServiceBusReceivedMessage
from azure.servicebus.aio import AutoLockRenewer, ServiceBusReceiver
from azure.servicebus.exceptions import OperationTimeoutError

from local.host.triggers.ending import to_its_end
from local.host.triggers.reconnecting import for_ever
from local.host.triggers.servicebus_calls import MessageCalls, log

AGAIN = 0.5
"""Seconds after which a taker that hasn't heard its cancellation is told once more."""


class SessionListener:
    """Takes free sessions and works on each in order, until it is idle."""

    def __init__(self, calls: MessageCalls) -> None:
        self._calls = calls
        self._at_work: set[asyncio.Task[None] | None] = set()
        self._closing: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        places = range(self._calls.options.concurrent_sessions)
        takers = {asyncio.create_task(for_ever(self._calls.name, self._take_sessions)) for _ in places}
        try:
            ended, _ = await asyncio.wait(takers, return_when=asyncio.FIRST_EXCEPTION)
            for taker in ended:
                taker.result()
        finally:
            await self._end(takers)
            await asyncio.gather(*self._closing)

    async def _end(self, takers: set[asyncio.Task[None]]) -> None:
        """Cancel until all have heard; who is at work isn't told twice.

        The SDK waits by `wait_for`, which in Python 3.11 loses a cancellation that comes with a frame (bpo-37658).
        """
        for taker in takers:
            taker.cancel()
        _, waiting = await asyncio.wait(takers, timeout=AGAIN)
        while waiting:
            for taker in waiting - self._at_work:
                taker.cancel()
            _, waiting = await asyncio.wait(waiting, timeout=AGAIN)

    async def invoke_by_hand(self, payload: str) -> None:
        await self._calls.invoke_by_hand(payload)

    async def _take_sessions(self) -> None:
        async with self._calls.client() as client:
            while True:
                receiver = client.get_queue_receiver(self._calls.queue, session_id=NEXT_AVAILABLE_SESSION)
                try:
                    await self._work_through(receiver)
                except OperationTimeoutError:
                    continue  # no session had a message in the meantime
                finally:
                    # Closing takes the SDK a third of a second: the next session needn't wait for it.
                    task = asyncio.create_task(_close(receiver))
                    self._closing.add(task)
                    task.add_done_callback(self._closing.discard)

    async def _work_through(self, receiver: ServiceBusReceiver) -> None:
        await receiver.__aenter__()
        async with AutoLockRenewer(self._calls.options.renewal) as renewer:
            renewer.register(receiver, receiver.session)
            while messages := await receiver.receive_messages(1, self._calls.options.session_idle):
                await self._to_its_end(receiver, messages[0])

    async def _to_its_end(self, receiver: ServiceBusReceiver, message: ServiceBusReceivedMessage) -> None:
        self._at_work.add(asyncio.current_task())
        try:
            await to_its_end(self._work_on(receiver, message))
        finally:
            self._at_work.discard(asyncio.current_task())

    async def _work_on(self, receiver: ServiceBusReceiver, message: ServiceBusReceivedMessage) -> None:
        await self._calls.settle(receiver, message, succeeded=await self._calls.succeeds(message))


async def _close(receiver: ServiceBusReceiver) -> None:
    try:
        await receiver.close()
    except AzureError as error:
        log.debug("a session was not closed cleanly: %s", error)
