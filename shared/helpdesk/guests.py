"""Help for people who aren't signed in: a form, a link that proves the address, and answers by email.

Nothing here asks whether an account exists, so nothing that is answered can tell.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from shared.helpdesk.commands import Page
from shared.helpdesk.model import GUESTS, Line, Message, Origin, Side, Text, Ticket, Topic
from shared.helpdesk.services import Helpdesk
from shared.kernel.errors import Conflict, NotFound, Stale
from shared.kernel.ids import new_id
from shared.kernel.model import Model, Stored
from shared.openforms.admitting import OpenForms
from shared.openforms.model import EmailedLink, Form, Stamped
from shared.outbox.model import outbox_operation
from shared.uploads.model import new_number

QUEUE = "helpdesk"
_ADDRESS = r"^[^@\s<>,;\"]{1,64}@[A-Za-z0-9.-]{3,189}$"
_CONFIRMED_WITHIN = timedelta(days=3)

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100, pattern=r"^[^\n\t]*$")]


class HelpRequest(Stamped):
    """`email` is where answers go, once it is confirmed. `affected` is the account with the trouble."""

    name: Name
    email: str = Field(max_length=254, pattern=_ADDRESS)
    affected: Line = ""
    description: Text
    browser: Line = ""
    page: Page = ""


class HelpRequestReceipt(Model):
    """The same for everybody, whatever becomes of it. `confirm_within_days`: afterwards it is forgotten."""

    confirm_within_days: int


class Confirmed(Model):
    number: str


class Unconfirmed(Stored):
    """A form whose address isn't proven yet; it becomes a ticket, or is forgotten. `secret` is in the emailed link."""

    type: Literal["help-request"] = "help-request"
    id: str
    organisation_id: str = GUESTS
    secret: str
    name: str
    email: str
    affected: str
    description: str
    origin: Origin
    at: datetime
    ttl: int = int(_CONFIRMED_WITHIN.total_seconds())
    etag: str | None = Field(None, alias="_etag", exclude=True)


class GuestLetterDue(Stored):
    """An email to somebody without an account: the link that proves the address, or the answer `message_id`."""

    type: Literal["guest-letter"] = "guest-letter"
    request_id: str
    message_id: str | None = None


def letter_due(request_id: str, message_id: str | None, at: datetime) -> tuple[str, tuple[dict[str, Any]]]:
    """Return the batch operation that queues an email to a guest."""
    due = GuestLetterDue(request_id=request_id, message_id=message_id)
    name = f"letter-{request_id}-{message_id or 'confirm'}"
    return outbox_operation(QUEUE, due, organisation_id=GUESTS, at=at, message_id=name)


async def ask_as_guest(sent: HelpRequest, address: str, forms: OpenForms, desk: Helpdesk) -> HelpRequestReceipt:
    """Keep what was asked until its address is proven. The same form sent again changes nothing.

    Raises `TooMany`, `Conflict("form-expired")`.
    """
    admission = await forms.admit(Form.HELP, sent, address)
    receipt = HelpRequestReceipt(confirm_within_days=_CONFIRMED_WITHIN.days)
    if admission.suspected or await desk.tickets.item(GUESTS, admission.name):
        return receipt
    await forms.may_write_to(sent.email)
    now = desk.clock()
    asked = Unconfirmed(
        id=admission.name,
        secret=secrets.token_urlsafe(24),
        name=sent.name,
        email=sent.email,
        affected=sent.affected,
        description=sent.description,
        origin=Origin(browser=sent.browser, address=address, page=sent.page),
        at=now,
    )
    try:
        await desk.tickets.commit(GUESTS, [("create", (asked.to_item(),)), letter_due(asked.id, None, now)])
    except Conflict:  # the same form, sent twice at once
        return receipt
    return receipt


async def confirm(link: EmailedLink, desk: Helpdesk) -> Confirmed:
    """Make a ticket of it: whoever has the link reads the mailbox. The link works once.

    Raises `NotFound("help-request-not-found")`, `Conflict("help-request-confirmed")`.
    """
    item = await desk.tickets.item(GUESTS, link.request_id)
    if item.get("type") == "ticket":
        raise Conflict("help-request-confirmed", "This link has been used: the helpdesk has your question.")
    asked = Unconfirmed.from_item(item) if item.get("type") == "help-request" else None
    if asked is None or not secrets.compare_digest(asked.secret.encode(), link.secret.encode()):
        raise NotFound("help-request-not-found", "This link isn't known. It may have run out: send the form once more.")
    ticket = _ticket(asked, desk.clock())
    try:
        await desk.tickets.commit(GUESTS, [("replace", (asked.id, ticket.to_item()), {"if_match_etag": asked.etag})])
    except Stale:
        raise Conflict("help-request-confirmed", "This link has been used: the helpdesk has your question.") from None
    return Confirmed(number=ticket.number)


def _ticket(asked: Unconfirmed, now: datetime) -> Ticket:
    message = Message(id=new_id(), at=asked.at, side=Side.PERSON, by=asked.name, text=asked.description)
    return Ticket(
        id=asked.id,
        organisation_id=GUESTS,
        number=new_number("T"),
        topic=Topic.SIGN_IN,
        user_id=None,
        name=asked.name,
        email=asked.email,
        affected=asked.affected or asked.email,
        origin=asked.origin,
        at=asked.at,
        changed_at=now,
        messages=(message,),
    )
