"""From clean files to documents on the case, and from the last file to a settled upload: always one batch."""

from __future__ import annotations

from datetime import datetime

from shared.cases.confidentiality import Confidentiality
from shared.cases.edits import patch_operation
from shared.cases.model import Case, Document
from shared.cases.search import reference_key
from shared.cases.store import Item
from shared.clients.cosmos import Operation
from shared.kernel.errors import Conflict, NotFound
from shared.requests.batch import answering, find_request
from shared.requests.model import Answer
from shared.schemes.casework import Party
from shared.uploads.model import Upload, UploadFile, blob_name
from shared.uploads.services import UploadServices
from shared.uploads.states import FileState, UploadState
from shared.uploads.store import Change
from shared.uploads.telling import settled_operations


async def settled(upload: Upload, now: datetime, services: UploadServices) -> Change:
    """Return what follows for a submitted upload: clean files go onto the case; after the last it is settled.

    A full business file is in when its last file is, and only if none was refused: the same batch says so on the case.
    A request that the upload answers is ticked off likewise.
    """
    if upload.state is not UploadState.SUBMITTED:
        return Change(upload)
    clean = [file for file in upload.files if file.state is FileState.CLEAN]
    operations: list[Operation] = [("create", (_document(upload, file, now).to_item(),)) for file in clean]
    for file in clean:
        upload = upload.file_moved(file.id, FileState.RECEIVED, now)
    if upload.has_ended:
        upload = upload.moved(UploadState.SETTLED, settled_at=now)
        operations += [*settled_operations(upload, now), *await _on_the_case(upload, now, services)]
    return Change(upload, operations)


async def _on_the_case(upload: Upload, now: datetime, services: UploadServices) -> list[Operation]:
    """Return what a whole upload means for the case: the business file is in, a request is answered. One patch."""
    received = any(file.state is FileState.RECEIVED for file in upload.files)
    matters = upload.is_business_file or upload.answers
    if not matters or not received or any(file.refusal for file in upload.files):
        return []
    key = reference_key(upload.case_reference)
    items = await services.cases.case_and_one(upload.organisation_id, key, upload.answers or "")
    case = next((Case.from_item(item) for item in items if item["type"] == "case"), None)
    if case is None:  # moved away
        return []
    after, operations = _answered(upload, _with_business_file(upload, case, now, services), items, now)
    return [patch_operation(case, after), *operations] if after != case else operations


def _with_business_file(upload: Upload, case: Case, now: datetime, services: UploadServices) -> Case:
    if not upload.is_business_file or case.business_file_received_date:  # in already: the first date stays
        return case
    return case.model_copy(update={"business_file_received_date": services.profile.calendar().today(now)})


def _answered(upload: Upload, case: Case, items: list[Item], now: datetime) -> tuple[Case, list[Operation]]:
    """Tick the request off, unless that has been done or it was withdrawn: then the files stand for themselves."""
    if upload.answers is None:
        return case, []
    answer = Answer(at=now, by=upload.sender_name, by_way_of="upload", item_id=upload.id)
    try:
        return answering(case, find_request(items, case, upload.answers), answer)
    except (Conflict, NotFound):
        return case, []


def _document(upload: Upload, file: UploadFile, now: datetime) -> Document:
    return Document(
        id=file.id,
        **upload.identity,
        at=now,
        name=file.name,
        document_type=file.document_type or "",
        provided_by=Party.BUSINESS,
        provider_name=upload.sender_name,
        comment=file.comment,
        size=file.size,
        media_type=file.media_type or "application/octet-stream",
        sha256=file.sha256,
        blob=blob_name(upload.organisation_id, upload.id, file.id),
        confidentiality=Confidentiality.ASKED if file.confidential else Confidentiality.NONE,
        upload_id=upload.id,
    )
