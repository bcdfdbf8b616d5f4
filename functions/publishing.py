"""What the scheme's staff put on a case: documents, outcomes, messages."""

from __future__ import annotations

import azure.functions as func
from pydantic import Field

from functions.edge.call import Call
from functions.edge.routes import Routes
from functions.edge.timer import on_timer
from shared.kernel.logs import log
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.publishing.documents import (
    NewDocument,
    PublicationLink,
    begin_publication,
    put_aside,
    renew_publication_link,
)
from shared.publishing.messages import MessageReceipt, NewMessage, post_message
from shared.publishing.outcomes import NewOutcome, OutcomeReceipt, record_outcome
from shared.publishing.queries import CasePublishing, publishing_of
from shared.publishing.upkeep import look_after_publications
from shared.wiring import Services

routes = Routes("publishing")
blueprint = func.Blueprint()  # type: ignore[no-untyped-call]
_STAFF = Permission.STAFF_CASEWORK


class CasePath(Model):
    reference: str = Field(max_length=60)


class PublicationPath(CasePath):
    publication_id: str


@routes.get("staff/cases/{reference}/publishing", permission=_STAFF, audit="staff.publishing.open")
async def get_case_publishing(call: Call, path: CasePath) -> CasePublishing:
    """Read what was written on a case both ways, and which documents are on their way to it."""
    return await publishing_of(path.reference, call.services.publishing)


@routes.post("staff/cases/{reference}/messages", permission=_STAFF, audit="staff.messages.send")
async def post_staff_message(call: Call, path: CasePath, body: NewMessage) -> MessageReceipt:
    """Write to the business, of one's own accord or in answer to an update."""
    return await post_message(call.principal, path.reference, body, call.request, call.services.publishing)


@routes.post("staff/cases/{reference}/outcomes", permission=_STAFF, audit="staff.outcomes.record")
async def post_outcome(call: Call, path: CasePath, body: NewOutcome) -> OutcomeReceipt:
    """Record a view, an offer or a decision."""
    return await record_outcome(call.principal, path.reference, body, call.request, call.services.publishing)


@routes.post("staff/cases/{reference}/publications", permission=_STAFF, audit="staff.publications.begin")
async def post_publication(call: Call, path: CasePath, body: NewDocument) -> PublicationLink:
    """Announce a document and get the link to send it to; once it is scanned it is published by itself."""
    return await begin_publication(call.principal, path.reference, body, call.request, call.services.publishing)


@routes.post(
    "staff/cases/{reference}/publications/{publicationId}/link",
    permission=_STAFF,
    audit="staff.publications.link",
    status=200,
    keyed=False,
)
async def post_publication_link(call: Call, path: PublicationPath) -> PublicationLink:
    """Get a new link for a document that hasn't arrived: asking again does no harm, so it needs no key."""
    return await renew_publication_link((path.reference, path.publication_id), call.services.publishing)


@routes.delete(
    "staff/cases/{reference}/publications/{publicationId}", permission=_STAFF, audit="staff.publications.put-aside"
)
async def delete_publication(call: Call, path: PublicationPath) -> None:
    """Give up a document that isn't published yet, or put a refused one aside."""
    await put_aside((path.reference, path.publication_id), call.services.publishing)


@on_timer(blueprint, "25 * * * * *")
async def retry_publication_scans(wired: Services) -> None:
    """Look after documents on their way whose scan is overdue or delayed."""
    if looked_after := await look_after_publications(wired.publishing):
        log("publications-looked-after", publications=looked_after)
