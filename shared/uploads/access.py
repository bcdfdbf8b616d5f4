"""Who may touch which upload: what isn't theirs doesn't exist."""

from __future__ import annotations

from shared.cases.model import Case
from shared.cases.queries import visible_case
from shared.cases.search import reference_key
from shared.kernel.errors import Conflict, NotFound
from shared.kernel.principal import Principal
from shared.uploads.model import Upload
from shared.uploads.services import UploadServices
from shared.uploads.states import UploadState


async def case_for(principal: Principal, reference: str, services: UploadServices) -> Case:
    """Return a case that `principal` may see, or raise `NotFound("case-not-found")`."""
    items = await services.cases.by_keys(principal.organisation_id, [reference_key(reference)])
    return visible_case(items, principal, services.profile, services.clock())


async def seen(principal: Principal, upload: Upload, services: UploadServices) -> Upload:
    """Return `upload` if `principal` may see its case; a draft is its sender's own. Else `NotFound`."""
    if upload.state is UploadState.DRAFT and upload.sender_id != principal.user_id:
        raise NotFound("upload-not-found", "There is no such upload, or it isn't one of yours.")
    try:
        await case_for(principal, upload.case_reference, services)
    except NotFound:
        raise NotFound("upload-not-found", "There is no such upload, or it isn't one of yours.") from None
    return upload


async def check_changeable(principal: Principal, upload: Upload, services: UploadServices) -> None:
    """Raise `NotFound` unless `principal` began this upload and may still see its case: only its sender changes it."""
    if upload.sender_id != principal.user_id:
        raise NotFound("upload-not-found", "There is no such upload, or it isn't one of yours.")
    await seen(principal, upload, services)


def check_draft(upload: Upload) -> None:
    if upload.state is UploadState.SUBMITTED or upload.state is UploadState.SETTLED:
        raise Conflict("upload-submitted", "This upload has been sent. Begin another one for more files.")
    if upload.state is UploadState.ABANDONED:
        raise Conflict("upload-abandoned", "This upload was left for too long and is gone. Begin another one.")
