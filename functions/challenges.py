"""Challenges of what is recorded on a case: made and withdrawn by the business, answered by staff."""

from __future__ import annotations

from pydantic import Field

from functions.edge.call import Call
from functions.edge.routes import Routes
from shared.challenges.commands import ChallengeReceipt
from shared.challenges.model import NewChallenge
from shared.challenges.staff import ChallengeAnswer
from shared.kernel.model import Model
from shared.kernel.principal import Permission

routes = Routes("challenges")


class CasePath(Model):
    reference: str = Field(max_length=60)


class ChallengePath(CasePath):
    challenge_id: str = Field(max_length=200)


@routes.post("cases/{reference}/challenges", permission=Permission.CASES_UPDATE, audit="challenges.make")
async def post_challenge(call: Call, path: CasePath, body: NewChallenge) -> ChallengeReceipt:
    """Say that something is recorded wrongly, and what should be recorded instead."""
    return await call.services.challenging.submit(call.principal, path.reference, body, call.request)


@routes.post(
    "cases/{reference}/challenges/{challengeId}/withdrawal",
    permission=Permission.CASES_UPDATE,
    audit="challenges.withdraw",
)
async def post_challenge_withdrawal(call: Call, path: ChallengePath) -> ChallengeReceipt:
    """Take a challenge back while it waits for its answer."""
    where = (path.reference, path.challenge_id)
    return await call.services.challenging.withdraw(call.principal, where, call.request)


@routes.post(
    "staff/cases/{reference}/challenges/{challengeId}/answer",
    permission=Permission.STAFF_CASEWORK,
    audit="staff.challenges.answer",
)
async def post_challenge_answer(call: Call, path: ChallengePath, body: ChallengeAnswer) -> ChallengeReceipt:
    """Uphold a challenge, in full or in part, or decline it, with words to the business."""
    where = (path.reference, path.challenge_id)
    return await call.services.challenge_answers.give(call.principal, where, body, call.request)
