"""Runs a handler on one delivery and settles what comes of it.

To the host, returning means that the message is complete; raising gives it back to the queue.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from functions.edge.delivery import Delivery
from functions.edge.settlement import Settlement, delay_before, pause_before_returning, settlement_of
from functions.edge.tracing import invocation
from functions.edge.unquoted import unquoted
from shared.kernel.errors import Invalid, RecourseError
from shared.kernel.logs import correlation_id, log
from shared.kernel.telemetry import Attributes, Kind, Span, lasted
from shared.operations.commands import park
from shared.operations.model import Origin
from shared.wiring import Services

if TYPE_CHECKING:
    from functions.edge.queue import Consumer

Wiring = Callable[[], Awaitable[Services]]


async def settle(consumer: Consumer, delivery: Delivery, wiring: Wiring) -> None:
    """Handle `delivery`; afterwards it is done, parked, on its way again, or raised to be given back."""
    correlation_id.set(delivery.correlation_id)
    try:
        with _span(consumer, delivery) as span:
            await _run(consumer, delivery, wiring, span)
    except Exception as error:  # noqa: BLE001  raised again, without its words
        await asyncio.sleep(pause_before_returning(delivery.deliveries))
        log("message-returned", level=logging.ERROR, exc_info=error, queue=delivery.queue, message=delivery.message_id)
        raise unquoted(error) from None


def _span(consumer: Consumer, delivery: Delivery) -> AbstractContextManager[Span]:
    facts: Attributes = {
        "messaging.system": "servicebus",
        "messaging.destination.name": delivery.queue,
        "messaging.message.id": delivery.message_id,
        "recourse.function": consumer.handler.__name__,
        "recourse.attempt": delivery.attempt,
        "recourse.deliveries": delivery.deliveries,
    }
    return invocation(consumer.handler.__name__, Kind.CONSUMER, parent=delivery.traceparent, attributes=facts)


async def _run(consumer: Consumer, delivery: Delivery, wiring: Wiring, span: Span) -> None:
    wired = await wiring()
    try:
        await consumer.handler(wired, _typed(consumer, delivery))
    except RecourseError as error:
        span.fail(error.code)
        log("message-failed", queue=delivery.queue, message=delivery.message_id, code=error.code)
        await _settle_failure(consumer, delivery, error, wired)
    else:
        waited = delivery.waited(wired.clock())
        if consumer.promise and waited is not None:
            lasted(consumer.promise, waited)


async def _settle_failure(consumer: Consumer, delivery: Delivery, error: RecourseError, wired: Services) -> None:
    match settlement_of(error):
        case Settlement.PARK:
            await park(delivery.parked(Origin.QUEUE, error.code, error.message), wired.parked)
        case Settlement.LATER if not consumer.sessions:
            await _later(delivery, error, wired)
        case Settlement.DONE:
            return
        case _:
            raise error


async def _later(delivery: Delivery, error: RecourseError, wired: Services) -> None:
    delay = delay_before(delivery.attempt + 1)
    if delay is None:  # hours have passed: let the queue give up on it, so that staff see it
        raise error
    await wired.bus.send(delivery.queue, [delivery.next_try(wired.clock() + delay)])


def _typed(consumer: Consumer, delivery: Delivery) -> Any:
    try:
        return consumer.adapter.validate_json(delivery.body)
    except ValidationError as error:
        places = ", ".join(".".join(map(str, problem["loc"])) or "the whole" for problem in error.errors())
        raise Invalid("message-invalid", f"The message doesn't fit its type at: {places}.") from error
