"""Whether documents are kept from the other side, as their senders ask."""

from __future__ import annotations

from functions.edge.call import Call
from functions.edge.routes import Routes
from shared.confidentiality.staff import ConfidentialityReceipt, NewConfidentiality
from shared.kernel.model import Model
from shared.kernel.principal import Permission

routes = Routes("confidentiality")


class DocumentPath(Model):
    reference: str
    document_id: str


@routes.post(
    "staff/cases/{reference}/documents/{documentId}/confidentiality",
    permission=Permission.STAFF_CASEWORK,
    audit="staff.confidentiality.decide",
)
async def post_confidentiality(call: Call, path: DocumentPath, body: NewConfidentiality) -> ConfidentialityReceipt:
    """Keep a document from the other side as its sender asks, or refuse that; with why."""
    where = (path.reference, path.document_id)
    return await call.services.staff_confidentiality.decide(call.principal, where, body, call.request)
