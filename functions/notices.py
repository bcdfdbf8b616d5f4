"""Notices from the queue into the bell and out by email, the daily digest, and what mail systems report back."""

from __future__ import annotations

import azure.functions as func

from functions.edge.queue import on_queue
from functions.edge.timer import on_timer
from shared.notifications.digests import queue_due_digests
from shared.notifications.model import QUEUE, DigestDue, EmailDue, Message
from shared.notifications.reports import DeliveryReport, record_report
from shared.wiring import Services

blueprint = func.Blueprint()  # type: ignore[no-untyped-call]


@on_queue(blueprint, QUEUE)
async def deliver_notification(wired: Services, message: Message) -> None:
    """Keep a notice for its recipients, or send the email that is due."""
    match message:
        case EmailDue():
            await wired.notifications.correspondent.send_one(message)
        case DigestDue():
            await wired.notifications.correspondent.send_digest(message)
        case _:
            await wired.notifications.notifier.deliver(message)


@on_queue(blueprint, "email-reports")
async def record_email_report(wired: Services, message: DeliveryReport) -> None:
    """Record an address that no email reaches."""
    notifications = wired.notifications
    await record_report(message, wired.accounts, notifications.mailboxes, notifications.bounces)


@on_timer(blueprint, "0 */5 * * * *")
async def queue_digests(wired: Services) -> None:
    """Queue the daily emails that are due. Timers run in UTC; each marker knows when 8:00 is in the scheme's zone."""
    await queue_due_digests(wired.notifications.store, wired.bus, wired.clock)
