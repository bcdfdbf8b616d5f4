"""A screenshot has arrived: scanned by the same pipeline as every upload, and only then shown to staff."""

from __future__ import annotations

from shared.helpdesk.model import LIMITS, Ticket, blob_name, parts_of
from shared.helpdesk.services import Helpdesk
from shared.kernel.errors import NotFound
from shared.kernel.logs import log
from shared.kernel.telemetry import Kind, span
from shared.uploads.judging import expected, judge
from shared.uploads.model import UploadFile, decided
from shared.uploads.scanning.defender import Report
from shared.uploads.scanning.model import Undecided, Verdict
from shared.uploads.states import TO_SCAN, FileState
from shared.uploads.verdicts import noted


async def scan_screenshot(name: str, desk: Helpdesk) -> None:
    """Scan the quarantined blob `name`, however often it is told of. What no ticket waits for is deleted."""
    blobs = desk.uploads.blobs
    arrived = await blobs.arrived(name)
    if arrived is None:
        return
    file = await _begun(name, desk)
    if file is None or file.state is not FileState.SCANNING:
        await blobs.discard(name, arrived)
        return
    if file.attempts == 1 and await desk.uploads.waits_for_report(name, arrived):
        return  # the report will bring us back, else the watchdog
    with span("scan screenshot", Kind.CONSUMER, attributes={"recourse.file.size": arrived.size}) as scan:
        verdict, scanned = await judge(name, arrived, expected(file), LIMITS, desk.uploads)
        scan.note(noted(verdict))
        await _record(name, verdict, desk)
    if scanned and not isinstance(verdict, Undecided):
        await blobs.discard(name, scanned)


async def record_screenshot_report(name: str, etag: str, report: Report, desk: Helpdesk) -> None:
    """Keep Defender's report on one version, then decide about whatever lies there now."""
    if desk.uploads.reports is None:
        return  # another engine scans here
    await desk.uploads.reports.keep(name, etag, report, desk.clock())
    await scan_screenshot(name, desk)


async def _begun(name: str, desk: Helpdesk) -> UploadFile | None:
    """Mark the file as being scanned, unless it has its verdict; return it as it is then, if a ticket knows it."""
    organisation_id, ticket_id, file_id = parts_of(name)

    def step(ticket: Ticket) -> Ticket | None:
        file = ticket.file(file_id)
        if file.state not in TO_SCAN:
            return None
        now = desk.clock()
        changes = {"attempts": file.attempts + 1, "arrived_at": file.arrived_at or now}
        return ticket.file_moved(file_id, FileState.SCANNING, now, **changes)

    try:
        return (await desk.tickets.change((organisation_id, ticket_id), step)).file(file_id)
    except NotFound:
        return None


async def _record(name: str, verdict: Verdict, desk: Helpdesk) -> None:
    organisation_id, ticket_id, file_id = parts_of(name)
    state, changes = decided(verdict)

    def step(ticket: Ticket) -> Ticket | None:
        if ticket.file(file_id).state not in TO_SCAN:
            return None
        return ticket.file_moved(file_id, state, desk.clock(), **changes)

    try:
        await desk.tickets.change((organisation_id, ticket_id), step)
    except NotFound:  # the ticket was forgotten during the scan: its file goes too
        await desk.uploads.blobs.remove(blob_name(organisation_id, ticket_id, file_id))
    log("screenshot-scanned", file=file_id, state=state)
