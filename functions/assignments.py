"""Handing cases to colleagues."""

from __future__ import annotations

from functions.edge.call import Call
from functions.edge.routes import Routes
from shared.assignments.commands import HandedOver, hand_over
from shared.assignments.model import Handover
from shared.assignments.queries import Colleagues, colleagues
from shared.kernel.model import Model
from shared.kernel.principal import Permission

routes = Routes("assignments")


class ColleagueQuery(Model):
    """`search` looks in names and email addresses. Without a business: who works on any of mine."""

    business_id: str | None = None
    search: str = ""


@routes.get("colleagues", permission=Permission.CASES_ASSIGN_SELF, audit="colleagues.list")
async def get_colleagues(call: Call, query: ColleagueQuery) -> Colleagues:
    """List who may own cases of a business."""
    return await colleagues(call.principal, query.business_id, query.search, call.services.accounts)


@routes.post("case-assignments", permission=Permission.CASES_ASSIGN_SELF, audit="cases.assign")
async def post_case_assignment(call: Call, body: Handover) -> HandedOver:
    """Hand up to 25 cases of one business to somebody, or to nobody: all or none."""
    wired = call.services
    return await hand_over(call.principal, body, call.request, wired.cases, wired.accounts, wired.profile, wired.clock)
