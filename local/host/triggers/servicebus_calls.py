"""What Service Bus listeners share: the options, the function, and how a message is worked on and settled."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass

from azure.core.exceptions import AzureError
from azure.functions.meta import Datum
from azure.servicebus import ServiceBusReceivedMessage
from azure.servicebus.aio import ServiceBusClient, ServiceBusReceiver

from local.host.configuration import seconds
from local.host.functions import LoadedFunction
from local.host.listeners import HostServices
from local.host.placeholders import connection_string, resolve_settings
from local.host.triggers.servicebus_data import body_of, by_hand_metadata, metadata_of

log = logging.getLogger("host")


@dataclass(frozen=True)
class Options:
    """`extensions.serviceBus` of host.json, with the real host's defaults. Times are seconds."""

    concurrent_calls: int
    concurrent_sessions: int
    renewal: float
    session_idle: float


def read_options(services: HostServices) -> Options:
    """Read host.json. The defaults are the extension's own."""
    given = services.configuration.extension("serviceBus")
    cores = os.cpu_count() or 1
    return Options(
        concurrent_calls=int(given.get("maxConcurrentCalls", 16 * cores)),
        concurrent_sessions=int(given.get("maxConcurrentSessions", 8)),
        renewal=seconds(given.get("maxAutoLockRenewalDuration", "00:05:00")),
        session_idle=seconds(given.get("sessionIdleTimeout", "00:01:00")),
    )


class MessageCalls:
    """What both listeners share: one function, its queue, and how a message is worked on and settled."""

    def __init__(self, function: LoadedFunction, services: HostServices) -> None:
        self.name = function.name
        self.queue = resolve_settings(function.trigger["queueName"])
        self.options = read_options(services)
        self._function = function
        self._invoker = services.invoker
        self._connection = connection_string(function.trigger["connection"])

    def client(self) -> ServiceBusClient:
        return ServiceBusClient.from_connection_string(self._connection)

    async def succeeds(self, message: ServiceBusReceivedMessage) -> bool:
        """Invoke the function for a message and tell how it ended; its exceptions are logged, not raised."""
        try:
            await self._invoker.invoke(self._function, Datum(body_of(message), "bytes"), metadata_of(message))
        except Exception:
            delivery = (message.delivery_count or 0) + 1
            log.exception("%s failed for message %s (delivery %d)", self.name, message.message_id, delivery)
            return False
        return True

    async def settle(
        self, receiver: ServiceBusReceiver, message: ServiceBusReceivedMessage, *, succeeded: bool
    ) -> None:
        """Complete or abandon a message."""
        try:
            await (receiver.complete_message(message) if succeeded else receiver.abandon_message(message))
        except (AzureError, ValueError) as error:
            # The lock is lost or the broker away: the message comes again, and its handler must bear that.
            log.warning("%s: message %s could not be settled: %s", self.name, message.message_id, error)

    async def invoke_by_hand(self, payload: str) -> None:
        """Run the function once with `payload` as the body, no queue involved."""
        await self._invoker.invoke(self._function, Datum(payload.encode(), "bytes"), by_hand_metadata())
