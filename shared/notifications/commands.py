"""Notices become notifications; people read them."""

from __future__ import annotations

from datetime import datetime, timedelta

from shared.clients.servicebus import ServiceBus
from shared.kernel.calendar import Calendar
from shared.kernel.clock import Clock
from shared.kernel.principal import Principal
from shared.kernel.promises import Promise
from shared.kernel.telemetry import lasted
from shared.notifications.asking import ask_for_email
from shared.notifications.digests import next_digest
from shared.notifications.gathering import places, settling, sort_key
from shared.notifications.kinds import Delivery
from shared.notifications.model import DigestMarker, Notice, Notification
from shared.notifications.recipients import Audience, Recipient
from shared.notifications.store import NotificationStore


class Notifier:
    """Keeps each notice once for each who should know, and sees to their email. `kept_days` is the scheme's."""

    def __init__(
        self,
        store: NotificationStore,
        audience: Audience,
        bus: ServiceBus,
        calendar: Calendar,
        clock: Clock,
        kept_days: int,
    ) -> None:
        self._store = store
        self._audience = audience
        self._bus = bus
        self._calendar = calendar
        self._clock = clock
        self._kept = timedelta(days=kept_days)

    async def deliver(self, notice: Notice) -> None:
        """Keep `notice` for its recipients. Coming again, it changes nothing and only finishes what was left undone."""
        for recipient in await self._audience.of(notice):
            await self._keep(notice, recipient)
        lasted(Promise.NOTICE, (self._clock() - notice.at).total_seconds(), {"kind": str(notice.kind)})

    async def _keep(self, notice: Notice, recipient: Recipient) -> None:
        where = places(notice)
        fresh = self._fresh(notice, recipient, where.own)
        marker = self._marker(notice, recipient) if recipient.delivery is Delivery.DAILY else None
        notification_id = await self._store.add(notice, fresh, where, marker)
        if recipient.delivery is Delivery.AT_ONCE:
            kept = await self._store.read(recipient.id, notification_id)
            await ask_for_email(kept, self._clock() + settling(notice), self._bus)

    def _fresh(self, notice: Notice, recipient: Recipient, notification_id: str) -> Notification:
        return Notification(
            id=notification_id,
            user_id=recipient.id,
            organisation_id=notice.organisation_id,
            business_id=recipient.business_id,
            kind=notice.kind,
            case_reference=notice.case_reference,
            facts=notice.facts,
            delivery=recipient.delivery,
            for_owner=recipient.for_owner,
            at=notice.at,
            sort_key=sort_key(notice.at, notification_id),
            ttl=int(self._kept.total_seconds()),
        )

    def _marker(self, notice: Notice, recipient: Recipient) -> DigestMarker:
        return DigestMarker(
            user_id=recipient.id,
            organisation_id=notice.organisation_id,
            due_at=next_digest(self._clock(), self._calendar),
        )


async def mark_read(principal: Principal, notification_id: str, store: NotificationStore, clock: Clock) -> None:
    """Mark one notification as read. One that isn't there (any more) is as good as read."""
    await store.mark_read(principal.user_id, [notification_id], clock())


async def mark_all_read(principal: Principal, until: datetime, store: NotificationStore, clock: Clock) -> None:
    """Mark as read what had come by `until`: what arrived since hasn't been seen."""
    newest = sort_key(until, "~")
    ids = await store.unread_ids(principal, newest)
    await store.mark_read(principal.user_id, ids, clock())
