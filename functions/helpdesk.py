"""Tickets to the helpdesk, for whoever writes them and for staff, and what follows from them."""

from __future__ import annotations

from typing import Any

import azure.functions as func
from pydantic import Field

from functions.edge.call import Call
from functions.edge.feed import on_changes, source_of
from functions.edge.poison import react
from functions.edge.routes import Routes
from functions.edge.timer import on_timer
from shared.cases.document_responses import DocumentLink
from shared.helpdesk import staff
from shared.helpdesk.commands import (
    Addition,
    NewTicket,
    TicketReceipt,
    Words,
    add,
    open_ticket,
    renew_link,
    reopen,
    resolve,
)
from shared.helpdesk.queries import (
    TicketQuery,
    own_ticket,
    own_tickets,
    ticket_for_staff,
    ticket_form,
    tickets_for_staff,
)
from shared.helpdesk.responses import StaffTicket, TicketDetails, TicketForm, TicketList
from shared.helpdesk.screenshots import reading_link
from shared.helpdesk.staff import Answer, Handled
from shared.helpdesk.upkeep import look_after_screenshots, remove_left_over
from shared.helpdesk.work import ticket_work
from shared.kernel.errors import Invalid
from shared.kernel.logs import log
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.outbox.relay import relay_changes, stragglers
from shared.uploads.responses import FileLink
from shared.wiring import Services
from shared.worklist.keeping import keep_work

routes = Routes("helpdesk")
blueprint = func.Blueprint()  # type: ignore[no-untyped-call]
_CONTAINER = "tickets"
_STAFF = Permission.STAFF_HELPDESK


class TicketPath(Model):
    ticket_id: str = Field(max_length=100)


class FilePath(TicketPath):
    file_id: str = Field(max_length=100)


class AnyTicketPath(Model):
    organisation_id: str = Field(max_length=100)
    ticket_id: str = Field(max_length=100)

    @property
    def where(self) -> tuple[str, str]:
        return self.organisation_id, self.ticket_id


class AnyFilePath(AnyTicketPath):
    file_id: str = Field(max_length=100)


@routes.get("ticket-form", permission=Permission.SIGNED_IN)
async def get_ticket_form(call: Call) -> TicketForm:
    """Read what can be asked for, what will be sent along, and what screenshots may be."""
    return ticket_form(call.principal, call.address)


@routes.get("tickets", permission=Permission.HELP, audit="tickets.list")
async def get_tickets(call: Call) -> TicketList:
    """List my tickets to the helpdesk."""
    return await own_tickets(call.principal, call.services.helpdesk)


@routes.post("tickets", permission=Permission.HELP, audit="ticket.open")
async def post_ticket(call: Call, body: NewTicket) -> TicketReceipt:
    """Ask the helpdesk, and get where to send screenshots."""
    return await open_ticket(call.principal, body, call.address, call.request, call.services.helpdesk)


@routes.get("tickets/{ticketId}", permission=Permission.HELP, audit="ticket.read")
async def get_ticket(call: Call, path: TicketPath) -> TicketDetails:
    """Read one of my tickets."""
    return await own_ticket(call.principal, path.ticket_id, call.services.helpdesk)


@routes.post("tickets/{ticketId}/messages", permission=Permission.HELP, audit="ticket.add")
async def post_ticket_message(call: Call, path: TicketPath, body: Addition) -> TicketReceipt:
    """Write something more on my ticket."""
    return await add(call.principal, path.ticket_id, body, call.request, call.services.helpdesk)


@routes.post("tickets/{ticketId}/resolution", permission=Permission.HELP, audit="ticket.resolve")
async def post_ticket_resolution(call: Call, path: TicketPath) -> TicketReceipt:
    """Say that my ticket is solved."""
    return await resolve(call.principal, path.ticket_id, call.request, call.services.helpdesk)


@routes.post("tickets/{ticketId}/reopening", permission=Permission.HELP, audit="ticket.reopen")
async def post_ticket_reopening(call: Call, path: TicketPath, body: Words) -> TicketReceipt:
    """Reopen my ticket, saying what is still wrong."""
    return await reopen(call.principal, path.ticket_id, body, call.request, call.services.helpdesk)


@routes.post(
    "tickets/{ticketId}/files/{fileId}/link",
    permission=Permission.HELP,
    audit="ticket.renew-link",
    status=200,
    keyed=False,
)
async def post_ticket_file_link(call: Call, path: FilePath) -> FileLink:
    """Get a new link for a screenshot whose sending failed. Nothing changes by asking, so it needs no key."""
    return await renew_link(call.principal, path.ticket_id, path.file_id, call.services.helpdesk)


