"""The staff console: what is to do, and cases of any organisation."""

from __future__ import annotations

from pydantic import Field

from functions.edge.call import Call
from functions.edge.routes import Routes
from shared.cases.document_responses import DocumentLink, PreviewLink
from shared.cases.links import staff_document_link
from shared.cases.previews import staff_preview_link
from shared.cases.staff_page import StaffCaseDetails, staff_case
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.worklist.kinds import Queue
from shared.worklist.queries import Worklist, WorkQuery, set_aside, worklist

routes = Routes("staff")


class StaffCasePath(Model):
    """The reference in any spelling; that of an earlier system will do."""

    reference: str = Field(max_length=60)


class WorkPath(Model):
    queue: Queue
    work_id: str = Field(max_length=200)


class AskForAnyLink(Model):
    document_id: str


@routes.get("staff/worklist", permission=Permission.STAFF, audit="worklist.list")
async def get_worklist(call: Call, query: WorkQuery) -> Worklist:
    """List the open work of one's function, across organisations: what is due first on top."""
    wired = call.services
    return await worklist(call.principal, query, wired.work, wired.organisations, wired.clock)


@routes.delete("staff/worklist/{queue}/{workId}", permission=Permission.STAFF, audit="worklist.set-aside")
async def delete_work(call: Call, path: WorkPath) -> None:
    """Set aside what doesn't leave the list by itself."""
    await set_aside(call.principal, path.queue, path.work_id, call.services.work)


@routes.get("staff/cases/{reference}", permission=Permission.STAFF_CASEWORK, audit="staff-cases.open")
async def get_staff_case(call: Call, path: StaffCasePath) -> StaffCaseDetails:
    """Open a case of any organisation, suppressed ones included."""
    wired = call.services
    return await staff_case(path.reference, wired.cases_anywhere, wired.organisations, wired.profile, wired.clock)


@routes.post(
    "staff/cases/{reference}/document-links",
    permission=Permission.STAFF_CASEWORK,
    audit="staff-documents.link",
    status=200,
    keyed=False,
)
async def post_staff_document_link(call: Call, path: StaffCasePath, body: AskForAnyLink) -> DocumentLink:
    """Get a one-minute link to a document of any case. Nothing changes by asking, so it needs no key."""
    wired = call.services
    return await staff_document_link(
        path.reference, body.document_id, wired.cases_anywhere, wired.documents, wired.clock
    )


@routes.post(
    "staff/cases/{reference}/document-previews",
    permission=Permission.STAFF_CASEWORK,
    audit="staff-documents.preview",
    status=200,
    keyed=False,
)
async def post_staff_document_preview(call: Call, path: StaffCasePath, body: AskForAnyLink) -> PreviewLink:
    """Get a five-minute link that shows a document of any case. Nothing changes by asking, so it needs no key."""
    wired = call.services
    return await staff_preview_link(
        path.reference, body.document_id, wired.cases_anywhere, wired.documents, wired.clock
    )
