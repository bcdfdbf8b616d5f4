"""From the first click to the last file added: uploads that haven't been submitted yet."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from shared.idempotency.model import KeyedRequest
from shared.kernel.errors import Conflict, Invalid
from shared.kernel.ids import new_id
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.kernel.telemetry import current_traceparent
from shared.uploads.access import case_for, check_changeable, check_draft
from shared.uploads.model import Upload, UploadFile, blob_name, new_number
from shared.uploads.responses import FileAdded, FileLink, SameDocument, SentBlock, UploadCreated
from shared.uploads.scanning.declared import declare
from shared.uploads.scanning.model import DeclaredFile, Objection
from shared.uploads.scanning.reasons import refusal
from shared.uploads.services import UploadServices
from shared.uploads.states import TO_SEND, FileState, UploadState
from shared.uploads.store import Change


class NewFile(Model):
    """`size` in bytes; `sha256` in hex, by which a document that is on the case already is found before it is sent."""

    name: Annotated[str, StringConstraints(max_length=1000)]
    size: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    send_again: bool = False


async def create_upload(
    principal: Principal, case_reference: str, request: KeyedRequest, services: UploadServices
) -> UploadCreated:
    """Begin an upload for a case. Raises `NotFound("case-not-found")`, also for another firm's case."""
    if earlier := await services.store.earlier_result(request):
        return UploadCreated.model_validate(earlier)
    case = await case_for(principal, case_reference, services)
    upload = Upload(
        id=new_id(),
        **case.identity,
        case_title=case.title,
        business_name=case.business_name,
        at=services.clock(),
        number=new_number(),
        sender_id=principal.user_id,
        sender_name=principal.name,
        traceparent=current_traceparent(),
    )
    return await services.store.create_once(request, upload, UploadCreated(upload_id=upload.id, number=upload.number))


async def add_file(
    principal: Principal, upload_id: str, new: NewFile, request: KeyedRequest, services: UploadServices
) -> FileLink:
    """Add a file and return where to send it.

    Raises `Invalid` with a code of `reasons.REASONS`, or `too-many-files`; `Conflict`: `duplicate-document`.
    """
    declared = _declared(new, services)

    async def step(upload: Upload) -> tuple[Change, FileAdded]:
        await check_changeable(principal, upload, services)
        check_draft(upload)
        await _check_new(upload, new, services)
        file = UploadFile.announced(declared, new.sha256, services.clock())
        changed = upload.model_copy(update={"files": (*upload.files, file)})
        return Change(changed), FileAdded(file_id=file.id, name=file.name)

    earlier = await services.store.earlier_result(request)
    added = FileAdded.model_validate(earlier) if earlier else await services.store.change_once(request, upload_id, step)
    return await _link(principal.organisation_id, upload_id, added, services)


async def renew_link(principal: Principal, upload_id: str, file_id: str, services: UploadServices) -> FileLink:
    """Return a new link for a file that is still to be sent: to go on after a pause or a reload."""

    async def step(upload: Upload) -> Change:
        await check_changeable(principal, upload, services)
        if upload.state is UploadState.ABANDONED:
            check_draft(upload)
        if upload.file(file_id).state not in TO_SEND:
            raise Conflict("file-arrived", "This file has arrived already.", state=str(upload.file(file_id).state))
        return Change(upload.file_moved(file_id, FileState.UPLOADING, services.clock()))

    upload = await services.store.change(principal.organisation_id, upload_id, step)
    added = FileAdded(file_id=file_id, name=upload.file(file_id).name)
    link = await _link(principal.organisation_id, upload_id, added, services)
    sent = await services.blobs.sent_blocks(blob_name(principal.organisation_id, upload_id, file_id))
    return link.model_copy(update={"blocks": tuple(SentBlock(id=name, size=size) for name, size in sent.items())})


def _declared(new: NewFile, services: UploadServices) -> DeclaredFile:
    documents = services.profile.documents
    try:
        return declare(new.name, new.size, services.limits)
    except Objection as objection:
        words = refusal(objection)
        # The scheme may know better what to do instead: "Take the files out of the archive".
        advice = documents.advice_for(new.name) or words.advice
        tips = documents.too_large_advice if words.code == "file-too-large" else ()
        raise Invalid(words.code, f"{words.found} {advice}", found=words.found, advice=advice, tips=tips) from None


async def _check_new(upload: Upload, new: NewFile, services: UploadServices) -> None:
    most = services.profile.documents.max_files
    if len(upload.present) >= most:
        raise Invalid("too-many-files", f"An upload can hold up to {most} files. Send this one in another.", max=most)
    if new.send_again:
        return
    if any(file.sha256 == new.sha256 for file in upload.present):
        raise Conflict("duplicate-document", "You have added this very document already. Leave it out.", where="upload")
    same = await services.store.same_document(upload.organisation_id, upload.case_id, new.sha256)
    if same:
        raise Conflict(
            "duplicate-document",
            "The same document is on this case already. Leave it out, or send it again.",
            where="case",
            same=SameDocument.model_validate(same).to_item(),
        )


async def _link(organisation_id: str, upload_id: str, added: FileAdded, services: UploadServices) -> FileLink:
    url, expires_at = await services.blobs.link(blob_name(organisation_id, upload_id, added.file_id))
    return FileLink(file_id=added.file_id, name=added.name, url=url, expires_at=expires_at)
