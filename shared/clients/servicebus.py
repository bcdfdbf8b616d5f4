"""Azure Service Bus: one client a worker, one sender a queue, and errors in our own words."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from shared.clients.servicebus_errors import translated
from shared.kernel.errors import TooLarge
from shared.kernel.telemetry import Kind, current_traceparent, span

if TYPE_CHECKING:
    from azure.servicebus import ServiceBusMessage, ServiceBusMessageBatch
    from azure.servicebus.aio import ServiceBusClient, ServiceBusSender

ATTEMPT = "attempt"  # application property: which try a delayed copy is
TRACEPARENT = "traceparent"  # application property: what the receiver continues
LARGEST = 256 * 1024  # bytes, headers included: the limit of the standard tier
# Seconds to hand over one group of messages. The SDK itself waits for ever on a connection that has died silently, and
# with it would wait everybody who has something for the same queue.
_PATIENCE = 60.0


@dataclass(frozen=True)
class Outgoing:
    """One message. `body` is JSON; `at` delays it (it becomes visible then); `attempt` counts delayed copies.

    `traceparent` is the work that it comes from, where that isn't the work that sends it.
    """

    message_id: str
    body: bytes
    session_id: str | None = None
    correlation_id: str = "-"
    attempt: int = 1
    at: datetime | None = None
    traceparent: str | None = None


@cache
def open_namespace(connection: SecretStr | None, namespace: str | None) -> ServiceBusClient:
    """Connect once for the worker's life: by connection string (laptop), else by managed identity."""
    from azure.servicebus.aio import ServiceBusClient

    from shared.clients.credentials import credential

    if connection:
        return ServiceBusClient.from_connection_string(connection.get_secret_value())
    if namespace:
        return ServiceBusClient(namespace, credential())
    raise ValueError("Service Bus needs a connection string or a namespace")


class ServiceBus:
    """Sends to the queues of one namespace, which `connect` opens at the first message."""

    def __init__(self, connect: Callable[[], ServiceBusClient]) -> None:
        self._connect = connect
        self._senders: dict[str, ServiceBusSender] = {}
        self._turns: dict[str, asyncio.Lock] = {}

    async def send(self, queue: str, messages: Sequence[Outgoing]) -> None:
        """Send all `messages`, in order, in as few transfers as fit. `TooLarge` names one that can't ever fit."""
        # The SDK's sender isn't safe for concurrent use: one transfer at a time a queue.
        async with self._turns.setdefault(queue, asyncio.Lock()):
            with translated(), ExitStack() as spans:
                try:
                    async with asyncio.timeout(_PATIENCE):
                        await self._transfer(self._sender(queue), _traced(queue, messages, spans))
                except TimeoutError:
                    await self._drop(queue)
                    raise

    async def ping(self) -> None:
        """Open a link to a queue that is always there: proof that the namespace answers."""
        await self.send("notifications", [])

    async def _transfer(self, sender: ServiceBusSender, messages: Sequence[Outgoing]) -> None:
        batch = await sender.create_message_batch(max_size_in_bytes=LARGEST)
        for message in messages:
            batch = await self._add(sender, batch, message)
        if len(batch):
            await sender.send_messages(batch)

    async def _drop(self, queue: str) -> None:
        """Forget a sender that was cut short: the next message opens another. What it may have sent has its own id."""
        with suppress(Exception):
            async with asyncio.timeout(1):
                await self._senders.pop(queue).close()

    async def _add(
        self, sender: ServiceBusSender, batch: ServiceBusMessageBatch, message: Outgoing
    ) -> ServiceBusMessageBatch:
        """Add to `batch`; when it is full, send it and go on with a new one."""
        if _fits(batch, message):
            return batch
        if len(batch):
            await sender.send_messages(batch)
            batch = await sender.create_message_batch(max_size_in_bytes=LARGEST)
            if _fits(batch, message):
                return batch
        raise TooLarge("message-too-large", "A message must stay below 256 KB.", message_id=message.message_id)

    def _sender(self, queue: str) -> ServiceBusSender:
        if queue not in self._senders:
            self._senders[queue] = self._connect().get_queue_sender(queue)
        return self._senders[queue]


def _traced(queue: str, messages: Sequence[Outgoing], spans: ExitStack) -> list[Outgoing]:
    """Return `messages`, each with a span of its own that lasts until they are sent, for its receiver to continue."""
    around = current_traceparent()
    traced: list[Outgoing] = []
    for message in messages:
        facts = {"messaging.system": "servicebus", "messaging.destination.name": queue}
        parent = message.traceparent or around
        sending = span(f"send {queue}", Kind.PRODUCER, parent=parent, attributes=facts)
        traced.append(replace(message, traceparent=spans.enter_context(sending).traceparent))
    return traced


def _fits(batch: ServiceBusMessageBatch, message: Outgoing) -> bool:
    from azure.servicebus.exceptions import MessageSizeExceededError

    try:
        batch.add_message(_wire(message))
    except MessageSizeExceededError:
        return False
    return True


def _wire(message: Outgoing) -> ServiceBusMessage:
    from azure.servicebus import ServiceBusMessage

    properties: dict[str | bytes, Any] = {ATTEMPT: message.attempt}
    if message.traceparent:
        properties[TRACEPARENT] = message.traceparent
    return ServiceBusMessage(
        message.body,
        content_type="application/json",
        message_id=message.message_id,
        session_id=message.session_id,
        correlation_id=message.correlation_id,
        application_properties=properties,
        scheduled_enqueue_time_utc=message.at,
    )
