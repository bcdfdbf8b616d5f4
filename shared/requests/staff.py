"""What the scheme's staff do about requests, in whichever organisation the case is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from shared.cases.model import Case
from shared.cases.search import reference_key
from shared.cases.store import CaseStore
from shared.clients.cosmos import Operation
from shared.idempotency.model import KeyedRequest
from shared.kernel.clock import Clock
from shared.kernel.errors import Invalid, NotFound
from shared.kernel.ids import new_id
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.requests import telling
from shared.requests.batch import deciding, find_request, making, withdrawing
from shared.requests.model import Details, Request, What, Why
from shared.requests.rules import check_may_be_asked, check_new_day, last_day
from shared.requests.states import MoreTimeState, check_more_time_move
from shared.schemes.profile import Profile


class NewRequest(Model):
    """`what` in a few words, `details` where they help; `due` moves on to a working day where the scheme says so."""

    what: What
    details: Details = ""
    due: date


class Withdrawal(Model):
    why: Why


class Decision(Model):
    """`granted` is the new last day, which may differ from the one wanted; None refuses, and then `answer` says why."""

    granted: date | None = None
    answer: Details = ""


class StaffReceipt(Model):
    """`due` as it stands after the act."""

    request_id: str
    due: date


@dataclass(frozen=True)
class StaffRequests:
    """The verbs, with what they work on."""

    store: CaseStore
    profile: Profile
    clock: Clock

    async def make(self, staff: Principal, reference: str, new: NewRequest, keyed: KeyedRequest) -> StaffReceipt:
        """Ask for something. Raises `NotFound`; `Conflict`: `case-closed`, `too-many-requests`; `Invalid`."""

        async def attempt(record: KeyedRequest) -> StaffReceipt:
            now, case = self.clock(), await self._case(reference)
            due = last_day(new.due, self.profile)
            check_may_be_asked(case, due, now, self.profile)
            request = self._made(staff, case, new, due, now)
            told = telling.staff_made(request, staff.name)
            return await self._commit(record, [*making(case, request, self.profile), told], request)

        return await self._once(reference, keyed, attempt)

    async def withdraw(
        self, staff: Principal, where: tuple[str, str], withdrawal: Withdrawal, keyed: KeyedRequest
    ) -> StaffReceipt:
        """Say that a request is no longer needed. Raises `Conflict` if it is answered or withdrawn already."""

        async def attempt(record: KeyedRequest) -> StaffReceipt:
            case, before = await self._request(*where)
            after = before.withdrawn(self.clock(), staff.name, withdrawal.why)
            told = telling.staff_withdrew(after, staff.name)
            return await self._commit(record, [*withdrawing(case, before, after), told], after)

        return await self._once(where[0], keyed, attempt)

    async def decide(
        self, staff: Principal, where: tuple[str, str, str], decision: Decision, keyed: KeyedRequest
    ) -> StaffReceipt:
        """Give more time, or refuse it with why. Raises `Conflict("more-time-decided")` if a colleague was faster."""
        _check_reasoned(decision)
        reference, request_id, ask_id = where
        state = MoreTimeState.GRANTED if decision.granted else MoreTimeState.REFUSED

        async def attempt(record: KeyedRequest) -> StaffReceipt:
            now = self.clock()
            case, before = await self._request(reference, request_id)
            check_more_time_move(before.ask(ask_id).state, state)  # before its day is looked at, which may have moved
            after = before.decided(ask_id, state, **self._decided(before, staff, decision, now))
            ask = after.ask(ask_id)
            told = telling.staff_decided(after, ask, staff.name)
            return await self._commit(record, [*deciding(case, before, after, ask, self.profile), told], after)

        return await self._once(reference, keyed, attempt)

    def _made(self, staff: Principal, case: Case, new: NewRequest, due: date, now: datetime) -> Request:
        return Request(
            id=new_id(),
            **case.identity,
            at=now,
            what=new.what,
            details=new.details,
            asked_on=self.profile.calendar().today(now),
            asked_by=staff.name,
            due=due,
            first_due=due,
        )

    def _decided(self, request: Request, staff: Principal, decision: Decision, now: datetime) -> dict[str, Any]:
        told = {"decided_at": now, "decided_by": staff.name, "answer": decision.answer}
        if decision.granted is None:
            return told
        check_new_day(request, decision.granted, now, self.profile, place="granted")
        return {"granted": last_day(decision.granted, self.profile), **told}

    async def _once(
        self, reference: str, keyed: KeyedRequest, attempt: Callable[[KeyedRequest], Awaitable[StaffReceipt]]
    ) -> StaffReceipt:
        """Attempt it under a record in the partition of the case."""
        case = await self._case(reference)
        record = keyed.within(case.organisation_id)
        return await self.store.once(record, StaffReceipt, lambda: attempt(record))

    async def _case(self, reference: str) -> Case:
        item = await self.store.anywhere(reference_key(reference))
        if item is None:
            raise NotFound("case-not-found", "There is no such case.")
        return Case.from_item(item)

    async def _request(self, reference: str, request_id: str) -> tuple[Case, Request]:
        case = await self._case(reference)
        items = await self.store.case_and_one(case.organisation_id, case.reference_key, request_id)
        return case, find_request(items, case, request_id)

    async def _commit(self, record: KeyedRequest, operations: list[Operation], request: Request) -> StaffReceipt:
        receipt = StaffReceipt(request_id=request.id, due=request.due)
        return await self.store.commit_once(record, operations, receipt)


def _check_reasoned(decision: Decision) -> None:
    if decision.granted is None and not decision.answer:
        message = "Say why there is no more time: whoever asked will read it."
        mistake = {"place": "body.answer", "message": message, "code": "answer-missing"}
        raise Invalid("answer-missing", message, errors=[mistake])
