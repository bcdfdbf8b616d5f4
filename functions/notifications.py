"""The bell, the notifications page, and what each person wants to hear by email."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from functions.edge.call import Call
from functions.edge.routes import Routes
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.notifications.commands import mark_all_read, mark_read
from shared.notifications.kinds import Delivery, Kind
from shared.notifications.queries import (
    NotificationPage,
    PreferenceList,
    Unread,
    count_unread,
    inbox_version,
    list_notifications,
    preference_list,
)
from shared.notifications.unsubscribing import unsubscribe

routes = Routes("notifications")


class PageQuery(Model):
    cursor: str | None = Field(None, max_length=200)
    limit: int = Field(20, ge=1, le=100)


class NotificationPath(Model):
    notification_id: str = Field(max_length=100)


class ReadUntil(Model):
    """`until` is the time of the newest notification that the person has seen."""

    until: datetime


class Choices(Model):
    """Kinds that aren't named stay as they are."""

    choices: dict[Kind, Delivery]


class UnsubscribeQuery(Model):
    token: str = Field(max_length=400)


@routes.get("notifications", permission=Permission.NOTIFICATIONS, audit="notifications.list")
async def get_notifications(call: Call, query: PageQuery) -> NotificationPage:
    """List my notifications, newest first."""
    return await list_notifications(call.principal, query.cursor, query.limit, call.services.notifications.store)


@routes.get("unread-notifications", permission=Permission.SIGNED_IN)
async def get_unread_notifications(call: Call) -> Unread:
    """Count what I haven't read. Made for polling: with `If-None-Match`, an unchanged count is a 304."""
    wired = call.services
    version = await inbox_version(call.principal, wired.notifications.store, wired.clock, wired.calendar)
    call.unless_known(version)
    return await count_unread(call.principal, version, wired.notifications.store)


@routes.put("notifications/{notificationId}/read", permission=Permission.NOTIFICATIONS, audit="notification.read")
async def put_notification_read(call: Call, path: NotificationPath) -> None:
    """Mark one notification as read."""
    await mark_read(call.principal, path.notification_id, call.services.notifications.store, call.services.clock)


@routes.put("notifications/read", permission=Permission.NOTIFICATIONS, audit="notifications.read")
async def put_notifications_read(call: Call, body: ReadUntil) -> None:
    """Mark all notifications as read that had come by a moment."""
    await mark_all_read(call.principal, body.until, call.services.notifications.store, call.services.clock)


@routes.get("notification-preferences", permission=Permission.SIGNED_IN)
async def get_notification_preferences(call: Call) -> PreferenceList:
    """Every kind of notification, and when I hear of it by email."""
    return preference_list(await call.services.notifications.preferences.read(call.principal.user_id))


@routes.put("notification-preferences", permission=Permission.SIGNED_IN)
async def put_notification_preferences(call: Call, body: Choices) -> PreferenceList:
    """Choose when I hear of a kind by email: at once, once a day, or never where that is allowed."""
    store = call.services.notifications.preferences
    chosen = (await store.read(call.principal.user_id)).choosing(body.choices)
    await store.save(chosen)
    return preference_list(chosen)


@routes.post("unsubscriptions", permission=Permission.PUBLIC, status=204, keyed=False)
async def post_unsubscription(call: Call, query: UnsubscribeQuery) -> None:
    """Stop the daily email, by the link in it (RFC 8058: one click, no sign-in). Repeating it changes nothing."""
    notifications = call.services.notifications
    await unsubscribe(query.token, notifications.preferences, notifications.mailboxes)
