"""Email by SMTP: a laptop's mailbox, or a relay of the scheme's own."""

from __future__ import annotations

import asyncio
import smtplib
from email.message import EmailMessage
from email.policy import SMTP
from typing import NoReturn

from shared.kernel.errors import Unavailable
from shared.notifications.mail.model import AddressRefused, Email

_PATIENCE = 20.0  # seconds
_FOR_GOOD = 500  # RFC 5321: 4yz may work later, 5yz won't


class SmtpMailer:
    """`server` is `host:port`."""

    def __init__(self, server: str, sender: str) -> None:
        host, _, port = server.rpartition(":")
        self._host = host
        self._port = int(port)
        self._sender = sender

    async def send(self, email: Email) -> None:
        """Hand `email` over in a thread: the standard library's client, which is kept and known, blocks."""
        await asyncio.to_thread(self._send, email)

    def _send(self, email: Email) -> None:
        try:
            with smtplib.SMTP(self._host, self._port, timeout=_PATIENCE) as server:
                server.send_message(self._message(email))
        except smtplib.SMTPRecipientsRefused as error:
            _refused(*next(iter(error.recipients.values())))
        except smtplib.SMTPResponseException as error:
            raise _unavailable() from error
        except (smtplib.SMTPException, OSError) as error:
            raise _unavailable() from error

    def _message(self, email: Email) -> EmailMessage:
        message = EmailMessage(policy=SMTP)
        message["From"] = self._sender
        message["To"] = email.to
        message["Subject"] = email.subject
        # The same name when it is sent again: mail systems show what they have seen only once.
        message["Message-ID"] = f"<{email.id}@{self._sender.rpartition('@')[2].rstrip('>')}>"
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no absence notes in return
        for name, value in email.headers.items():
            message[name] = value
        message.set_content(email.text)
        message.add_alternative(email.html, subtype="html")
        return message


def _refused(code: int, words: bytes) -> NoReturn:
    if code < _FOR_GOOD:
        raise _unavailable()
    raise AddressRefused(f"{code} {words.decode(errors='replace')}")


def _unavailable() -> Unavailable:
    return Unavailable("email-unavailable", "The email service is busy. Nothing was lost.", retry_after=5)
