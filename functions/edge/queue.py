"""Declares queue handlers: a typed message in, a verb called, and every failure settled by the one table."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_type_hints

import azure.functions as func
from pydantic import TypeAdapter

from functions.edge.delivery import Delivery, delivery_of
from functions.edge.settle import settle
from functions.edge.tracing import invocation
from shared.kernel.promises import Promise
from shared.kernel.telemetry import Kind
from shared.operations.commands import park
from shared.operations.model import Origin
from shared.wiring import services

Handler = Callable[..., Awaitable[None]]
CONNECTION = "RECOURSE_SERVICEBUS"
_DEAD_LETTERS = "/$DeadLetterQueue"


@dataclass(frozen=True)
class Consumer:
    """A handler `(services, message)` and the queue it serves. On a session queue the order of messages matters.

    `promise` counts from when the message came into the queue to when it is done.
    """

    queue: str
    handler: Handler
    sessions: bool
    promise: Promise | None = None

    @cached_property
    def adapter(self) -> TypeAdapter[Any]:
        """The type of the handler's `message`, ready to validate; built at the first message."""
        return TypeAdapter(get_type_hints(self.handler, include_extras=True)["message"])


CONSUMERS: list[Consumer] = []
COLLECTED: list[str] = []  # the queues whose dead letters are brought where staff see them


def on_queue(
    blueprint: func.Blueprint, queue: str, *, sessions: bool = False, promise: Promise | None = None
) -> Callable[[Handler], Handler]:
    """Register `async def handler(services: Services, message: T) -> None` for `queue`, dead letters included."""

    def register(handler: Handler) -> Handler:
        consumer = Consumer(queue, handler, sessions, promise)
        CONSUMERS.append(consumer)

        # The Functions worker matches this very signature to the binding.
        async def endpoint(message: func.ServiceBusMessage) -> None:
            await settle(consumer, delivery_of(queue, message), services)

        trigger = blueprint.service_bus_queue_trigger(
            arg_name="message", connection=CONNECTION, queue_name=queue, is_sessions_enabled=sessions
        )
        blueprint.function_name(handler.__name__)(trigger(endpoint))
        collect_dead_letters(blueprint, queue)
        return handler

    return register


def collect_dead_letters(blueprint: func.Blueprint, queue: str) -> None:
    """Bring what `queue` gives up on to the parked items. `on_queue` does this for the queues that we read."""
    COLLECTED.append(queue)

    async def endpoint(message: func.ServiceBusMessage) -> None:
        await _park_dead_letter(delivery_of(queue, message))

    trigger = blueprint.service_bus_queue_trigger(
        arg_name="message", connection=CONNECTION, queue_name=queue + _DEAD_LETTERS
    )
    blueprint.function_name(f"collect_dead_{queue.replace('-', '_')}")(trigger(endpoint))


async def _park_dead_letter(delivery: Delivery) -> None:
    facts = {"messaging.destination.name": delivery.queue, "messaging.message.id": delivery.message_id}
    with invocation("collect_dead_letter", Kind.CONSUMER, parent=delivery.traceparent, attributes=facts) as span:
        span.fail("dead-lettered")
        wired = await services()
        await park(delivery.parked(Origin.DEAD_LETTER, delivery.dead_reason, delivery.dead_details), wired.parked)
