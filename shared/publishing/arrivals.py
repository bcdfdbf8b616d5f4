"""A file that staff publish has arrived: scanned by the same pipeline as every upload, and only then on its case."""

from __future__ import annotations

from shared.cases.model import Case
from shared.intake.store import PURGED
from shared.kernel.errors import Conflict, NotFound
from shared.kernel.logs import log
from shared.kernel.telemetry import Kind, span
from shared.publishing.facts import publishing
from shared.publishing.model import MOVED_AWAY, Publication, parts_of
from shared.publishing.services import Publishing
from shared.publishing.store import Change
from shared.uploads.judging import expected, judge
from shared.uploads.model import decided
from shared.uploads.scanning.defender import Report
from shared.uploads.scanning.model import Undecided, Verdict
from shared.uploads.states import TO_SCAN, FileState
from shared.uploads.verdicts import noted

_KEEPS_ITS_FILE = frozenset({FileState.RECEIVED, FileState.SCANNING, FileState.DELAYED})


async def scan_publication(name: str, desk: Publishing) -> None:
    """Scan the quarantined blob `name`, however often it is told of. What nobody publishes is deleted."""
    blobs = desk.uploads.blobs
    arrived = await blobs.arrived(name)
    if arrived is None:
        return
    publication = await _begun(name, desk)
    if publication is None or publication.file.state is not FileState.SCANNING:
        await blobs.discard(name, arrived)
        return
    if publication.file.attempts == 1 and await desk.uploads.waits_for_report(name, arrived):
        return  # the report will bring us back, else the watchdog
    with span("scan publication", Kind.CONSUMER, attributes={"recourse.file.size": arrived.size}) as scan:
        verdict, scanned = await judge(name, arrived, expected(publication.file), desk.uploads.limits, desk.uploads)
        scan.note(noted(verdict))
        await record_verdict(name, verdict, desk)
    if scanned and not isinstance(verdict, Undecided):
        await blobs.discard(name, scanned)


async def record_publication_report(name: str, etag: str, report: Report, desk: Publishing) -> None:
    """Keep Defender's report on one version, then decide about whatever lies there now."""
    if desk.uploads.reports is None:
        return  # another engine scans here
    await desk.uploads.reports.keep(name, etag, report, desk.clock())
    await scan_publication(name, desk)


async def record_verdict(name: str, verdict: Verdict, desk: Publishing) -> None:
    """Record the verdict; a clean file goes onto its case in the same batch. What was given up stays so."""
    organisation_id, publication_id, _ = parts_of(name)

    async def step(publication: Publication) -> Change | None:
        if publication.file.state not in TO_SCAN:
            return None
        state, changes = decided(verdict)
        if state is FileState.CLEAN:
            return await _published(publication, changes, desk)
        return Change(publication.moved(state, desk.clock(), **changes))

    try:
        publication = await desk.publications.change(organisation_id, publication_id, step)
    except NotFound:  # the case was purged during the scan, and this with it
        await desk.uploads.blobs.remove(name)
        return
    if publication.file.state not in _KEEPS_ITS_FILE:
        await desk.uploads.blobs.remove(name)
    log("publication-scanned", file=publication.file.id, state=publication.file.state)


async def _published(publication: Publication, found: dict[str, object], desk: Publishing) -> Change:
    """Return the publication with its document on the case; refused, if the case isn't there any more."""
    case, now = await _case(publication, desk), desk.clock()
    if case is None:
        return Change(publication.moved(FileState.REFUSED, now, refusal=MOVED_AWAY))
    clean = publication.moved(FileState.CLEAN, now, **found)
    return Change(clean.moved(FileState.RECEIVED, now), publishing(case, clean, now))


async def _case(publication: Publication, desk: Publishing) -> Case | None:
    try:
        known, _ = await desk.standing.standing(publication.organisation_id, publication.case_id)
    except Conflict as conflict:
        if conflict.code == PURGED:
            return None
        raise
    return known if isinstance(known, Case) else None


async def _begun(name: str, desk: Publishing) -> Publication | None:
    """Mark the file as being scanned, unless it has its verdict; return it as it is then, if anybody published it."""
    organisation_id, publication_id, file_id = parts_of(name)

    async def step(publication: Publication) -> Change | None:
        file = publication.file
        if file.state not in TO_SCAN or file.id != file_id:
            return None
        now = desk.clock()
        changes = {"attempts": file.attempts + 1, "arrived_at": file.arrived_at or now}
        return Change(publication.moved(FileState.SCANNING, now, **changes))

    try:
        publication = await desk.publications.change(organisation_id, publication_id, step)
    except NotFound:
        return None
    return publication if publication.file.id == file_id else None
