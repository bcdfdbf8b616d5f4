"""What the scheme asks for on a case: more time for the business; asking, withdrawing and deciding for staff."""

from __future__ import annotations

from functions.edge.call import Call
from functions.edge.routes import Routes
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.requests.commands import AskForMoreTime, MoreTimeReceipt, ask_more_time
from shared.requests.queries import RequestsOnCase, WaitingRequests, requests_on_case
from shared.requests.staff import Decision, NewRequest, StaffReceipt, Withdrawal

routes = Routes("requests")
_STAFF = Permission.STAFF_CASEWORK


class CasePath(Model):
    reference: str


class RequestPath(CasePath):
    request_id: str


class AskPath(RequestPath):
    ask_id: str


@routes.post(
    "cases/{reference}/requests/{requestId}/more-time",
    permission=Permission.CASES_UPDATE,
    audit="requests.ask-more-time",
)
async def post_more_time(call: Call, path: RequestPath, body: AskForMoreTime) -> MoreTimeReceipt:
    """Ask the scheme for more time."""
    wired, where = call.services, (path.reference, path.request_id)
    return await ask_more_time(call.principal, where, body, call.request, wired.cases, wired.profile, wired.clock)


@routes.get("staff/requests", permission=_STAFF, audit="staff.requests.list")
async def get_waiting_requests(call: Call) -> WaitingRequests:
    """List, over all organisations, asks for more time that wait for staff, and what was answered lately."""
    return await call.services.request_lists.waiting(call.services.clock)


@routes.get("staff/cases/{reference}/requests", permission=_STAFF, audit="staff.requests.open")
async def get_staff_requests(call: Call, path: CasePath) -> RequestsOnCase:
    """Read what is asked on a case, whichever organisation has it."""
    wired = call.services
    return await requests_on_case(path.reference, wired.cases, wired.profile, wired.clock)


@routes.post("staff/cases/{reference}/requests", permission=_STAFF, audit="staff.requests.make")
async def post_request(call: Call, path: CasePath, body: NewRequest) -> StaffReceipt:
    """Ask the business for something."""
    return await call.services.staff_requests.make(call.principal, path.reference, body, call.request)


@routes.post(
    "staff/cases/{reference}/requests/{requestId}/withdrawal", permission=_STAFF, audit="staff.requests.withdraw"
)
async def post_request_withdrawal(call: Call, path: RequestPath, body: Withdrawal) -> StaffReceipt:
    """Say that something is no longer needed."""
    where = (path.reference, path.request_id)
    return await call.services.staff_requests.withdraw(call.principal, where, body, call.request)


@routes.post(
    "staff/cases/{reference}/requests/{requestId}/more-time/{askId}/decision",
    permission=_STAFF,
    audit="staff.requests.decide",
)
async def post_more_time_decision(call: Call, path: AskPath, body: Decision) -> StaffReceipt:
    """Give more time, be it another day than was wanted, or refuse it with why."""
    where = (path.reference, path.request_id, path.ask_id)
    return await call.services.staff_requests.decide(call.principal, where, body, call.request)
