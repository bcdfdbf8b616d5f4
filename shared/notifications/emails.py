"""Tells by email what the portal shows: one notification, or all of a day."""

from __future__ import annotations

from dataclasses import dataclass

from shared.accounts.model import AccountState
from shared.accounts.store import AccountStore
from shared.clients.servicebus import ServiceBus
from shared.kernel.clock import Clock
from shared.kernel.errors import NotFound
from shared.kernel.promises import Promise
from shared.kernel.telemetry import Kind, lasted, span
from shared.notifications.asking import ask_for_email
from shared.notifications.bounces import BounceStore
from shared.notifications.gathering import SETTLING
from shared.notifications.letters import Letters
from shared.notifications.mail.letter import Letter
from shared.notifications.mail.model import AddressRefused, Email, Mailer
from shared.notifications.mailboxes import MailboxStore
from shared.notifications.model import MAILBOX_PREFIX, DigestDue, EmailDue
from shared.notifications.preferences import PreferenceStore
from shared.notifications.recipients import Audience
from shared.notifications.store import NotificationStore
from shared.notifications.unsubscribing import unsubscribe_token


@dataclass(frozen=True)
class Correspondent:
    """Everything that goes out by email passes here."""

    store: NotificationStore
    audience: Audience
    accounts: AccountStore
    mailboxes: MailboxStore
    preferences: PreferenceStore
    bounces: BounceStore
    letters: Letters
    mailer: Mailer
    bus: ServiceBus
    clock: Clock

    async def send_one(self, due: EmailDue) -> None:
        """Send the email of one notification, unless it has been told already."""
        try:
            notification = await self.store.read(due.recipient_id, due.notification_id)
        except NotFound:
            return  # expired: nobody needs to hear of it any more
        if notification.told >= notification.count:
            return
        if await self.audience.may_still_hear(notification):
            email_id = f"{notification.id}.{notification.count}"
            await self._send(due.organisation_id, self.letters.one(notification), email_id, due.recipient_id)
            lasted(Promise.EMAIL, (self.clock() - notification.at).total_seconds(), {"kind": str(notification.kind)})
        # Sent first, remembered after: a crash in between sends again under the same id, never not at all.
        await self.store.mark_told([notification])
        newest = await self.store.read(due.recipient_id, due.notification_id)
        if newest.count > newest.told:  # one more joined while this went out; the queue has taken its request for ours
            await ask_for_email(newest, self.clock() + SETTLING, self.bus)

    async def send_digest(self, due: DigestDue) -> None:
        """Send the daily email with everything that waits for it, unless it has been sent."""
        try:
            marker = await self.store.digest_marker(due.recipient_id)
        except NotFound:
            return
        if marker.due_at > due.due_at:
            return
        waiting = await self.store.untold(due.recipient_id)
        theirs = [each for each in waiting if await self.audience.may_still_hear(each)]
        if theirs:
            link = await self._unsubscribe_token(due.recipient_id)
            letter = self.letters.digest(theirs, link)
            email_id = f"digest.{due.recipient_id.replace(':', '.')}.{due.due_at:%Y%m%d}"
            await self._send(due.organisation_id, letter, email_id, due.recipient_id)
        await self.store.mark_told(waiting)
        await self.store.remove_digest(marker)

    async def _send(self, organisation_id: str, letter: Letter, email_id: str, recipient_id: str) -> None:
        address = await self._address(organisation_id, recipient_id)
        if address is None or await self.bounces.is_bounced(organisation_id, recipient_id, address):
            return
        email = Email(
            id=email_id,
            to=address,
            subject=letter.heading,
            text=letter.text,
            html=letter.html,
            unsubscribe=letter.unsubscribe,
        )
        try:
            with span("send email", Kind.CLIENT):
                await self.mailer.send(email)
        except AddressRefused as refusal:
            await self.bounces.record(organisation_id, recipient_id, address, refusal.reason, self.clock())

    async def _address(self, organisation_id: str, recipient_id: str) -> str | None:
        """Return where to write now; None for somebody who has gone or was disabled since."""
        if recipient_id.startswith(MAILBOX_PREFIX):
            mailbox = await self.mailboxes.find(recipient_id)
            return mailbox.address if mailbox else None
        try:
            account = await self.accounts.read(organisation_id, recipient_id)
        except NotFound:
            return None
        return account.email if account.state is AccountState.ACTIVE else None

    async def _unsubscribe_token(self, recipient_id: str) -> str:
        preferences = await self.preferences.with_key(recipient_id)
        return unsubscribe_token(recipient_id, preferences.unsubscribe_key)
