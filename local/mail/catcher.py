"""An SMTP server (aiosmtpd) that delivers nothing: it keeps what it is given, and refuses what should bounce."""

from __future__ import annotations

import asyncio
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from local.mail.mailbox import Mailbox

ADDRESS = "127.0.0.1"
BOUNCING = "bounce"  # addresses that begin so are refused for good, ...
BUSY = "busy"  # ... and such for now: to try what the portal makes of it


class Catcher:
    """The handler that aiosmtpd calls."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox

    async def handle_RCPT(  # noqa: N802  aiosmtpd finds handlers by these names
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address.lower().startswith(BOUNCING):
            return "550 5.1.1 There is no such mailbox here"
        if address.lower().startswith(BUSY):
            return "451 4.3.2 Come again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802  likewise
        await asyncio.to_thread(self._mailbox.keep, envelope.original_content or b"")
        return "250 Kept"


async def listen(mailbox: Mailbox, port: int) -> asyncio.Server:
    """Accept mail on the loopback address only."""
    catcher: Any = Catcher(mailbox)
    loop = asyncio.get_running_loop()
    return await loop.create_server(
        lambda: SMTP(catcher, hostname="localhost", enable_SMTPUTF8=True, loop=loop), ADDRESS, port
    )
