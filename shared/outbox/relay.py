"""From the outbox to the queues. The change feed and a timer both call this, and may do so at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import orjson

from shared.clients.servicebus import Outgoing, ServiceBus
from shared.kernel.clock import Clock
from shared.outbox.model import OutboxItem
from shared.outbox.store import OutboxStore

_FEED_HAS_HAD_ITS_CHANCE = timedelta(minutes=1)
_SWEEP = 1000  # a minute; more wait for the next one


async def relay_changes(changes: Iterable[dict[str, Any]], outbox: OutboxStore, bus: ServiceBus, clock: Clock) -> int:
    """Send the outbox items among `changes`; return how many. Marked ones pass by: marking is a change as well."""
    items = [OutboxItem.from_item(change) for change in changes if change.get("type") == "outbox"]
    return await _relay([item for item in items if item.sent_at is None], outbox, bus, clock)


async def stragglers(outbox: OutboxStore, clock: Clock) -> list[dict[str, Any]]:
    """Return items that the feed should have sent by now, as the changes it should have shown; each minute's share."""
    return [item.to_item() for item in await outbox.unsent(clock() - _FEED_HAS_HAD_ITS_CHANCE, _SWEEP)]


async def _relay(items: list[OutboxItem], outbox: OutboxStore, bus: ServiceBus, clock: Clock) -> int:
    of_each: dict[str, list[OutboxItem]] = {}
    for item in items:
        of_each.setdefault(item.queue, []).append(item)
    for queue, group in of_each.items():
        # Sent first, marked after: a crash between the two sends again, under the same id, and the queue drops it.
        # The other way round a crash would lose the message.
        await bus.send(queue, [_message(item) for item in group])
        await outbox.mark_sent(group, clock())
    return len(items)


def _message(item: OutboxItem) -> Outgoing:
    return Outgoing(
        message_id=item.id,
        body=orjson.dumps(item.body),
        session_id=item.session_id,
        correlation_id=item.correlation_id,
        traceparent=item.traceparent,
    )
