"""The daily email: when it is due, and who is to get one."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from shared.clients.servicebus import Outgoing, ServiceBus
from shared.kernel.calendar import Calendar
from shared.kernel.clock import Clock
from shared.notifications.model import QUEUE, DigestDue, DigestMarker
from shared.notifications.store import NotificationStore

_AT = time(8)  # by the clocks of the scheme's own zone
_SHARE = 500


def next_digest(now: datetime, calendar: Calendar) -> datetime:
    """Return the next 8:00 of the scheme's zone after `now`, in UTC: an hour earlier in summer than in winter."""
    today = calendar.today(now)
    due = calendar.moment(today, _AT)
    return due if now < due else calendar.moment(today + timedelta(days=1), _AT)


async def queue_due_digests(store: NotificationStore, bus: ServiceBus, clock: Clock) -> int:
    """Queue one message for each recipient whose digest is due; return how many. A later tick repeats what was missed.

    A digest that is still due at the next tick is queued again under the same id, which the queue drops.
    """
    due = await store.due_digests(clock(), _SHARE)
    await bus.send(QUEUE, [_message(marker) for marker in due])
    return len(due)


def _message(marker: DigestMarker) -> Outgoing:
    digest = DigestDue(recipient_id=marker.user_id, organisation_id=marker.organisation_id, due_at=marker.due_at)
    return Outgoing(
        message_id=f"digest-{marker.user_id}-{marker.due_at:%Y%m%dT%H%M}", body=digest.model_dump_json().encode()
    )
