"""What people do with their tickets: open one, add to it, say that it is solved, reopen it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import StringConstraints

from shared.helpdesk.model import TOPICS, Line, Message, Origin, Side, Text, Ticket, Topic
from shared.helpdesk.screenshots import Screenshots, declared, links_for, renewed_link
from shared.helpdesk.services import Helpdesk
from shared.helpdesk.states import Act
from shared.helpdesk.store import Change, no_such_ticket
from shared.idempotency.model import KeyedRequest
from shared.kernel.errors import Forbidden
from shared.kernel.ids import new_id
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.uploads.model import UploadFile, new_number
from shared.uploads.responses import FileLink

Page = Annotated[str, StringConstraints(max_length=300, pattern=r"^(/[^\s?#]*)?$")]


class NewTicket(Model):
    """`affected` is the account that has the trouble. `page` is a path of the portal, without what was searched for."""

    topic: Topic
    affected: Line = ""
    description: Text
    browser: Line = ""
    page: Page = ""
    files: Screenshots = ()


class Addition(Model):
    text: Text
    files: Screenshots = ()


class Words(Model):
    text: Text


class Said(Model):
    """What is recorded for a request: links aren't, for each is a key that opens something."""

    ticket_id: str
    number: str
    file_ids: tuple[str, ...] = ()


class TicketReceipt(Model):
    """`links` take the screenshots, one each; the ticket is with the helpdesk already."""

    ticket_id: str
    number: str
    links: tuple[FileLink, ...] = ()


async def open_ticket(
    principal: Principal, new: NewTicket, address: str, request: KeyedRequest, desk: Helpdesk
) -> TicketReceipt:
    """Open a ticket. Raises `Forbidden("topic-not-yours")`, or `Invalid` with why a screenshot can't be sent."""
    needs = TOPICS[new.topic].needs
    if needs and not needs & principal.permissions:
        raise Forbidden("topic-not-yours", "An administrator or a supervisor of your organisation must ask for this.")
    now = desk.clock()
    files = declared(new.files, now)
    message = _message(principal.name, new.description, files, now)
    ticket = Ticket(
        id=new_id(),
        organisation_id=principal.organisation_id,
        number=new_number("T"),
        topic=new.topic,
        user_id=principal.user_id,
        name=principal.name,
        email=principal.email,
        affected=new.affected or principal.email,
        origin=Origin(browser=new.browser, address=address, page=new.page),
        at=now,
        changed_at=now,
        messages=(message,),
        files=files,
    )
    said = Said(ticket_id=ticket.id, number=ticket.number, file_ids=message.file_ids)
    return await receipt(principal.organisation_id, await desk.tickets.open_once(request, ticket, said), desk)


async def add(
    principal: Principal, ticket_id: str, addition: Addition, request: KeyedRequest, desk: Helpdesk
) -> TicketReceipt:
    """Write something more. Raises `Conflict`: `ticket-resolved`, `ticket-full`."""
    return await _say(principal, ticket_id, Act.ADD, addition, request, desk)


async def reopen(
    principal: Principal, ticket_id: str, words: Words, request: KeyedRequest, desk: Helpdesk
) -> TicketReceipt:
    """Say what is still wrong, as long as the ticket is kept. Raises `Conflict("ticket-not-resolved")`."""
    return await _say(principal, ticket_id, Act.REOPEN, Addition(text=words.text), request, desk)


async def resolve(principal: Principal, ticket_id: str, request: KeyedRequest, desk: Helpdesk) -> TicketReceipt:
    """Say that it is solved. Raises `Conflict("ticket-resolved")`."""
    where = (principal.organisation_id, ticket_id)

    def step(ticket: Ticket) -> tuple[Change, Said]:
        check_owned(principal, ticket)
        solved = ticket.resolved(desk.clock(), desk.kept)
        return Change(solved), Said(ticket_id=ticket.id, number=ticket.number)

    if earlier := await desk.tickets.earlier_result(request, where[0]):
        return await receipt(where[0], Said.model_validate(earlier), desk)
    return await receipt(where[0], await desk.tickets.change_once(request, where, step), desk)


async def renew_link(principal: Principal, ticket_id: str, file_id: str, desk: Helpdesk) -> FileLink:
    ticket = await desk.tickets.read(principal.organisation_id, ticket_id)
    check_owned(principal, ticket)
    return await renewed_link(ticket, file_id, desk)


async def _say(
    principal: Principal, ticket_id: str, act: Act, addition: Addition, request: KeyedRequest, desk: Helpdesk
) -> TicketReceipt:
    where = (principal.organisation_id, ticket_id)
    if earlier := await desk.tickets.earlier_result(request, where[0]):
        return await receipt(where[0], Said.model_validate(earlier), desk)
    now = desk.clock()
    files = declared(addition.files, now)
    message = _message(principal.name, addition.text, files, now)

    def step(ticket: Ticket) -> tuple[Change, Said]:
        check_owned(principal, ticket)
        said = Said(ticket_id=ticket.id, number=ticket.number, file_ids=message.file_ids)
        return Change(ticket.said(act, message, files)), said

    return await receipt(where[0], await desk.tickets.change_once(request, where, step), desk)


async def receipt(organisation_id: str, said: Said, desk: Helpdesk) -> TicketReceipt:
    links: tuple[FileLink, ...] = ()
    if said.file_ids:
        links = await links_for(await desk.tickets.read(organisation_id, said.ticket_id), said.file_ids, desk)
    return TicketReceipt(ticket_id=said.ticket_id, number=said.number, links=links)


def check_owned(principal: Principal, ticket: Ticket) -> None:
    """Raise `NotFound` unless `principal` wrote this ticket: colleagues don't see it."""
    if ticket.user_id != principal.user_id:
        raise no_such_ticket()


def _message(by: str, text: str, files: tuple[UploadFile, ...], now: datetime) -> Message:
    return Message(id=new_id(), at=now, side=Side.PERSON, by=by, text=text, file_ids=tuple(file.id for file in files))
