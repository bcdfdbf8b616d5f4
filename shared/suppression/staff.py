"""What the scheme's staff do about hiding a case, in whichever organisation it is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from shared.cases.anywhere import CasesAnywhere
from shared.cases.model import Case
from shared.cases.store import CaseStore, Item
from shared.cases.suppression import SuppressionAskState
from shared.clients.cosmos import Operation
from shared.idempotency.model import KeyedRequest
from shared.kernel.calendar import Calendar
from shared.kernel.clock import Clock
from shared.kernel.errors import Invalid
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.suppression.model import (
    CaseSuppression,
    SuppressionRecord,
    Why,
    Words,
    asks_among,
    check_changes,
    find_ask,
)
from shared.suppression.telling import changing, declining, granting

_MOST_ASKS = 20  # answered in one batch; a case with more waiting keeps the others on the worklist


class NewSuppression(Model):
    """`why` is for the record, which staff alone can read."""

    suppressed: bool
    why: Why


class SuppressionAnswer(Model):
    """`answer` is for the record where it is granted; where it is declined, who asked reads it."""

    granted: bool
    answer: Words = ""


class SuppressionReceipt(Model):
    """How the case stands after the act."""

    case_reference: str
    suppressed: bool


@dataclass(frozen=True)
class StaffSuppression:
    """The verbs, with what they work on. All raise `NotFound("case-not-found")`."""

    cases: CasesAnywhere
    store: CaseStore
    calendar: Calendar
    clock: Clock

    async def of_case(self, reference: str) -> CaseSuppression:
        """Return whether the case is hidden, who asks for it, and what staff did before: newest first."""
        case, items = await self.cases.family(reference)
        records = await self.store.children_of(case.organisation_id, case.reference_key, "suppression")
        history = sorted((SuppressionRecord.from_item(each) for each in records), key=lambda each: each.at)
        return CaseSuppression(
            suppressed=case.suppressed,
            since=case.suppressed_at,
            said_at=case.suppression_said_at,
            waiting=tuple(ask for ask, _ in asks_among(items) if ask.waits),
            history=tuple(reversed(history)),
        )

    async def change(
        self, staff: Principal, reference: str, wanted: NewSuppression, keyed: KeyedRequest
    ) -> SuppressionReceipt:
        """Hide the case, which grants whatever asks wait for that, or show it again.

        Raises `Conflict`: `case-hidden`, `case-visible`.
        """

        async def attempt(record: KeyedRequest) -> SuppressionReceipt:
            case, items = await self.cases.family(reference)
            check_changes(case, wanted.suppressed)
            operations = changing(case, wanted.suppressed, staff.name, wanted.why, self.clock())
            if wanted.suppressed:
                operations += self._granted(staff, case, items, "")
            return await self._commit(record, operations, case, wanted.suppressed)

        return await self._once(reference, keyed, attempt)

    async def answer(
        self, staff: Principal, where: tuple[str, str], decision: SuppressionAnswer, keyed: KeyedRequest
    ) -> SuppressionReceipt:
        """Answer an ask; `where` is the case's reference and the update's id.

        Raises `NotFound("suppression-ask-not-found")`, `Conflict("suppression-answered")`, `Invalid("answer-missing")`.
        """
        reference, ask_id = where
        _check_reasoned(decision)

        async def attempt(record: KeyedRequest) -> SuppressionReceipt:
            case, items = await self.cases.family(reference)
            ask, item = find_ask(items, case, ask_id)
            if not decision.granted:
                operations = declining(case, ask, item, staff.name, decision.answer, self.clock())
                return await self._commit(record, operations, case, case.suppressed)
            ask.suppression.decided(
                SuppressionAskState.GRANTED, self.clock(), staff.name, ""
            )  # not, if it has its answer
            why = decision.answer or f"Asked for by {ask.sender_name}."
            operations = [] if case.suppressed else changing(case, True, staff.name, why, self.clock())
            operations += self._granted(staff, case, items, decision.answer)
            return await self._commit(record, operations, case, True)

        return await self._once(reference, keyed, attempt)

    def _granted(self, staff: Principal, case: Case, items: list[Item], words: str) -> list[Operation]:
        now = self.clock()
        waiting = [(ask, item) for ask, item in asks_among(items) if ask.waits][:_MOST_ASKS]
        granted = [granting(case, ask, item, staff.name, words, now, self.calendar) for ask, item in waiting]
        return [operation for each in granted for operation in each]

    async def _once(
        self,
        reference: str,
        keyed: KeyedRequest,
        attempt: Callable[[KeyedRequest], Awaitable[SuppressionReceipt]],
    ) -> SuppressionReceipt:
        """Attempt it under a record in the partition of the case."""
        case = await self.cases.case(reference)
        record = keyed.within(case.organisation_id)
        return await self.store.once(record, SuppressionReceipt, lambda: attempt(record))

    async def _commit(
        self, record: KeyedRequest, operations: list[Operation], case: Case, suppressed: bool
    ) -> SuppressionReceipt:
        receipt = SuppressionReceipt(case_reference=case.case_reference, suppressed=suppressed)
        return await self.store.commit_once(record, operations, receipt)


def _check_reasoned(decision: SuppressionAnswer) -> None:
    if not decision.granted and not decision.answer:
        message = "Say why the case stays visible: whoever asked will read it."
        mistake = {"place": "body.answer", "message": message, "code": "answer-missing"}
        raise Invalid("answer-missing", message, errors=[mistake])
