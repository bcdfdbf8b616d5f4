"""Promises about time: late scans are tried again, what never came is given up, what is over leaves no file behind."""

from __future__ import annotations

from functools import partial

from shared.helpdesk.arrivals import TicketRecipient
from shared.helpdesk.model import SCREENSHOTS, Ticket, files_of
from shared.helpdesk.services import Helpdesk
from shared.kernel.errors import NotFound
from shared.uploads.states import FileState
from shared.uploads.verdicts import scan_arrival
from shared.uploads.watchdog import MOST_A_VISIT, NEVER_ARRIVED, look_after

_MOST_REMOVED = 200


async def look_after_screenshots(desk: Helpdesk) -> int:
    """Scan what is overdue or delayed, give up what hasn't come for a day; return how many tickets there were."""
    return await look_after(await desk.tickets.due(MOST_A_VISIT), partial(_visit, desk))


async def remove_left_over(desk: Helpdesk) -> int:
    """Delete the screenshots of tickets whose time is over; return how many tickets.

    The blobs first and what names them last: a crash in between leaves the rest to the next visit.
    """
    left = await desk.tickets.left_over(_MOST_REMOVED)
    for files in left:
        for name in files.names:
            await desk.uploads.blobs.remove(name)
        await desk.tickets.forget(files.id, files.organisation_id)
    return len(left)


async def forget_tickets_of(organisation_id: str, user_id: str, desk: Helpdesk) -> int:
    """Delete somebody's tickets with their screenshots, whatever state they are in; return how many there were.

    The blobs first and the ticket last, so that what a crash leaves is found again.
    """
    theirs = await desk.tickets.of_person(organisation_id, user_id)
    for ticket in theirs:
        files = files_of(ticket)
        for name in files.names:
            await desk.uploads.blobs.remove(name)
        await desk.tickets.forget(files.id, organisation_id)
        await desk.tickets.forget(ticket.id, organisation_id)
    return len(theirs)


async def _visit(desk: Helpdesk, organisation_id: str, ticket_id: str) -> None:
    now = desk.clock()

    def visited(ticket: Ticket) -> Ticket:
        for file in ticket.files:
            if file.never_came(now):
                ticket = ticket.file_moved(file.id, FileState.REFUSED, now, refusal=NEVER_ARRIVED)
        return ticket.model_copy(update={"looked_at": now})

    try:
        ticket = await desk.tickets.change((organisation_id, ticket_id), visited)
    except NotFound:
        return
    for file in ticket.files:
        if file.look_at and file.look_at <= now:
            await scan_arrival(SCREENSHOTS.name(organisation_id, ticket_id, file.id), TicketRecipient(desk))
