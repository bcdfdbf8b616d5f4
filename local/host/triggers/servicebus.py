"""Service Bus queue triggers on the real SDK: concurrent calls, lock renewal, completion, abandonment, sessions.

An exception abandons the message: it comes back at once, until the queue's maximum delivery count dead-letters it.
"""

from __future__ import annotations

from local.host.errors import HostError
from local.host.functions import LoadedFunction
from local.host.listeners import HostServices, Listener
from local.host.triggers.servicebus_calls import MessageCalls
from local.host.triggers.servicebus_queue import QueueListener
from local.host.triggers.servicebus_sessions import SessionListener


def build(function: LoadedFunction, services: HostServices) -> Listener:
    """Build the listener of a Service Bus function, with sessions or without."""
    if function.trigger.get("cardinality", "").lower() == "many":
        raise HostError(f"{function.name}: batches of messages aren't supported locally: take one at a time")
    if "queueName" not in function.trigger:
        raise HostError(f"{function.name}: only queues are supported locally, not topics")
    calls = MessageCalls(function, services)
    return SessionListener(calls) if function.trigger.get("isSessionsEnabled") else QueueListener(calls)
