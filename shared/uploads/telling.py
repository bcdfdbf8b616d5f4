"""Who hears of an upload: the case's timeline, the case system, the sender. Each is an operation of the same batch."""

from __future__ import annotations

from datetime import datetime

from shared.cases.model import Event
from shared.cases.telling import about
from shared.clients.cosmos import Operation
from shared.handback.model import DocumentLine, DocumentsSent, hand_back
from shared.kernel.ids import new_id
from shared.notifications.announcing import notice_operation
from shared.notifications.kinds import Kind
from shared.schemes.casework import Party
from shared.uploads.model import Upload, UploadFile, blob_name
from shared.uploads.states import FileState, UploadState


def settled_operations(upload: Upload, now: datetime) -> list[Operation]:
    """Return what a settled upload has to tell; nothing if none of its files was received."""
    received = [file for file in upload.files if file.state is FileState.RECEIVED]
    if not received:
        return []
    event: Operation = ("create", (_event(upload, len(received), now).to_item(),))
    notice = notice_operation(
        Kind.UPLOAD_RECEIVED,
        organisation_id=upload.organisation_id,
        at=now,
        user_ids=(upload.sender_id,),
        case_reference=upload.case_reference,
        notice_id=f"received-{upload.id}",
        case_title=upload.case_title,
        upload_id=upload.id,
    )
    return [event, notice, hand_back(_documents_sent(upload, received, now))]


def refused_operations(upload: Upload, file: UploadFile, now: datetime) -> list[Operation]:
    """Return the notice of a refused file. Before the upload is sent, its sender sees that on the page."""
    if upload.state is UploadState.DRAFT or file.refusal is None:
        return []
    return [_file_notice(Kind.UPLOAD_REFUSED, upload, file, now, reason=file.refusal.found)]


def delayed_operations(upload: Upload, file: UploadFile, now: datetime) -> list[Operation]:
    return [_file_notice(Kind.UPLOAD_DELAYED, upload, file, now)]


def _file_notice(kind: Kind, upload: Upload, file: UploadFile, now: datetime, **facts: str) -> Operation:
    return notice_operation(
        kind,
        organisation_id=upload.organisation_id,
        at=now,
        user_ids=(upload.sender_id,),
        case_reference=upload.case_reference,
        notice_id=f"{kind}-{file.id}",
        file_name=file.name,
        upload_id=upload.id,
        **facts,
    )


def _documents_sent(upload: Upload, received: list[UploadFile], now: datetime) -> DocumentsSent:
    return DocumentsSent(
        **about(upload, f"sent-{upload.id}", now, upload.sender_name),
        number=upload.number,
        upload_kind=upload.kind or "",
        is_business_file=upload.is_business_file,
        message=upload.message,
        documents=tuple(_line(upload, file) for file in received),
    )


def _line(upload: Upload, file: UploadFile) -> DocumentLine:
    return DocumentLine(
        id=file.id,
        name=file.name,
        document_type=file.document_type or "",
        comment=file.comment,
        confidential=file.confidential,
        media_type=file.media_type or "application/octet-stream",
        size=file.size,
        sha256=file.sha256,
        blob=blob_name(upload.organisation_id, upload.id, file.id),
    )


def _event(upload: Upload, received: int, now: datetime) -> Event:
    refused = sum(file.refusal is not None for file in upload.files)
    whole = upload.is_business_file and not refused
    return Event(
        id=new_id(),
        **upload.identity,
        at=now,
        kind="documents-received",
        party=Party.BUSINESS,
        actor=upload.sender_name,
        text="sent the full business file"
        if whole
        else f"sent {'a document' if received == 1 else f'{received} documents'}",
        details=f"{refused} more couldn't be accepted." if refused else "All files received.",
    )
