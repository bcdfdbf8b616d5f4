"""The case list, its figures, the page of a case, and links to documents."""

from __future__ import annotations

from functions.edge.call import Call
from functions.edge.file import TextFile
from functions.edge.routes import Routes
from shared.cases.calendar_file import calendar_file
from shared.cases.document_responses import DocumentLink, PreviewLink
from shared.cases.links import document_link
from shared.cases.previews import preview_link
from shared.cases.published import PublishedPage, PublishedQuery, published_documents
from shared.cases.queries import case_details, case_figures, list_cases
from shared.cases.query import CaseFilter, CaseQuery
from shared.cases.responses import CaseDetails, CaseFigures, CasePage
from shared.kernel.model import Model
from shared.kernel.principal import Permission

routes = Routes("cases")


class CasePath(Model):
    """The reference in any spelling; that of an earlier system will do."""

    reference: str


class AskForLink(Model):
    document_id: str


@routes.get("cases", permission=Permission.CASES_READ, audit="cases.list")
async def get_cases(call: Call, query: CaseQuery) -> CasePage:
    """List cases: filtered, searched, sorted, a page at a time."""
    wired = call.services
    return await list_cases(call.principal, query, wired.cases, wired.profile, wired.clock)


@routes.get("case-figures", permission=Permission.CASES_READ, audit="cases.count")
async def get_case_figures(call: Call, query: CaseFilter) -> CaseFigures:
    """Count the cases of the current view: listed, priority, action required, business file overdue."""
    wired = call.services
    return await case_figures(call.principal, query, wired.cases, wired.profile, wired.clock)


@routes.get("cases/{reference}", permission=Permission.CASES_READ, audit="cases.open")
async def get_case(call: Call, path: CasePath) -> CaseDetails:
    """Open a case by its reference."""
    wired = call.services
    return await case_details(call.principal, path.reference, wired.cases, wired.profile, wired.clock)


@routes.get("cases/{reference}/deadline-calendar", permission=Permission.CASES_READ, audit="cases.calendar")
async def get_case_deadline_calendar(call: Call, path: CasePath) -> TextFile:
    """Get the case's next deadline as a calendar file (RFC 5545)."""
    wired = call.services
    details = await case_details(call.principal, path.reference, wired.cases, wired.profile, wired.clock)
    text = calendar_file(details.case, details.turn, wired.clock(), wired.settings.portal_url)
    return TextFile(f"{details.case.case_reference}.ics", "text/calendar", text)


@routes.post(
    "cases/{reference}/document-links",
    permission=Permission.DOCUMENTS_DOWNLOAD,
    audit="documents.link",
    status=200,
    keyed=False,
)
async def post_document_link(call: Call, path: CasePath, body: AskForLink) -> DocumentLink:
    """Get a one-minute link to a document. Nothing changes by asking, so it needs no key."""
    wired = call.services
    return await document_link(
        call.principal, path.reference, body.document_id, wired.cases, wired.documents, wired.profile, wired.clock
    )


@routes.post(
    "cases/{reference}/document-previews",
    permission=Permission.DOCUMENTS_DOWNLOAD,
    audit="documents.preview",
    status=200,
    keyed=False,
)
async def post_document_preview(call: Call, path: CasePath, body: AskForLink) -> PreviewLink:
    """Get a five-minute link that shows a PDF or a picture. Nothing changes by asking, so it needs no key."""
    wired = call.services
    return await preview_link(
        call.principal, path.reference, body.document_id, wired.cases, wired.documents, wired.profile, wired.clock
    )


@routes.get("published-documents", permission=Permission.DOCUMENTS_DOWNLOAD, audit="documents.list")
async def get_published_documents(call: Call, query: PublishedQuery) -> PublishedPage:
    """List what the scheme published over all my cases, newest first."""
    wired = call.services
    return await published_documents(call.principal, query, wired.cases, wired.profile, wired.clock)
