"""Applies events of the case system. Each may come twice, late or out of order; a crash leaves nothing half-done."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from shared.cases.model import Case
from shared.clients.cosmos import Operation
from shared.intake.events import (
    CaseClosed,
    CaseEvent,
    CaseMoved,
    CaseReopened,
    CaseSuppressed,
    CaseUpserted,
    DocumentPublished,
    Facet,
    Fact,
    MessagePosted,
    MoreTimeDecided,
    OutcomeRecorded,
    RequestMade,
    RequestWithdrawn,
)
from shared.intake.facts import fact_operations, notice_to_holder, told
from shared.intake.moves import Mover
from shared.intake.places import Places
from shared.intake.requests import RequestIntake
from shared.intake.standing import Moved, after_facet, after_snapshot, as_of_version
from shared.intake.store import PURGED, IntakeStore, put
from shared.kernel.clock import Clock, utc_now
from shared.kernel.errors import Conflict, Stale, Unavailable
from shared.kernel.logs import log
from shared.notifications.kinds import Kind

_TRIES = 4


@dataclass(frozen=True)
class Intake:
    """The verb `apply`, with what it works on."""

    store: IntakeStore
    places: Places
    mover: Mover
    requests: RequestIntake
    clock: Clock = utc_now

    async def apply(self, event: CaseEvent) -> None:
        """Make `event` count once. Raises `Invalid` for what can't be right, `Unavailable` for what may pass."""
        for _ in range(_TRIES):
            try:
                return await self._apply(event)
            except Conflict as conflict:  # somebody made it meanwhile: look again
                if conflict.code == PURGED:  # what was told of it doesn't count any more
                    return log("event-of-purged-case", organisation=event.organisation_id, case=event.case_id)
            except Stale:  # a user or a twin of this event changed it meanwhile: look again
                continue
        raise Unavailable("case-contended", "The case kept changing.", retry_after=1)

    async def _apply(self, event: CaseEvent) -> None:
        match event:
            case CaseUpserted():
                await self._snapshot(event)
            case CaseMoved():
                await self.mover.move(event)
            case DocumentPublished() | OutcomeRecorded() | MessagePosted():
                await self._fact(event)
            case CaseClosed() | CaseReopened() | CaseSuppressed():
                await self._facet(event)
            case RequestMade() | RequestWithdrawn() | MoreTimeDecided():
                await self.requests.apply(event)

    async def _snapshot(self, event: CaseUpserted) -> None:
        business = await self.places.business(event.organisation_id, event.case.business_id)
        known, before = await self.store.standing(event.organisation_id, event.case_id)
        known = as_of_version(known, event.version)
        if isinstance(known, Moved):
            # Taken before the move: it belongs where the case is now, and is older than what comes from there.
            return await self._apply(event.model_copy(update=_redirected(event, known)))
        after = after_snapshot(known, event, business.name)
        if after is None:
            return None
        operations = [put(after, before)]
        if not isinstance(known, Case):
            line = told(event, "case-received", "passed the complaint on", business_id=after.business_id)
            operations.append(("upsert", (line.model_copy(update={"id": f"received-{event.case_id}"}).to_item(),)))
        return await self.store.commit(event.organisation_id, operations)

    async def _facet(self, event: Facet) -> None:
        known, before = await self.store.standing(event.organisation_id, event.case_id)
        known = as_of_version(known, event.version)
        if isinstance(known, Moved):
            return await self._apply(event.model_copy(update={"organisation_id": known.to_organisation_id}))
        after = after_facet(known, event)
        if after is None:
            return None
        lines: list[Operation] = []
        if isinstance(known, Case) and isinstance(after, Case):
            after, lines = after.hidden_since(known, self.clock()), _facet_lines(event, known)
        return await self.store.commit(event.organisation_id, [put(after, before), *lines])

    async def _fact(self, event: Fact) -> None:
        known, _ = await self.store.standing(event.organisation_id, event.case_id)
        case = known if isinstance(known, Case) else None
        with suppress(Conflict):  # it is in already, but a crash may have come before the next step
            await self.store.commit(event.organisation_id, fact_operations(event, case))
        if isinstance(known, Moved):
            await self.mover.follow(known)


def _redirected(event: CaseUpserted, tombstone: Moved) -> dict[str, Any]:
    case = event.case.model_copy(update={"business_id": tombstone.to_business_id})
    return {"organisation_id": tombstone.to_organisation_id, "case": case}


def _facet_lines(event: Facet, case: Case) -> list[Operation]:
    if isinstance(event, CaseSuppressed):
        return []  # nobody at the business is to see that it happened
    reopened = isinstance(event, CaseReopened)
    kind, text = ("case-reopened", "reopened the case") if reopened else ("case-closed", "closed the case")
    line = told(event, kind, text, business_id=case.business_id)
    lines: list[Operation] = [("upsert", (line.to_item(),))]
    if case.suppressed:
        return lines
    notice = notice_to_holder(event, Kind.CASE_REOPENED if reopened else Kind.CASE_CLOSED, case_title=case.title)
    return [*lines, notice]
