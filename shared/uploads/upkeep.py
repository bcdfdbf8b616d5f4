"""Promises about time: delayed scans are tried again, staff hear of the stubborn ones, what was left is cleaned up."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from functools import partial

from shared.kernel.errors import NotFound
from shared.kernel.logs import log
from shared.uploads.arrivals import UploadRecipient
from shared.uploads.attaching import settled
from shared.uploads.cancelling import abandoned, remove_files
from shared.uploads.model import ABANDONED_AFTER, Upload, UploadFile, blob_name
from shared.uploads.services import UploadServices
from shared.uploads.states import TO_SEND, FileState, UploadState
from shared.uploads.store import Change
from shared.uploads.telling import delayed_operations, refused_operations
from shared.uploads.verdicts import scan_arrival
from shared.uploads.watchdog import MOST_A_VISIT, NEVER_ARRIVED, look_after

STAFF_HEAR_AFTER = timedelta(minutes=30)
_MOST_CLEANED = 200


async def retry_delayed(services: UploadServices) -> int:
    """Look after every upload with a scan that is overdue or delayed; return how many there were."""
    due = await services.store.due(services.clock(), MOST_A_VISIT)
    return await look_after(due, partial(_visit, services))


async def clean_abandoned(services: UploadServices) -> int:
    """Give up drafts, and files that never arrived, after a day without activity; return how many uploads."""
    before = services.clock() - ABANDONED_AFTER
    idle = await services.store.idle_since(before, _MOST_CLEANED)
    for organisation_id, upload_id in idle:
        try:
            upload = await services.store.change(organisation_id, upload_id, lambda upload: _given_up(upload, services))
        except NotFound:
            continue
        if upload.state is UploadState.ABANDONED:
            await remove_files(upload, services)
    return len(idle)


async def _visit(services: UploadServices, organisation_id: str, upload_id: str) -> None:
    now = services.clock()

    async def visited(upload: Upload) -> Change:
        return Change(upload.model_copy(update={"looked_at": now}))

    upload = await services.store.change(organisation_id, upload_id, visited)
    due = [file for file in upload.awaits_scan if file.look_at and file.look_at <= now]
    for file in due:
        await _tell_staff(upload, file, services)
        await scan_arrival(blob_name(organisation_id, upload_id, file.id), UploadRecipient(services))


async def _tell_staff(upload: Upload, file: UploadFile, services: UploadServices) -> None:
    now = services.clock()
    if file.told_staff or file.arrived_at is None or now - file.arrived_at < STAFF_HEAR_AFTER:
        return
    log("scan-delayed-for-long", level=logging.ERROR, upload=upload.id, file=file.id, attempts=file.attempts)
    await services.store.change(upload.organisation_id, upload.id, lambda fresh: _told(fresh, file.id, now))


async def _told(upload: Upload, file_id: str, now: datetime) -> Change | None:
    """Note it, which puts it on the worklist of staff (`delayed.py`), and tell the sender as well, once."""
    old = upload.file(file_id)
    if old.told_staff:
        return None
    new = old.model_copy(update={"told_staff": True})
    changed = upload.model_copy(update={"files": tuple(new if file is old else file for file in upload.files)})
    return Change(changed, delayed_operations(changed, new, now))


async def _given_up(upload: Upload, services: UploadServices) -> Change | None:
    now = services.clock()
    if upload.last_activity > now - ABANDONED_AFTER:  # somebody came back in the meantime
        return None
    if upload.state is UploadState.DRAFT:
        return abandoned(upload, services)
    missing = [file.id for file in upload.files if file.state in TO_SEND]
    for file_id in missing:
        upload = upload.file_moved(file_id, FileState.REFUSED, now, refusal=NEVER_ARRIVED)
    notices = [notice for file_id in missing for notice in refused_operations(upload, upload.file(file_id), now)]
    change = await settled(upload, now, services)
    return Change(change.upload, [*change.operations, *notices])
