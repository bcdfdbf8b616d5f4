"""Delivery reports of Azure Communication Services, which Event Grid puts on the queue `email-reports`.

The subscription delivers in the CloudEvents 1.0 schema. Shape: learn.microsoft.com/azure/event-grid/
communication-services-email-events. Only what says that an address is dead is recorded.
"""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from shared.accounts.store import AccountStore
from shared.kernel.model import Stored
from shared.notifications.bounces import BounceStore
from shared.notifications.mailboxes import MailboxStore

_DEAD = frozenset({"Bounced", "Suppressed"})


class DeliveryDetails(Stored):
    status_message: str = ""


class DeliveryData(Stored):
    recipient: str
    status: str
    delivery_status_details: DeliveryDetails = DeliveryDetails()
    delivery_attempt_time_stamp: datetime = Field(alias="deliveryAttemptTimeStamp")


class DeliveryReport(Stored):
    """`type` is `Microsoft.Communication.EmailDeliveryReportReceived`."""

    type: str
    data: DeliveryData


async def record_report(
    report: DeliveryReport, accounts: AccountStore, mailboxes: MailboxStore, bounces: BounceStore
) -> None:
    """Record a bounce with whoever has the address; an address that nobody has any more is of no interest."""
    data = report.data
    if data.status not in _DEAD:
        return
    reason = data.delivery_status_details.status_message or data.status
    at = data.delivery_attempt_time_stamp
    for account in await accounts.find_by_email(data.recipient):
        await bounces.record(account.organisation_id, account.id, account.email, reason, at)
    for mailbox in await mailboxes.find_by_address(data.recipient):
        await bounces.record(mailbox.organisation_id, mailbox.user_id, mailbox.address, reason, at)
