"""A file has arrived: scan that very version, move it if it is clean, and record what was decided."""

from __future__ import annotations

import logging
from datetime import datetime

from shared.kernel.errors import NotFound, Stale, Unavailable
from shared.kernel.logs import log
from shared.kernel.promises import Promise
from shared.kernel.telemetry import Attributes, Kind, lasted, span
from shared.uploads.attaching import settled
from shared.uploads.blobs import Arrived
from shared.uploads.model import Refusal, Upload, UploadFile, blob_name
from shared.uploads.scanning.declared import too_large
from shared.uploads.scanning.defender import Report
from shared.uploads.scanning.model import Clean, DeclaredFile, Objection, Refused, Undecided, Verdict
from shared.uploads.scanning.pipeline import scan_file
from shared.uploads.scanning.reasons import refusal
from shared.uploads.services import UploadServices
from shared.uploads.states import TO_SCAN, FileState
from shared.uploads.store import Change
from shared.uploads.telling import refused_operations

_SWAPS = 3  # how often a file may be replaced under our hands before we leave it to the watchdog


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
        verdict, scanned = await _verdict(name, arrived, file, services)
        scan.note(_noted(verdict))
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
        decided = _decided(fresh, file_id, verdict, now)
        change = await settled(decided, now, services)
        return Change(change.upload, [*change.operations, *refused_operations(decided, decided.file(file_id), now)])

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


async def _verdict(
    name: str, arrived: Arrived, file: UploadFile, services: UploadServices
) -> tuple[Verdict, Arrived | None]:
    """Return the verdict and the version it is about; a version that was swapped meanwhile starts again."""
    version: Arrived | None = arrived
    for _ in range(_SWAPS):
        if version is None:
            return Undecided("the file was taken away during its scan"), None
        try:
            return await _judge(name, version, file, services), version
        except Stale:
            version = await services.blobs.arrived(name)
        except NotFound:
            return Undecided("the file was taken away during its scan"), None
        except Unavailable as error:
            return Undecided(error.code), version
    return Undecided("the file kept changing during its scan"), version


async def _judge(name: str, version: Arrived, file: UploadFile, services: UploadServices) -> Verdict:
    limits = services.limits
    if version.size > limits.max_bytes:  # a link can't cap the size, so this is looked at before anything is read
        return refusal(too_large(version.size, limits), file.extension)
    engine = await services.engine_for(name, version)
    declared = DeclaredFile(file.name, file.size, file.extension)
    verdict = await scan_file(services.blobs.read(name, version), declared, limits, engine)
    if isinstance(verdict, Clean) and verdict.sha256 != file.sha256:
        return refusal(Objection("file-differs"), file.extension)
    if isinstance(verdict, Clean):
        await services.blobs.move(name, version, verdict.sha256)
    return verdict


def _decided(upload: Upload, file_id: str, verdict: Verdict, now: datetime) -> Upload:
    match verdict:
        case Clean():
            return upload.file_moved(file_id, FileState.CLEAN, now, media_type=verdict.media_type)
        case Refused():
            told = Refusal(code=verdict.code, found=verdict.found, advice=verdict.advice, detail=verdict.detail)
            return upload.file_moved(file_id, FileState.REFUSED, now, refusal=told)
        case Undecided():
            return upload.file_moved(file_id, FileState.DELAYED, now)


def _noted(verdict: Verdict) -> Attributes:
    return {"recourse.verdict": verdict.code if isinstance(verdict, Refused) else type(verdict).__name__.lower()}


def _log(upload: Upload, file_id: str, verdict: Verdict) -> None:
    file = upload.file(file_id)
    reason = verdict.code if isinstance(verdict, Refused) else getattr(verdict, "reason", "")
    detail = verdict.detail if isinstance(verdict, Refused) else ""
    level = logging.WARNING if isinstance(verdict, Undecided) else logging.INFO
    log("scanned", level=level, file=file_id, state=file.state, reason=reason, detail=detail, attempt=file.attempts)
