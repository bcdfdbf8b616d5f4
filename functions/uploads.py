"""Sending documents: begin, add files, submit; and where each file is now."""

from __future__ import annotations

from functions.edge.call import Call
from functions.edge.routes import Routes
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.uploads.cancelling import cancel_file, cancel_upload
from shared.uploads.drafts import NewFile, add_file, create_upload, renew_link
from shared.uploads.queries import UploadFilter, UploadQuery, list_uploads, upload_details, upload_figures
from shared.uploads.responses import FileLink, UploadCreated, UploadDetails, UploadFigures, UploadPage, UploadReceipt
from shared.uploads.submission import Submission, submit_upload

routes = Routes("uploads")
_SEND = Permission.UPLOADS_SEND


class UploadPath(Model):
    upload_id: str


class FilePath(UploadPath):
    file_id: str


class NewUpload(Model):
    case_reference: str


@routes.get("uploads", permission=Permission.CASES_READ, audit="uploads.list")
async def get_uploads(call: Call, query: UploadQuery) -> UploadPage:
    """List what the team has sent, newest first, with the state of every file."""
    return await list_uploads(call.principal, query, call.services.uploads)


@routes.get("upload-figures", permission=Permission.CASES_READ, audit="uploads.count")
async def get_upload_figures(call: Call, query: UploadFilter) -> UploadFigures:
    """Count uploads by progress: to fix, in progress, received."""
    return await upload_figures(call.principal, query, call.services.uploads)


@routes.get("uploads/{uploadId}", permission=Permission.CASES_READ, audit="uploads.open")
async def get_upload(call: Call, path: UploadPath) -> UploadDetails:
    """Open one upload."""
    return await upload_details(call.principal, path.upload_id, call.services.uploads)


@routes.post("uploads", permission=_SEND, audit="uploads.create")
async def post_upload(call: Call, body: NewUpload) -> UploadCreated:
    """Begin an upload for a case."""
    return await create_upload(call.principal, body.case_reference, call.request, call.services.uploads)


@routes.post("uploads/{uploadId}/files", permission=_SEND, audit="uploads.add-file")
async def post_upload_file(call: Call, path: UploadPath, body: NewFile) -> FileLink:
    """Add a file and get where to send its blocks."""
    return await add_file(call.principal, path.upload_id, body, call.request, call.services.uploads)


@routes.post(
    "uploads/{uploadId}/files/{fileId}/link", permission=_SEND, audit="uploads.renew-link", status=200, keyed=False
)
async def post_upload_file_link(call: Call, path: FilePath) -> FileLink:
    """Get a new link for a file on its way. Asking twice is asking once, so it needs no key."""
    return await renew_link(call.principal, path.upload_id, path.file_id, call.services.uploads)


@routes.delete("uploads/{uploadId}/files/{fileId}", permission=_SEND, audit="uploads.cancel-file")
async def delete_upload_file(call: Call, path: FilePath) -> None:
    """Take a file out of an upload, or put a refused one aside."""
    await cancel_file(call.principal, path.upload_id, path.file_id, call.services.uploads)


@routes.post("uploads/{uploadId}/submission", permission=_SEND, audit="uploads.submit")
async def post_upload_submission(call: Call, path: UploadPath, body: Submission) -> UploadReceipt:
    """Send the upload with its details and get a receipt."""
    return await submit_upload(call.principal, path.upload_id, body, call.request, call.services.uploads)


@routes.delete("uploads/{uploadId}", permission=_SEND, audit="uploads.cancel")
async def delete_upload(call: Call, path: UploadPath) -> None:
    """Give up an upload that hasn't been sent."""
    await cancel_upload(call.principal, path.upload_id, call.services.uploads)
