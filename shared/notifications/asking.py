"""Asks for a notification to be told by email, through the queue: it survives a crash, and a burst asks only once."""

from __future__ import annotations

from datetime import datetime

from shared.clients.servicebus import Outgoing, ServiceBus
from shared.notifications.model import QUEUE, EmailDue, Notification


async def ask_for_email(notification: Notification, at: datetime, bus: ServiceBus) -> None:
    """Queue an email for `at`. Until it is told, all of a burst ask under one id, and the queue keeps the first."""
    due = EmailDue(
        recipient_id=notification.user_id,
        organisation_id=notification.organisation_id,
        notification_id=notification.id,
    )
    message = Outgoing(
        message_id=f"email-{notification.user_id}-{notification.id}-{notification.told}",
        body=due.model_dump_json().encode(),
        at=at,
    )
    await bus.send(QUEUE, [message])
