"""Hiding cases from their business: what staff decide, and what they are asked to."""

from __future__ import annotations

from functions.edge.call import Call
from functions.edge.routes import Routes
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.suppression.model import CaseSuppression
from shared.suppression.staff import NewSuppression, SuppressionAnswer, SuppressionReceipt

routes = Routes("suppression")
_STAFF = Permission.STAFF_CASEWORK


class CasePath(Model):
    reference: str


class AskPath(CasePath):
    update_id: str


@routes.get("staff/cases/{reference}/suppression", permission=_STAFF, audit="staff.suppression.open")
async def get_case_suppression(call: Call, path: CasePath) -> CaseSuppression:
    """Read whether a case is hidden, who asks for it, and what staff did before."""
    return await call.services.staff_suppression.of_case(path.reference)


@routes.post("staff/cases/{reference}/suppression", permission=_STAFF, audit="staff.suppression.change")
async def post_case_suppression(call: Call, path: CasePath, body: NewSuppression) -> SuppressionReceipt:
    """Hide a case from everybody at its business, or show it again."""
    return await call.services.staff_suppression.change(call.principal, path.reference, body, call.request)


@routes.post(
    "staff/cases/{reference}/suppression-asks/{updateId}/decision",
    permission=_STAFF,
    audit="staff.suppression.answer",
)
async def post_suppression_decision(call: Call, path: AskPath, body: SuppressionAnswer) -> SuppressionReceipt:
    """Hide the case as an update asks, or decline with why."""
    where = (path.reference, path.update_id)
    return await call.services.staff_suppression.answer(call.principal, where, body, call.request)
