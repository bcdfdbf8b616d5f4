"""Starts a takeover, and makes its slices. Each slice is one batch: its cases, its count, and the message for the next.

A slice takes what still belongs to who leaves, so one that comes again, or after a crash, goes on where the last one
ended. The new owners are told once, at the end, with their number; who leaves is told nothing. Cases that are hidden
from the business go along, and nobody is told or shown that: no number counts them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from shared.accounts.model import Account
from shared.accounts.store import AccountStore
from shared.assignments.batch import assigned_event, assigned_message, owned
from shared.assignments.model import Owner, can_own
from shared.cases.model import Case
from shared.clients.cosmos import Operation
from shared.idempotency.model import KeyedRequest
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, Invalid, NotFound, Stale, Unavailable
from shared.kernel.ids import new_id
from shared.kernel.principal import Principal
from shared.notifications.announcing import notice_operation
from shared.notifications.kinds import Kind
from shared.outbox.model import outbox_operation
from shared.takeovers.model import QUEUE, SLICE, SliceDue, Takeover, TakeoverState, TakeoverWanted, shared_out
from shared.takeovers.queries import TakeoverView, shown
from shared.takeovers.store import TakeoverStore

_TRIES = 3


@dataclass(frozen=True)
class Takeovers:
    """The verbs, with what they work on."""

    store: TakeoverStore
    accounts: AccountStore
    clock: Clock

    async def start(self, principal: Principal, wanted: TakeoverWanted, request: KeyedRequest) -> TakeoverView:
        """Queue the handing over of all open cases of somebody, in the principal's businesses.

        Raises `Invalid` (`no-open-cases`, `owner-leaves`, `owner-unsuitable`), `Conflict("takeover-running")`.
        """
        if earlier := await self.store.earlier_result(request):
            return TakeoverView.model_validate(earlier)
        takeover = await self._planned(principal, wanted)
        return await self.store.create_once(takeover, _slice_due(takeover), request, shown(takeover))

    async def make_slice(self, due: SliceDue) -> None:
        """Hand over the next cases, unless this slice has been made. What changes meanwhile is read again."""
        for _ in range(_TRIES):
            takeover = await self.store.read(due.organisation_id, due.takeover_id)
            if takeover.state is not TakeoverState.RUNNING or takeover.slices != due.number:
                return
            try:
                await self._slice(takeover)
            except Stale:
                continue
            return
        raise Unavailable("takeover-contended", "The cases kept changing.", retry_after=5)

    async def _planned(self, principal: Principal, wanted: TakeoverWanted) -> Takeover:
        if wanted.from_id in wanted.owner_ids:
            raise Invalid("owner-leaves", "Choose others than the person whose cases are handed over.")
        holdings = await self.store.holdings(principal.organisation_id, principal.business_ids)
        theirs = [each for each in holdings if each.id == wanted.from_id]
        if not theirs:
            raise Invalid("no-open-cases", "This person has no open cases in your businesses.")
        if any(each.from_id == wanted.from_id for each in await self.store.running(principal.organisation_id)):
            raise Conflict("takeover-running", "This person's cases are being handed over already.")
        accounts = await self._accounts(principal.organisation_id, wanted.owner_ids)
        _check_suitable(wanted, accounts, {each.business_id for each in theirs})
        return Takeover(
            id=new_id(),
            organisation_id=principal.organisation_id,
            business_ids=principal.business_ids,
            by_id=principal.user_id,
            by_name=principal.name,
            from_id=wanted.from_id,
            from_name=theirs[0].name or "a colleague",
            owners=tuple(Owner(id=each.id, name=each.name, email=each.email) for each in accounts),
            total=len(theirs),
            started_at=self.clock(),
        )

    async def _slice(self, takeover: Takeover) -> None:
        now = self.clock()
        cases = await self.store.held(takeover, SLICE)
        accounts = await self._accounts(takeover.organisation_id, tuple(owner.id for owner in takeover.owners))
        given, left = shared_out(cases, accounts, takeover.shares)
        if not given:
            await self._finish(takeover, [case for case in left if not case.suppressed], now)
            return
        seen = [owner for case, owner in given if not case.suppressed]
        shares = Counter(takeover.shares) + Counter(owner.id for owner in seen)
        done = takeover.done + len(seen)
        changes = {
            "shares": dict(shares),
            "slices": takeover.slices + 1,
            "done": done,
            "total": max(takeover.total, done),
        }
        after = takeover.model_copy(update=changes)
        await self.store.save(after, [*_handed(takeover, given, now), _slice_due(after)])

    async def _finish(self, takeover: Takeover, left: list[Case], now: datetime) -> None:
        reason = (
            "None of the new owners works on these businesses any more. Hand over the rest again." if left else None
        )
        state = TakeoverState.STOPPED if left else TakeoverState.DONE
        after = takeover.model_copy(update={"state": state, "reason": reason, "finished_at": now})
        told = [_notice(takeover, owner, now) for owner in takeover.owners if takeover.shares.get(owner.id)]
        await self.store.save(after, told)

    async def _accounts(self, organisation_id: str, ids: Iterable[str]) -> list[Account]:
        found: list[Account] = []
        for account_id in dict.fromkeys(ids):
            try:
                found.append(await self.accounts.read(organisation_id, account_id))
            except NotFound:
                continue
        return found


def _check_suitable(wanted: TakeoverWanted, accounts: list[Account], businesses: set[str]) -> None:
    """Raise `Invalid` unless each of the new owners can take some of the cases, and each case can be taken."""
    takers = {business: [each for each in accounts if can_own(each, business)] for business in businesses}
    useful = {each.id for some in takers.values() for each in some}
    if useful != set(wanted.owner_ids):
        raise Invalid("owner-unsuitable", "Choose active colleagues who work on the businesses of these cases.")
    if not all(takers.values()):
        raise Invalid(
            "business-uncovered",
            "Some of the cases belong to a business that none of them works on. Add someone who does.",
        )


def _handed(takeover: Takeover, given: list[tuple[Case, Owner]], now: datetime) -> list[Operation]:
    """Return a patch and an event for each case, and a message to the case system for each business and owner."""
    each = [
        operation
        for case, owner in given
        for operation in (
            owned(case, owner),
            assigned_event(takeover.by_name, f"assigned the case to {owner.name}", case, now),
        )
    ]
    ordered = sorted(given, key=lambda pair: (pair[0].business_id, pair[1].id))
    groups = [list(group) for _, group in groupby(ordered, key=lambda pair: (pair[0].business_id, pair[1].id))]
    told = [
        assigned_message(new_id(), takeover.by_name, group[0][1], [case for case, _ in group], now) for group in groups
    ]
    return [*each, *told]


def _notice(takeover: Takeover, owner: Owner, now: datetime) -> Operation:
    count = takeover.shares[owner.id]
    return notice_operation(
        Kind.CASES_TAKEN_OVER,
        organisation_id=takeover.organisation_id,
        at=now,
        user_ids=(owner.id,),
        notice_id=f"takeover-{takeover.id}-{owner.id}",
        cases="1 case" if count == 1 else f"{count} cases",
        from_name=takeover.from_name,
        assigned_by=takeover.by_name,
    )


def _slice_due(takeover: Takeover) -> Operation:
    due = SliceDue(takeover_id=takeover.id, organisation_id=takeover.organisation_id, number=takeover.slices)
    return outbox_operation(
        QUEUE,
        due,
        organisation_id=takeover.organisation_id,
        at=takeover.started_at,
        message_id=f"{takeover.id}-{takeover.slices}",
    )
