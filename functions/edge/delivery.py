"""One message as it came from a queue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import azure.functions as func
import orjson

from shared.clients.servicebus import ATTEMPT, TRACEPARENT, Outgoing
from shared.kernel.clock import utc_now
from shared.operations.model import Origin, Parked, parked_id


@dataclass(frozen=True)
class Delivery:
    """`attempt` counts our own delayed copies; `deliveries` how often the queue has handed over this very copy."""

    queue: str
    message_id: str
    body: bytes
    session_id: str | None
    correlation_id: str
    attempt: int
    deliveries: int
    dead_reason: str
    dead_details: str
    traceparent: str | None = None
    enqueued_at: datetime | None = None

    def next_try(self, at: datetime) -> Outgoing:
        """Return the delayed copy. Its id differs from the original's, which the queue would drop as a duplicate."""
        original = self.message_id.partition("~")[0]
        return Outgoing(
            message_id=f"{original}~{self.attempt + 1}",
            body=self.body,
            session_id=self.session_id,
            correlation_id=self.correlation_id,
            attempt=self.attempt + 1,
            at=at,
            traceparent=self.traceparent,
        )

    def waited(self, now: datetime) -> float | None:
        """Return for how many seconds the message has been in the queue, if the host says since when."""
        return (now - self.enqueued_at).total_seconds() if self.enqueued_at else None

    def parked(self, origin: Origin, reason: str, explanation: str) -> Parked:
        return Parked(
            id=parked_id(self.queue, self.message_id.partition("~")[0]),
            source=self.queue,
            origin=origin,
            reason=reason,
            explanation=explanation,
            payload=self._payload(),
            session_id=self.session_id,
            correlation_id=self.correlation_id,
            attempt=self.attempt,
            at=utc_now(),
        )

    def _payload(self) -> Any:
        try:
            return orjson.loads(self.body)
        except orjson.JSONDecodeError:
            return self.body.decode(errors="replace")


def delivery_of(queue: str, message: func.ServiceBusMessage) -> Delivery:
    # Older versions of the host's extension know only `UserProperties`, newer ones have both.
    properties = {**(message.user_properties or {}), **(message.application_properties or {})}
    return Delivery(
        queue=queue,
        message_id=message.message_id,
        body=message.get_body(),
        session_id=message.session_id,
        correlation_id=message.correlation_id or "-",
        attempt=int(str(properties.get(ATTEMPT, 1))),
        deliveries=message.delivery_count or 1,
        dead_reason=message.dead_letter_reason or "dead-lettered",
        dead_details=message.dead_letter_error_description or "",
        traceparent=str(properties[TRACEPARENT]) if TRACEPARENT in properties else None,
        enqueued_at=_aware(message.enqueued_time_utc),
    )


def _aware(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=moment.tzinfo or UTC) if moment else None
