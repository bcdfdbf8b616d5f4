"""Reading tickets: one's own, and for the helpdesk everybody's."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from pydantic import Field

from shared.helpdesk.commands import check_owned
from shared.helpdesk.model import LIMITS, MOST_FILES, TOPICS, Ticket
from shared.helpdesk.responses import (
    StaffTicket,
    TicketDetails,
    TicketForm,
    TicketList,
    TopicOnOffer,
    details_of,
    line_of,
    staff_details_of,
)
from shared.helpdesk.services import Helpdesk
from shared.helpdesk.states import FOR_HELPDESK, TicketState
from shared.kernel.errors import NotFound
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.organisations.store import OrganisationStore

_MOST = 200
_RESOLVED_LATELY = timedelta(days=14)


class Pile(StrEnum):
    TO_ANSWER = "to-answer"
    WAITING = "waiting"
    RESOLVED = "resolved"


_STATES: dict[Pile, tuple[TicketState, ...]] = {
    Pile.TO_ANSWER: tuple(sorted(FOR_HELPDESK)),
    Pile.WAITING: (TicketState.WAITING,),
    Pile.RESOLVED: (TicketState.RESOLVED,),
}


class TicketQuery(Model):
    """By `number`, in whatever state; else one pile. Of the resolved ones, those of the last fourteen days."""

    pile: Pile = Pile.TO_ANSWER
    number: str | None = Field(None, max_length=20)


def ticket_form(principal: Principal, address: str) -> TicketForm:
    """Return what may be asked for, and what will be sent along."""
    mine = principal.permissions
    return TicketForm(
        address=address,
        topics=tuple(
            TopicOnOffer(code=topic, label=rules.label)
            for topic, rules in TOPICS.items()
            if not rules.needs or rules.needs & mine
        ),
        most_files=MOST_FILES,
        max_bytes=LIMITS.max_bytes,
        extensions=tuple(sorted(LIMITS.extensions)),
    )


async def own_tickets(principal: Principal, desk: Helpdesk) -> TicketList:
    """Return one's own tickets, the newest act first."""
    return _listed(await desk.tickets.of_person(principal.organisation_id, principal.user_id), newest_first=True)


async def own_ticket(principal: Principal, ticket_id: str, desk: Helpdesk) -> TicketDetails:
    ticket = await desk.tickets.read(principal.organisation_id, ticket_id)
    check_owned(principal, ticket)
    return details_of(ticket)


async def tickets_for_staff(query: TicketQuery, desk: Helpdesk) -> TicketList:
    """Return up to 200 tickets of any organisation; of those to answer, the longest-waiting first."""
    if query.number:
        return _listed(await desk.tickets.by_number(query.number.strip().upper()), newest_first=True)
    found = await desk.tickets.in_states(_STATES[query.pile], _MOST)
    if query.pile is Pile.RESOLVED:
        since = desk.clock() - _RESOLVED_LATELY
        found = [ticket for ticket in found if ticket.changed_at >= since]
    return _listed(found, newest_first=query.pile is not Pile.TO_ANSWER)


async def ticket_for_staff(
    organisation_id: str, ticket_id: str, desk: Helpdesk, organisations: OrganisationStore
) -> StaffTicket:
    ticket = await desk.tickets.read(organisation_id, ticket_id)
    try:
        name = (await organisations.read(organisation_id)).name
    except NotFound:
        name = organisation_id
    return staff_details_of(ticket, name)


def _listed(tickets: list[Ticket], *, newest_first: bool) -> TicketList:
    in_order = sorted(tickets, key=lambda ticket: ticket.changed_at, reverse=newest_first)
    return TicketList(items=tuple(line_of(ticket) for ticket in in_order))
