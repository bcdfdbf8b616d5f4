"""Taking files out, and giving an upload up."""

from __future__ import annotations

from shared.kernel.principal import Principal
from shared.uploads.access import check_changeable, check_draft
from shared.uploads.attaching import settled
from shared.uploads.model import Upload, blob_name
from shared.uploads.services import UploadServices
from shared.uploads.states import FileState, UploadState
from shared.uploads.store import Change

_FORGOTTEN_AFTER = 30 * 86_400  # seconds after which an abandoned upload leaves no trace


async def cancel_file(principal: Principal, upload_id: str, file_id: str, services: UploadServices) -> None:
    """Take a file out, or put a refused one aside. Raises `Conflict("file-state")` once it is on the case."""

    async def step(upload: Upload) -> Change | None:
        await check_changeable(principal, upload, services)
        if upload.file(file_id).state is FileState.CANCELLED:
            return None
        now = services.clock()
        return await settled(upload.file_moved(file_id, FileState.CANCELLED, now), now, services)

    upload = await services.store.change(principal.organisation_id, upload_id, step)
    await services.blobs.remove(blob_name(upload.organisation_id, upload.id, file_id))


async def cancel_upload(principal: Principal, upload_id: str, services: UploadServices) -> None:
    """Give up a draft with all its files. Raises `Conflict("upload-submitted")` once it has been sent."""

    async def step(upload: Upload) -> Change | None:
        await check_changeable(principal, upload, services)
        if upload.state is UploadState.ABANDONED:
            return None
        check_draft(upload)
        return abandoned(upload, services)

    upload = await services.store.change(principal.organisation_id, upload_id, step)
    await remove_files(upload, services)


def abandoned(upload: Upload, services: UploadServices) -> Change:
    """Return the upload given up: its files cancelled, itself forgotten in a month."""
    now = services.clock()
    for file in upload.present:
        upload = upload.file_moved(file.id, FileState.CANCELLED, now)
    return Change(upload.moved(UploadState.ABANDONED, ttl=_FORGOTTEN_AFTER))


async def remove_files(upload: Upload, services: UploadServices) -> None:
    for file in upload.files:
        await services.blobs.remove(blob_name(upload.organisation_id, upload.id, file.id))
