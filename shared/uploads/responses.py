"""What the API says about uploads."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from shared.cases.confidentiality import ConfidentialityDecision
from shared.kernel.model import Model
from shared.uploads.model import Upload, UploadFile
from shared.uploads.states import FileState, Progress, UploadState


class UploadCreated(Model):
    upload_id: str
    number: str


class FileAdded(Model):
    """What is recorded for the request; a link isn't, for it is a key that opens something."""

    file_id: str
    name: str


class SameDocument(Model):
    """A document on the case with the content that is about to be sent again."""

    document_id: str
    name: str
    sent_by: str | None
    sent_at: datetime


class SentBlock(Model):
    """`id` as it was sent, `size` in bytes."""

    id: str
    size: int


class FileLink(Model):
    """`url` takes the blocks of this one file, for writing only, until `expires_at`. `name` as it will be shown.

    `blocks` are there already, sent but not put together: after a reload, go on with the others.
    """

    file_id: str
    name: str
    url: str
    expires_at: datetime
    blocks: tuple[SentBlock, ...] = ()


class RefusalTold(Model):
    """What was found, and what to do."""

    code: str
    found: str
    advice: str

    @classmethod
    def of(cls, file: UploadFile) -> Self | None:
        """Return why a file was refused, for its sender; None of one that wasn't."""
        refusal = file.refusal
        return cls(code=refusal.code, found=refusal.found, advice=refusal.advice) if refusal else None


class FileProgress(Model):
    """`since` is when the state began; `size` in bytes."""

    id: str
    name: str
    size: int
    state: FileState
    since: datetime
    document_type: str | None
    comment: str
    confidential: bool
    confidentiality_decision: ConfidentialityDecision | None
    refusal: RefusalTold | None


class UploadDetails(Model):
    id: str
    number: str
    state: UploadState
    progress: Progress
    case_reference: str
    case_title: str
    business_name: str
    kind: str | None
    kind_label: str
    is_business_file: bool
    message: str
    answers: str | None
    sender_name: str
    mine: bool
    created_at: datetime
    submitted_at: datetime | None
    settled_at: datetime | None
    files: tuple[FileProgress, ...]


class UploadPage(Model):
    items: tuple[UploadDetails, ...]
    next_cursor: str | None


class UploadFigures(Model):
    """How many uploads there are of each progress, drafts left out."""

    all: int
    to_fix: int
    in_progress: int
    received: int


class UploadReceipt(Model):
    """`number` names the upload in conversation; `files` is how many were sent with it."""

    upload_id: str
    number: str
    case_reference: str
    case_title: str
    kind_label: str
    submitted_at: datetime
    files: int


def details_of(upload: Upload, user_id: str) -> UploadDetails:
    return UploadDetails(
        id=upload.id,
        number=upload.number,
        state=upload.state,
        progress=upload.progress,
        case_reference=upload.case_reference,
        case_title=upload.case_title,
        business_name=upload.business_name,
        kind=upload.kind,
        kind_label=upload.kind_label,
        is_business_file=upload.is_business_file,
        message=upload.message,
        answers=upload.answers,
        sender_name=upload.sender_name,
        mine=upload.sender_id == user_id,
        created_at=upload.at,
        submitted_at=upload.submitted_at,
        settled_at=upload.settled_at,
        files=tuple(_progress(file) for file in upload.present),
    )


def _progress(file: UploadFile) -> FileProgress:
    return FileProgress(
        id=file.id,
        name=file.name,
        size=file.size,
        state=file.state,
        since=file.since,
        document_type=file.document_type,
        comment=file.comment,
        confidential=file.confidential,
        confidentiality_decision=file.confidentiality_decision,
        refusal=RefusalTold.of(file),
    )
