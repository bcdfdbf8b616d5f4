"""Further administrators: asked for by a business, given by the helpdesk."""

from __future__ import annotations

from pydantic import Field

from functions.edge.call import Call
from functions.edge.routes import Routes
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.onboarding.administrator_requests import AskDecision, AskList, AskReceipt, NewAdministrator, StaffAskList

routes = Routes("administrators")


class AskPath(Model):
    organisation_id: str = Field(max_length=100)
    request_id: str = Field(max_length=100)


@routes.get("further-administrators", permission=Permission.ADMINISTRATORS_ASK, audit="administrators.list")
async def get_administrator_requests(call: Call) -> AskList:
    """List what my organisation asked for lately, and what became of it."""
    return await call.services.onboarding.administrators.of_organisation(call.principal)


@routes.post("further-administrators", permission=Permission.ADMINISTRATORS_ASK, audit="administrators.ask")
async def post_administrator_request(call: Call, body: NewAdministrator) -> AskReceipt:
    """Ask the helpdesk for another administrator."""
    return await call.services.onboarding.administrators.ask(call.principal, body, call.request)


@routes.get(
    "staff/administrator-requests", permission=Permission.STAFF_HELPDESK, audit="staff.administrator-requests.list"
)
async def get_waiting_administrator_requests(call: Call) -> StaffAskList:
    """List the asks for further administrators that wait for staff."""
    return await call.services.onboarding.administrators.waiting()


@routes.post(
    "staff/administrator-requests/{organisationId}/{requestId}/decision",
    permission=Permission.STAFF_HELPDESK,
    audit="staff.administrator-requests.decide",
)
async def post_administrator_request_decision(call: Call, path: AskPath, body: AskDecision) -> AskReceipt:
    """Make somebody an administrator, or say why not."""
    where = (path.organisation_id, path.request_id)
    return await call.services.onboarding.administrators.decide(call.principal, where, body, call.request)
