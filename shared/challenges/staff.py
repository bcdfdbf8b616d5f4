"""What the scheme's staff do about a challenge, in whichever organisation the case is: answer it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from shared.cases.anywhere import CasesAnywhere
from shared.challenges import telling
from shared.challenges.commands import ChallengeReceipt, find_challenge, receipt_of, replacing
from shared.challenges.model import Words
from shared.challenges.states import ChallengeState
from shared.idempotency.model import KeyedRequest
from shared.kernel.clock import Clock
from shared.kernel.model import Model
from shared.kernel.principal import Principal


class ChallengeAnswer(Model):
    """`answer` is what the business reads, whatever the result."""

    result: Literal[ChallengeState.UPHELD, ChallengeState.UPHELD_IN_PART, ChallengeState.DECLINED]
    answer: Words


@dataclass(frozen=True)
class ChallengeAnswers:
    cases: CasesAnywhere
    clock: Clock

    async def give(
        self, staff: Principal, where: tuple[str, str], given: ChallengeAnswer, keyed: KeyedRequest
    ) -> ChallengeReceipt:
        """Answer a challenge; `where` is the case's reference and the challenge's id.

        Raises `NotFound`: `case-not-found`, `challenge-not-found`; `Conflict`: `challenge-answered`,
        `challenge-withdrawn`, if a colleague or the business was faster.
        """
        reference, wanted = where
        case = await self.cases.case(reference)
        record = keyed.within(case.organisation_id)

        async def attempt() -> ChallengeReceipt:
            case, items = await self.cases.with_one(reference, wanted)
            before = find_challenge(items, case, wanted)
            after = before.ended(given.result, self.clock(), staff.name, given.answer)
            operations = [replacing(before, after), *telling.answered(case, after)]
            return await self.cases.cases.commit_once(record, operations, receipt_of(after))

        return await self.cases.cases.once(record, ChallengeReceipt, attempt)
