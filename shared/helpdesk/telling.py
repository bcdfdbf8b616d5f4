"""Who hears of an answer: whoever wrote, in the bell and by email; without an account, by email alone."""

from __future__ import annotations

from shared.clients.cosmos import Operation
from shared.helpdesk.guests import letter_due
from shared.helpdesk.model import Message, Ticket
from shared.notifications.announcing import notice_operation
from shared.notifications.kinds import Kind


def answered(ticket: Ticket, message: Message) -> list[Operation]:
    if ticket.user_id is None:
        return [letter_due(ticket.id, message.id, message.at)]
    return _notice(Kind.TICKET_ANSWERED, ticket, f"ticket-{message.id}")


def resolved(ticket: Ticket) -> list[Operation]:
    return _notice(Kind.TICKET_RESOLVED, ticket, f"resolved-{ticket.id}-{len(ticket.messages)}")


def _notice(kind: Kind, ticket: Ticket, notice_id: str) -> list[Operation]:
    if ticket.user_id is None:
        return []
    return [
        notice_operation(
            kind,
            organisation_id=ticket.organisation_id,
            at=ticket.changed_at,
            user_ids=(ticket.user_id,),
            notice_id=notice_id,
            ticket_id=ticket.id,
            number=ticket.number,
        )
    ]
