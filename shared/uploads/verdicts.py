"""A file has arrived: scan that very version, move it if it is clean, and record what was decided."""

from __future__ import annotations

import logging
from datetime import datetime

from shared.kernel.errors import NotFound
from shared.kernel.logs import log
from shared.kernel.promises import Promise
from shared.kernel.telemetry import Attributes, Kind, lasted, span
from shared.uploads.attaching import settled
from shared.uploads.judging import expected, judge
from shared.uploads.model import Upload, UploadFile, blob_name, decided
from shared.uploads.scanning.defender import Report
from shared.uploads.scanning.model import Refused, Undecided, Verdict
from shared.uploads.services import UploadServices
from shared.uploads.states import TO_SCAN, FileState
from shared.uploads.store import Change
from shared.uploads.telling import refused_operations


async def scan_arrival(name: str, services: UploadServices) -> None:
    """Scan the quarantined blob `name`, whoever says that it arrived, and however often.

    A file that has its verdict, was cancelled or isn't known has no business in quarantine: it is deleted.
    """
    arrived = await services.blobs.arrived(name)
    if arrived is None:
        return
    upload, file = await _begun(name, services)
    if upload is None or file is None or file.state is not FileState.SCANNING:
        await services.blobs.discard(name, arrived)
        return
    if file.attempts == 1 and await services.waits_for_report(name, arrived):
        return  # the report will bring us back, else the watchdog
    # The event that led here says nothing of the act that sent the file; the upload does.
    facts = {"recourse.file.size": arrived.size, "recourse.attempt": file.attempts}
    with span("scan file", Kind.CONSUMER, parent=upload.traceparent, attributes=facts) as scan:
        verdict, scanned = await judge(name, arrived, expected(file), services.limits, services)
        scan.note(noted(verdict))
        await record_verdict(upload, file.id, verdict, services)
        if not isinstance(verdict, Undecided):
            lasted(Promise.VERDICT, (services.clock() - arrived.at).total_seconds())
    if scanned and not isinstance(verdict, Undecided):
        await services.blobs.discard(name, scanned)


async def record_report(name: str, etag: str, report: Report, services: UploadServices) -> None:
    """Keep Defender's report on one version, then decide about whatever lies there now."""
    if services.reports is None:
        return  # another engine scans here: what Defender thinks changes nothing
    await services.reports.keep(name, etag, report, services.clock())
    await scan_arrival(name, services)


async def record_verdict(upload: Upload, file_id: str, verdict: Verdict, services: UploadServices) -> Upload:
    """Record the verdict, and in the same batch what follows from it. A file cancelled meanwhile stays cancelled."""

    async def step(fresh: Upload) -> Change | None:
        if fresh.file(file_id).state not in TO_SCAN:
            return None
        now = services.clock()
        judged = _decided(fresh, file_id, verdict, now)
        change = await settled(judged, now, services)
        return Change(change.upload, [*change.operations, *refused_operations(judged, judged.file(file_id), now)])

    changed = await services.store.change(upload.organisation_id, upload.id, step)
    _log(changed, file_id, verdict)
    if changed.file(file_id).state is FileState.CANCELLED:
        await services.blobs.remove(blob_name(upload.organisation_id, upload.id, file_id))
    return changed


async def _begun(name: str, services: UploadServices) -> tuple[Upload, UploadFile] | tuple[None, None]:
    """Mark the file as being scanned, unless it has its verdict; return it as it is then, if it is known at all."""
    organisation_id, upload_id, file_id = name.split("/", 2)

    async def step(upload: Upload) -> Change | None:
        file = upload.file(file_id)
        if file.state not in TO_SCAN:
            return None
        now = services.clock()
        changes = {"attempts": file.attempts + 1, "arrived_at": file.arrived_at or now}
        return Change(upload.file_moved(file_id, FileState.SCANNING, now, **changes))

    try:
        upload = await services.store.change(organisation_id, upload_id, step)
        return upload, upload.file(file_id)
    except NotFound:
        return None, None


def _decided(upload: Upload, file_id: str, verdict: Verdict, now: datetime) -> Upload:
    state, changes = decided(verdict)
    return upload.file_moved(file_id, state, now, **changes)


def noted(verdict: Verdict) -> Attributes:
    """Return the verdict for a trace."""
    return {"recourse.verdict": verdict.code if isinstance(verdict, Refused) else type(verdict).__name__.lower()}


def _log(upload: Upload, file_id: str, verdict: Verdict) -> None:
    file = upload.file(file_id)
    reason = verdict.code if isinstance(verdict, Refused) else getattr(verdict, "reason", "")
    detail = verdict.detail if isinstance(verdict, Refused) else ""
    level = logging.WARNING if isinstance(verdict, Undecided) else logging.INFO
    log("scanned", level=level, file=file_id, state=file.state, reason=reason, detail=detail, attempt=file.attempts)