@routes.get("staff/tickets", permission=_STAFF, audit="staff.tickets.list")
async def get_staff_tickets(call: Call, query: TicketQuery) -> TicketList:
    """List tickets of all organisations: those to answer, those that wait for their writers, those resolved lately."""
    return await tickets_for_staff(query, call.services.helpdesk)


@routes.get("staff/tickets/{organisationId}/{ticketId}", permission=_STAFF, audit="staff.ticket.read")
async def get_staff_ticket(call: Call, path: AnyTicketPath) -> StaffTicket:
    """Read a ticket of any organisation."""
    wired = call.services
    return await ticket_for_staff(path.organisation_id, path.ticket_id, wired.helpdesk, wired.organisations)


@routes.post("staff/tickets/{organisationId}/{ticketId}/answers", permission=_STAFF, audit="staff.ticket.answer")
async def post_staff_ticket_answer(call: Call, path: AnyTicketPath, body: Answer) -> Handled:
    """Answer a ticket, and resolve it with that if nothing more is to do. Send the ticket's `etag` as If-Match."""
    desk = call.services.helpdesk
    return await staff.answer(call.principal, path.where, body, _version(call), call.request, desk)


@routes.post("staff/tickets/{organisationId}/{ticketId}/resolution", permission=_STAFF, audit="staff.ticket.resolve")
async def post_staff_ticket_resolution(call: Call, path: AnyTicketPath) -> Handled:
    """Resolve a ticket without a word more. Send the ticket's `etag` as If-Match."""
    return await staff.resolve(path.where, _version(call), call.request, call.services.helpdesk)


@routes.post("staff/tickets/{organisationId}/{ticketId}/reopening", permission=_STAFF, audit="staff.ticket.reopen")
async def post_staff_ticket_reopening(call: Call, path: AnyTicketPath, body: Words) -> Handled:
    """Take a resolved ticket up again."""
    return await staff.reopen(call.principal, path.where, body, call.request, call.services.helpdesk)


@routes.post(
    "staff/tickets/{organisationId}/{ticketId}/files/{fileId}/link",
    permission=_STAFF,
    audit="staff.ticket.file-link",
    status=200,
    keyed=False,
)
async def post_staff_ticket_file_link(call: Call, path: AnyFilePath) -> DocumentLink:
    """Get a one-minute link to a screenshot that was found clean. Nothing changes by asking, so it needs no key."""
    desk = call.services.helpdesk
    return await reading_link(await desk.tickets.read(*path.where), path.file_id, desk)


def _version(call: Call) -> str:
    if call.if_match is None:
        raise Invalid("if-match-missing", "Send If-Match with the ticket's etag.")
    return call.if_match


@on_changes(blueprint, _CONTAINER)
async def relay_ticket_outbox(wired: Services, changes: list[dict[str, Any]]) -> None:
    """Relay the messages among the changes of tickets."""
    await relay_changes(changes, wired.helpdesk.outbox, wired.bus, wired.clock)


@on_changes(blueprint, _CONTAINER, from_beginning=True)
async def keep_ticket_work(wired: Services, changes: list[dict[str, Any]]) -> None:
    """Put tickets that wait for the helpdesk on its worklist, and take off it what is answered."""
    await keep_work(changes, {"ticket": ticket_work}, wired.work)


@on_timer(blueprint, "50 * * * * *")
async def sweep_ticket_outbox(wired: Services) -> None:
    """Relay what has been waiting for more than a minute."""
    waiting = await stragglers(wired.helpdesk.outbox, wired.clock)
    if waiting:
        await react(relay_ticket_outbox, source_of(_CONTAINER), waiting, wired)


@on_timer(blueprint, "35 * * * * *")
async def retry_ticket_scans(wired: Services) -> None:
    """Look after tickets with a screenshot whose scan is overdue, or which never came."""
    if looked_after := await look_after_screenshots(wired.helpdesk):
        log("ticket-scans-looked-after", tickets=looked_after)


@on_timer(blueprint, "0 40 * * * *")
async def remove_ticket_files(wired: Services) -> None:
    """Delete the screenshots of tickets that are forgotten."""
    if removed := await remove_left_over(wired.helpdesk):
        log("ticket-files-removed", tickets=removed)
