"""How organisations come in: the request that anybody may send, its follow-up by the emailed link, and its review."""

from __future__ import annotations

from typing import Any

import azure.functions as func
from pydantic import Field

from functions.edge.call import Call
from functions.edge.feed import on_changes
from functions.edge.queue import on_queue
from functions.edge.routes import Routes
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.onboarding.administrator_requests import administrator_request_work
from shared.onboarding.approving import AccessApproval, AccessDecided
from shared.onboarding.model import QUEUE, LetterDue
from shared.onboarding.requesting import (
    AccessAnswer,
    AccessForm,
    AccessReceipt,
    FormRules,
    RequestProgress,
)
from shared.onboarding.reviewing import AccessQuestion, AccessRefusal, AccessRequestList, AccessRequestPage
from shared.onboarding.work import access_request_work
from shared.openforms.model import EmailedLink
from shared.wiring import Services
from shared.worklist.keeping import Projection, keep_work

routes = Routes("onboarding")
blueprint = func.Blueprint()  # type: ignore[no-untyped-call]
_STAFF = Permission.STAFF_HELPDESK


class RequestPath(Model):
    request_id: str = Field(max_length=100)


@routes.get("access-request-form", permission=Permission.PUBLIC)
async def get_access_request_form(call: Call) -> FormRules:
    """Read what the form for access asks for, and within which limits."""
    return call.services.onboarding.requesting.rules()


@routes.post("access-requests", permission=Permission.PUBLIC, keyed=False)
async def post_access_request(call: Call, body: AccessForm) -> AccessReceipt:
    """Ask for access. The form's stamp is its key: the same form sent again gets the same receipt."""
    return await call.services.onboarding.requesting.submit(body, call.address)


@routes.post("access-request-views", permission=Permission.PUBLIC, status=200, keyed=False)
async def post_access_request_view(call: Call, body: EmailedLink) -> RequestProgress:
    """Look at the request behind an emailed link. Changes nothing; a POST keeps the secret out of addresses."""
    return await call.services.onboarding.requesting.look_at(body)


@routes.post("access-request-confirmations", permission=Permission.PUBLIC, keyed=False)
async def post_access_request_confirmation(call: Call, body: EmailedLink) -> RequestProgress:
    """Confirm the address that the link was sent to. Repeating it changes nothing, so it needs no key."""
    return await call.services.onboarding.requesting.confirm(body)


@routes.post("access-request-answers", permission=Permission.PUBLIC, keyed=False)
async def post_access_request_answer(call: Call, body: AccessAnswer) -> RequestProgress:
    """Answer what staff asked. An answer that comes twice finds itself there, so it needs no key."""
    return await call.services.onboarding.requesting.answer(body)


@routes.get("staff/access-requests", permission=_STAFF, audit="access-requests.list")
async def get_access_requests(call: Call) -> AccessRequestList:
    """List requests for access: those that wait for staff on top."""
    return await call.services.onboarding.reviewing.overview()


@routes.get("staff/access-requests/{requestId}", permission=_STAFF, audit="access-requests.open")
async def get_access_request(call: Call, path: RequestPath) -> AccessRequestPage:
    """Read a request, with what stands in the way of approving it."""
    return await call.services.onboarding.reviewing.page(path.request_id)


@routes.post("staff/access-requests/{requestId}/questions", permission=_STAFF, audit="access-requests.ask")
async def post_access_request_question(call: Call, path: RequestPath, body: AccessQuestion) -> AccessDecided:
    """Ask the requester something."""
    return await call.services.onboarding.reviewing.ask(call.principal, path.request_id, body, call.request)


@routes.post("staff/access-requests/{requestId}/approval", permission=_STAFF, audit="access-requests.approve")
async def post_access_request_approval(call: Call, path: RequestPath, body: AccessApproval) -> AccessDecided:
    """Create the organisation and invite its first administrators."""
    return await call.services.onboarding.approving.approve(call.principal, path.request_id, body, call.request)


@routes.post("staff/access-requests/{requestId}/refusal", permission=_STAFF, audit="access-requests.decline")
async def post_access_request_refusal(call: Call, path: RequestPath, body: AccessRefusal) -> AccessDecided:
    """Decline a request, with why."""
    return await call.services.onboarding.reviewing.decline(call.principal, path.request_id, body, call.request)


@on_queue(blueprint, QUEUE)
async def send_onboarding_letter(wired: Services, message: LetterDue) -> None:
    """Send an email about a request for access."""
    await wired.onboarding.follower.follow(message)


@on_changes(blueprint, "accounts", from_beginning=True)
async def keep_onboarding_work(wired: Services, changes: list[dict[str, Any]]) -> None:
    """Put requests on the staff's worklist, and take off it what is decided."""
    projections: dict[str, Projection] = {
        "access-request": lambda change: access_request_work(change, wired.profile),
        "administrator-request": administrator_request_work,
    }
    await keep_work(changes, projections, wired.work)
