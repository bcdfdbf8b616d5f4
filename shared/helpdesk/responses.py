"""What the API says about tickets."""

from __future__ import annotations

from datetime import datetime

from shared.helpdesk.model import TOPICS, Side, Ticket, Topic
from shared.helpdesk.states import TicketState
from shared.kernel.model import Model
from shared.uploads.model import UploadFile
from shared.uploads.responses import RefusalTold
from shared.uploads.states import FileState


class TopicOnOffer(Model):
    code: Topic
    label: str


class TicketForm(Model):
    """What the form shows before anything is sent. `address` is the one that we see the caller at; sizes in bytes."""

    address: str
    topics: tuple[TopicOnOffer, ...]
    most_files: int
    max_bytes: int
    extensions: tuple[str, ...]


class TicketLine(Model):
    """`opening` is the beginning of what was asked."""

    id: str
    organisation_id: str
    number: str
    state: TicketState
    topic: str
    opening: str
    at: datetime
    changed_at: datetime


class TicketList(Model):
    items: tuple[TicketLine, ...]


class Screenshot(Model):
    id: str
    name: str
    size: int
    state: FileState
    refusal: RefusalTold | None


class MessageShown(Model):
    id: str
    at: datetime
    side: Side
    by: str
    text: str
    files: tuple[Screenshot, ...]


class OriginShown(Model):
    browser: str
    address: str
    page: str


class TicketDetails(Model):
    """`forget_at` is when it will be deleted, while it is resolved. `etag` goes into If-Match."""

    id: str
    organisation_id: str
    number: str
    state: TicketState
    topic: str
    name: str
    email: str
    affected: str
    origin: OriginShown
    at: datetime
    messages: tuple[MessageShown, ...]
    resolved_at: datetime | None
    forget_at: datetime | None
    etag: str


class StaffTicket(TicketDetails):
    organisation_name: str


_OPENING = 120  # characters


def line_of(ticket: Ticket) -> TicketLine:
    words = " ".join(ticket.messages[0].text.split())
    return TicketLine(
        id=ticket.id,
        organisation_id=ticket.organisation_id,
        number=ticket.number,
        state=ticket.state,
        topic=TOPICS[ticket.topic].label,
        opening=words if len(words) <= _OPENING else words[:_OPENING].rsplit(" ", 1)[0] + "…",
        at=ticket.at,
        changed_at=ticket.changed_at,
    )


def details_of(ticket: Ticket) -> TicketDetails:
    return TicketDetails(**_facts(ticket))


def staff_details_of(ticket: Ticket, organisation_name: str) -> StaffTicket:
    return StaffTicket(**_facts(ticket), organisation_name=organisation_name)


def _facts(ticket: Ticket) -> dict[str, object]:
    same = ("id", "organisation_id", "number", "state", "name", "email", "affected", "at", "resolved_at", "forget_at")
    return {name: getattr(ticket, name) for name in same} | {
        "topic": TOPICS[ticket.topic].label,
        "origin": OriginShown(**ticket.origin.model_dump(by_alias=False)),
        "messages": tuple(
            MessageShown(
                id=each.id,
                at=each.at,
                side=each.side,
                by=each.by,
                text=each.text,
                files=tuple(_screenshot(ticket.file(file_id)) for file_id in each.file_ids),
            )
            for each in ticket.messages
        ),
        "etag": ticket.version,
    }


def _screenshot(file: UploadFile) -> Screenshot:
    return Screenshot(id=file.id, name=file.name, size=file.size, state=file.state, refusal=RefusalTold.of(file))
