"""What the bell and the notifications page show."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from shared.kernel.calendar import Calendar
from shared.kernel.clock import Clock
from shared.kernel.errors import Invalid
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.notifications.catalogue import CATALOGUE
from shared.notifications.kinds import Delivery, Kind, Urgency
from shared.notifications.model import Notification
from shared.notifications.preferences import Preferences
from shared.notifications.store import NotificationStore
from shared.notifications.wording import worded

_NEWEST = "9"  # sorts after every time of the next 7,000 years


class NotificationLine(Model):
    """One notification in words. `link` is a path of the portal, `act` what following it does."""

    id: str
    kind: Kind
    urgency: Urgency
    title: str
    body: str
    act: str
    link: str
    count: int
    at: datetime
    read: bool


class NotificationPage(Model):
    items: tuple[NotificationLine, ...]
    next_cursor: str | None


class Unread(Model):
    """`etag` goes into the header; sent back as `If-None-Match`, it makes an unchanged answer cost one point read."""

    unread: int
    etag: str = Field(exclude=True)


class KindPreference(Model):
    kind: Kind
    label: str
    delivery: Delivery
    choices: tuple[Delivery, ...]


class PreferenceList(Model):
    kinds: tuple[KindPreference, ...]


async def inbox_version(principal: Principal, store: NotificationStore, clock: Clock, calendar: Calendar) -> str:
    """Return the version of what the bell shows: it moves on with every change, and daily, as old ones expire."""
    return f"{await store.version(principal)}-{calendar.today(clock()):%Y%m%d}"


async def count_unread(principal: Principal, version: str, store: NotificationStore) -> Unread:
    unread = await store.count_unread(principal)
    return Unread(unread=unread, etag=version)


async def list_notifications(
    principal: Principal, cursor: str | None, limit: int, store: NotificationStore
) -> NotificationPage:
    """Return a page, newest first, of what concerns the businesses that `principal` may see now."""
    before = cursor or _NEWEST
    if "~" not in before and cursor:
        raise Invalid("cursor-invalid", "This cursor isn't one of ours. Start from the first page.")
    found = await store.page(principal, before, limit)
    more = found[-1].sort_key if len(found) == limit else None
    return NotificationPage(items=tuple(_line(each) for each in found), next_cursor=more)


def preference_list(preferences: Preferences) -> PreferenceList:
    return PreferenceList(
        kinds=tuple(
            KindPreference(kind=kind, label=rules.label, delivery=preferences.delivery_of(kind), choices=rules.choices)
            for kind, rules in CATALOGUE.items()
        )
    )


def _line(notification: Notification) -> NotificationLine:
    words = worded(notification)
    return NotificationLine(
        id=notification.id,
        kind=notification.kind,
        urgency=CATALOGUE[notification.kind].urgency,
        title=words.title,
        body=words.body,
        act=words.act,
        link=words.link,
        count=notification.count,
        at=notification.at,
        read=notification.read_at is not None,
    )
