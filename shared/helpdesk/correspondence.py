"""Emails to people without an account: the link that proves their address, and the helpdesk's answers."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from urllib.parse import urlencode

from shared.helpdesk.guests import GuestLetterDue, Unconfirmed
from shared.helpdesk.model import GUESTS, Message, Ticket
from shared.helpdesk.services import Helpdesk
from shared.kernel.logs import log
from shared.notifications.mail.letter import Letter, Line
from shared.notifications.mail.model import AddressRefused, Email, Mailer


@dataclass(frozen=True)
class GuestLetters:
    """`address` is the portal's, without a slash at the end."""

    portal: str
    scheme: str
    address: str

    def confirmation(self, asked: Unconfirmed) -> Letter:
        # After the #, so that the secret stays out of servers' logs and referrers.
        link = f"{self.address}/help/confirm#{urlencode({'id': asked.id, 'secret': asked.secret})}"
        why = "Somebody gave this address in the help form. Confirm it, and the helpdesk gets the question."
        other = Line("If it wasn't you, do nothing: it is forgotten in three days.", "About the portal", self.address)
        confirm = Line(f"{why} The link works once.", "Confirm this address", link)
        return Letter(self.portal, self.scheme, "Confirm your address", (confirm,), (other,))

    def answer(self, ticket: Ticket, message: Message) -> Letter:
        back = f"Mention {ticket.number} if you write again."
        closing = Line(back, "Write to the helpdesk", f"{self.address}/help/ask")
        answer = Line(message.text, "Help articles", f"{self.address}/help")
        return Letter(self.portal, self.scheme, f"The helpdesk answered {ticket.number}", (answer,), (closing,))


@dataclass(frozen=True)
class GuestCorrespondent:
    desk: Helpdesk
    letters: GuestLetters
    mailer: Mailer

    async def send(self, due: GuestLetterDue) -> None:
        """Send what is due, as things stand now. It may be asked for twice: mail systems drop the second by its id."""
        item = await self.desk.tickets.item(GUESTS, due.request_id)
        if due.message_id is None:
            if item.get("type") == "help-request":
                asked = Unconfirmed.from_item(item)
                await self._send(asked.email, self.letters.confirmation(asked), f"{asked.id}.confirm")
            return
        if item.get("type") != "ticket":
            return  # forgotten meanwhile
        ticket = Ticket.from_item(item)
        for message in ticket.messages:
            if message.id == due.message_id:
                await self._send(ticket.email, self.letters.answer(ticket, message), f"{ticket.id}.{message.id}")

    async def _send(self, to: str, letter: Letter, email_id: str) -> None:
        try:
            await self.mailer.send(
                Email(id=email_id, to=to, subject=letter.heading, text=letter.text, html=letter.html)
            )
        except AddressRefused as refusal:
            log("guest-email-refused", level=logging.WARNING, reason=refusal.reason)
