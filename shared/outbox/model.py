"""Messages that leave with the change they tell of (the transactional outbox: microservices.io/patterns/data).

A command puts `outbox_operation(...)` into its own batch, so that the message exists exactly when the change does.
The change feed then relays it; the item's id is the message id, so that a message sent twice is dropped by the queue's
duplicate detection.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Literal

from shared.kernel.clock import as_stored
from shared.kernel.errors import Invalid
from shared.kernel.ids import new_id
from shared.kernel.logs import correlation_id
from shared.kernel.model import NEVER_EXPIRES, Model, Stored
from shared.kernel.telemetry import current_traceparent

_KEPT_AFTER_SENDING = timedelta(days=1)  # to look into what happened; far beyond any repeat of the feed
_LARGEST = 250_000  # bytes: the queues take 256 KB, headers included


class OutboxItem(Stored):
    """A message to send. `session_id` keeps the order among those who share it; `ttl` is in seconds."""

    type: Literal["outbox"] = "outbox"
    id: str
    organisation_id: str
    queue: str
    session_id: str | None = None
    body: dict[str, Any]
    correlation_id: str
    traceparent: str | None = None
    created_at: datetime
    sent_at: datetime | None = None
    ttl: int = NEVER_EXPIRES  # until it has been sent


def outbox_operation(
    queue: str,
    body: Model,
    *,
    organisation_id: str,
    at: datetime,
    session_id: str | None = None,
    message_id: str | None = None,
) -> tuple[str, tuple[dict[str, Any]]]:
    """Return the batch operation that queues `body`; `message_id` must be unique within the organisation.

    A message too large for the queues is `Invalid`: once committed, nothing could ever send it.
    """
    item = OutboxItem(
        id=message_id or new_id(),
        organisation_id=organisation_id,
        queue=queue,
        session_id=session_id,
        body=body.to_item(),
        correlation_id=correlation_id.get(),
        traceparent=current_traceparent(),
        created_at=at,
    )
    if len(item.model_dump_json().encode()) > _LARGEST:
        raise Invalid("message-too-large", "What this tells others must stay below 256 KB.")
    return "create", (item.to_item(),)


def sent(now: datetime) -> list[dict[str, Any]]:
    """Return the patch that marks an item as sent and lets it expire."""
    return [
        {"op": "set", "path": "/sentAt", "value": as_stored(now)},
        {"op": "set", "path": "/ttl", "value": int(_KEPT_AFTER_SENDING.total_seconds())},
    ]
