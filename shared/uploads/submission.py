"""Sending what was uploaded: the details of each file, a message, and a receipt with a number."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from shared.idempotency.model import KeyedRequest
from shared.kernel.errors import Conflict, Invalid
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.kernel.telemetry import current_traceparent
from shared.requests.commands import check_open
from shared.schemes.documents import UploadKind
from shared.uploads.access import case_for, check_changeable, check_draft
from shared.uploads.attaching import settled
from shared.uploads.model import Upload, UploadFile
from shared.uploads.responses import UploadReceipt
from shared.uploads.services import UploadServices
from shared.uploads.states import FileState, UploadState
from shared.uploads.store import Change

_LONGEST = 500  # characters, as for an update's comment
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=_LONGEST)]


class FileDetails(Model):
    """`type` is one of the scheme's document types."""

    file_id: str
    type: str
    comment: Text = ""
    confidential: bool = False


class Submission(Model):
    """`kind` is one of the scheme's kinds of upload; every file of the upload must be among `files`.

    `answers` is a request on the case, ticked off once every file is on the case and none was refused.
    """

    kind: str
    message: Text = ""
    files: Annotated[tuple[FileDetails, ...], Field(max_length=1000)]
    answers: str | None = None


async def submit_upload(
    principal: Principal, upload_id: str, submission: Submission, request: KeyedRequest, services: UploadServices
) -> UploadReceipt:
    """Submit the upload. Files still on their way follow by themselves; those already clean go onto the case now.

    Raises `Invalid`: `kind-not-known`, `document-type-not-known`, `files-missing`, `confidential-not-offered`;
    `Conflict`: `upload-submitted`, `upload-abandoned`, `files-refused`, `request-answered`, `request-withdrawn`.
    """
    if earlier := await services.store.earlier_result(request):
        return UploadReceipt.model_validate(earlier)
    kind = _kind(submission, services)
    _check_details(submission, services)

    async def step(upload: Upload) -> tuple[Change, UploadReceipt]:
        await check_changeable(principal, upload, services)
        check_draft(upload)
        _check_files(upload, submission)
        if submission.answers:
            case = await case_for(principal, upload.case_reference, services)
            await check_open(case, submission.answers, services.cases)
        now = services.clock()
        sent = _sent(upload, submission, kind, now)
        return await settled(sent, now, services), _receipt(sent)

    return await services.store.change_once(request, upload_id, step)


def _kind(submission: Submission, services: UploadServices) -> UploadKind:
    kinds = services.profile.documents.kinds
    for kind in kinds:
        if kind.code == submission.kind:
            return kind
    raise Invalid("kind-not-known", "Choose what this upload is.", allowed=[kind.code for kind in kinds])


def _check_details(submission: Submission, services: UploadServices) -> None:
    documents = services.profile.documents
    unknown = [file.file_id for file in submission.files if file.type not in documents.types]
    if unknown:
        raise Invalid("document-type-not-known", "Choose a type for each file.", files=unknown)
    if any(file.confidential for file in submission.files) and not documents.confidential_on_request:
        raise Invalid("confidential-not-offered", "Files can't be sent as confidential here.")


def _check_files(upload: Upload, submission: Submission) -> None:
    present, named = {file.id for file in upload.present}, {file.file_id for file in submission.files}
    if not named or named != present or len(submission.files) != len(named):
        raise Invalid(
            "files-missing",
            "The files listed aren't those of this upload. Add each one, or take it out, and send again.",
            missing=sorted(present - named),
            unknown=sorted(named - present),
        )
    refused = [file.id for file in upload.present if file.state is FileState.REFUSED]
    if refused:
        raise Conflict(
            "files-refused", "Some files can't be accepted. Take them out, then send the rest.", files=refused
        )


def _sent(upload: Upload, submission: Submission, kind: UploadKind, now: datetime) -> Upload:
    return _with_details(upload, submission).moved(
        UploadState.SUBMITTED,
        kind=kind.code,
        kind_label=kind.label,
        is_business_file=kind.is_business_file,
        message=submission.message,
        answers=submission.answers,
        submitted_at=now,
        traceparent=current_traceparent(),
    )


def _with_details(upload: Upload, submission: Submission) -> Upload:
    details = {file.file_id: file for file in submission.files}

    def described(file: UploadFile) -> UploadFile:
        if not (told := details.get(file.id)):
            return file
        changes = {"document_type": told.type, "comment": told.comment, "confidential": told.confidential}
        return file.model_copy(update=changes)

    # What was taken out before doesn't count as refused: it was never part of what is sent.
    kept = tuple(described(file) for file in upload.present)
    return upload.model_copy(update={"files": kept})


def _receipt(upload: Upload) -> UploadReceipt:
    assert upload.submitted_at  # noqa: S101  the caller has just set it
    return UploadReceipt(
        upload_id=upload.id,
        number=upload.number,
        case_reference=upload.case_reference,
        case_title=upload.case_title,
        kind_label=upload.kind_label,
        submitted_at=upload.submitted_at,
        files=len(upload.present),
    )
