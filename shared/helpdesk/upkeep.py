"""Promises about time: late scans are tried again, what never came is given up, what is over leaves no file behind."""

from __future__ import annotations

import logging

from shared.helpdesk.arrivals import scan_screenshot
from shared.helpdesk.model import Ticket, blob_name, files_of
from shared.helpdesk.services import Helpdesk
from shared.kernel.errors import NotFound
from shared.kernel.logs import log
from shared.uploads.model import ABANDONED_AFTER, Refusal
from shared.uploads.scanning.model import Objection
from shared.uploads.scanning.reasons import refusal
from shared.uploads.states import TO_SEND, FileState

_MOST_A_VISIT = 20
_MOST_REMOVED = 200


async def look_after_screenshots(desk: Helpdesk) -> int:
    """Scan what is overdue or delayed, give up what hasn't come for a day; return how many tickets there were."""
    due = await desk.tickets.due(_MOST_A_VISIT)
    for where in due:
        try:
            await _look_after(where, desk)
        except Exception as error:  # noqa: BLE001  one ticket's trouble mustn't keep the others waiting
            log("screenshots-not-looked-after", level=logging.ERROR, exc_info=error, ticket=where[1])
    return len(due)


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


async def _look_after(where: tuple[str, str], desk: Helpdesk) -> None:
    now = desk.clock()

    def visited(ticket: Ticket) -> Ticket:
        for file in ticket.files:
            if file.state in TO_SEND and file.since <= now - ABANDONED_AFTER:
                told = Refusal.of(refusal(Objection("file-never-arrived")))
                ticket = ticket.file_moved(file.id, FileState.REFUSED, now, refusal=told)
        return ticket.model_copy(update={"looked_at": now})

    try:
        ticket = await desk.tickets.change(where, visited)
    except NotFound:
        return
    for file in ticket.files:
        if file.look_at and file.look_at <= now:
            await scan_screenshot(blob_name(*where, file.id), desk)
