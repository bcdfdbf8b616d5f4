"""Tickets that wait for the helpdesk, as work on its list."""

from __future__ import annotations

from typing import Any

from shared.helpdesk.model import TOPICS, Ticket
from shared.helpdesk.states import FOR_HELPDESK
from shared.worklist.kinds import WorkKind
from shared.worklist.model import WorkItem


def ticket_work(item: dict[str, Any]) -> WorkItem:
    """Return the work that a ticket means: open while it waits for an answer."""
    ticket = Ticket.from_item(item)
    return WorkItem(
        id=ticket.id,
        kind=WorkKind.TICKET,
        organisation_id=ticket.organisation_id,
        what=f"{ticket.number}: {TOPICS[ticket.topic].label}",
        since=ticket.changed_at,
        state="open" if ticket.state in FOR_HELPDESK else "done",
    )
