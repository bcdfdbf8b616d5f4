"""Updates to the scheme: on one case, on many, and what they would do before they are sent."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from functions.edge.call import Call
from functions.edge.routes import Routes
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.updates.commands import Receipt, Review, check_updates, send_updates
from shared.updates.model import Comment, Draft
from shared.updates.review import limits_of

routes = Routes("updates")


class CasePath(Model):
    reference: str


class OneUpdate(Model):
    reason: str
    comment: Annotated[Comment, Field(description="up to 500 characters in the financial scheme")]
    answers: Annotated[str | None, Field(description="the request that this answers, and so ticks off")] = None


@routes.post("cases/{reference}/updates", permission=Permission.CASES_UPDATE, audit="updates.send")
async def post_case_update(call: Call, path: CasePath, body: OneUpdate) -> Receipt:
    """Send an update about one case."""
    draft = Draft(references=(path.reference,), reason=body.reason, comment=body.comment, answers=body.answers)
    wired = call.services
    limits = limits_of(wired.profile, bulk=False)
    return await send_updates(call.principal, draft, limits, call.request, wired.cases, wired.profile, wired.clock)


@routes.post("case-updates", permission=Permission.CASES_UPDATE, audit="updates.send-many")
async def post_case_updates(call: Call, body: Draft) -> Receipt:
    """Send one update about many cases of one business: all or none."""
    wired = call.services
    limits = limits_of(wired.profile, bulk=True)
    return await send_updates(call.principal, body, limits, call.request, wired.cases, wired.profile, wired.clock)


@routes.post("case-update-checks", permission=Permission.CASES_UPDATE, audit="updates.check", status=200, keyed=False)
async def post_case_update_check(call: Call, body: Draft) -> Review:
    """Say row by row what an update about many cases would do. Sends nothing, so it needs no key."""
    wired = call.services
    limits = limits_of(wired.profile, bulk=True)
    return await check_updates(call.principal, body, limits, wired.cases, wired.profile, wired.clock)
