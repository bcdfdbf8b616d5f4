"""Handing all open cases of somebody who leaves to others: asked for over HTTP, done on a queue."""

from __future__ import annotations

from functions.edge.call import Call
from functions.edge.queue import on_queue
from functions.edge.routes import Routes
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.takeovers.model import QUEUE, SliceDue, TakeoverWanted
from shared.takeovers.queries import CaseOwners, TakeoverView, case_owners, takeover_progress
from shared.wiring import Services

routes = Routes("takeovers")


class TakeoverPath(Model):
    takeover_id: str


@routes.get("case-owners", permission=Permission.CASES_ASSIGN_OTHERS, audit="case-owners.list")
async def get_case_owners(call: Call) -> CaseOwners:
    """List who owns open cases of my businesses."""
    return await case_owners(call.principal, call.services.takeovers.store)


@routes.post("takeovers", permission=Permission.CASES_ASSIGN_OTHERS, audit="takeovers.start", status=202)
async def post_takeover(call: Call, body: TakeoverWanted) -> TakeoverView:
    """Hand all open cases of somebody to one or several others."""
    return await call.services.takeovers.start(call.principal, body, call.request)


@routes.get("takeovers/{takeoverId}", permission=Permission.CASES_ASSIGN_OTHERS, audit="takeovers.open")
async def get_takeover(call: Call, path: TakeoverPath) -> TakeoverView:
    """Say how far a takeover of mine has come."""
    return await takeover_progress(call.principal, path.takeover_id, call.services.takeovers.store)


@on_queue(routes.blueprint, QUEUE)
async def make_takeover_slice(wired: Services, message: SliceDue) -> None:
    """Hand over the next cases of a takeover."""
    await wired.takeovers.make_slice(message)
