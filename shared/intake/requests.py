"""What the case system asks for: made, withdrawn and given more time, once each, in any order of arrival.

A request is an item of its own; its short form stands on the case, or waits with whatever else is known of a case whose
snapshot isn't here yet. Of a case that has gone to another organisation it stays behind: it was asked of the old one.
"""

from __future__ import annotations

from dataclasses import dataclass

from shared.cases.model import Case, OpenRequest
from shared.clients.cosmos import Operation
from shared.intake.events import MoreTimeDecided, RequestEvent, RequestMade, RequestWithdrawn
from shared.intake.standing import Awaited, Moved, Standing
from shared.intake.store import IntakeStore, Item, put
from shared.kernel.errors import Invalid, NotFound
from shared.requests import telling
from shared.requests.batch import replacing, showing
from shared.requests.model import Request
from shared.requests.rules import last_day
from shared.requests.states import MoreTimeState, RequestState
from shared.schemes.profile import Profile


@dataclass(frozen=True)
class RequestIntake:
    store: IntakeStore
    profile: Profile

    async def apply(self, event: RequestEvent) -> None:
        known, before = await self.store.standing(event.organisation_id, event.case_id)
        found = await self.store.children(event.organisation_id, [event.request_id])
        request = next((Request.from_item(item) for item in found if item["type"] == "request"), None)
        case = known if isinstance(known, Case) else None
        match event:
            case RequestMade():
                changed = self._made(event, request, case)
            case RequestWithdrawn():
                changed = self._withdrawn(event, request, case)
            case MoreTimeDecided():
                changed = self._decided(event, request, case)
        if changed is not None:
            after, operations = changed
            shown = _standing_operations(known, before, after)
            await self.store.commit(event.organisation_id, [*operations, *shown])

    def _made(
        self, event: RequestMade, known: Request | None, case: Case | None
    ) -> tuple[Request, list[Operation]] | None:
        if known and known.what:
            return None
        made = self._request(event)
        if known is None:
            return made, [("create", (made.to_item(),)), *telling.made(case, made, self.profile)]
        told = {"withdrawn_at", "withdrawn_by", "withdrawn_why", "state"}
        late = made.model_copy(update={name: getattr(known, name) for name in told})
        return late, [replacing(known, late), *telling.made(None, late, self.profile), *telling.withdrawn(None, late)]

    def _withdrawn(
        self, event: RequestWithdrawn, known: Request | None, case: Case | None
    ) -> tuple[Request, list[Operation]] | None:
        if known is None:  # it came before the request itself, which must not be asked any more
            stub = self._request(event).withdrawn(event.at, event.by, event.why)
            return stub, [("create", (stub.to_item(),))]
        if known.state is not RequestState.OPEN:
            return None
        after = known.withdrawn(event.at, event.by, event.why)
        return after, [replacing(known, after), *telling.withdrawn(case, after)]

    def _decided(
        self, event: MoreTimeDecided, known: Request | None, case: Case | None
    ) -> tuple[Request, list[Operation]] | None:
        if known is None:
            raise Invalid("request-unknown", "There is no such request.")
        try:
            ask = known.ask(event.ask_id)
        except NotFound:
            raise Invalid("more-time-unknown", "Nobody asked for that.") from None
        if ask.state is not MoreTimeState.ASKED:
            return None
        granted = last_day(event.granted, self.profile) if event.granted else None
        after = known.decided(
            ask.id,
            MoreTimeState.GRANTED if granted else MoreTimeState.REFUSED,
            decided_at=event.at,
            decided_by=event.by,
            granted=granted,
            answer=event.answer,
        )
        return after, [replacing(known, after), *telling.decided(case, after, after.ask(ask.id), self.profile)]

    def _request(self, event: RequestMade | RequestWithdrawn) -> Request:
        asked_on = self.profile.calendar().today(event.at)
        fact = event.request if isinstance(event, RequestMade) else None
        due = last_day(fact.due, self.profile) if fact else asked_on
        return Request(
            id=event.request_id,
            organisation_id=event.organisation_id,
            business_id=event.business_id,
            case_id=event.case_id,
            case_reference=event.case_reference,
            at=event.at,
            what=fact.what if fact else "",
            details=fact.details if fact else "",
            asked_on=asked_on,
            asked_by=fact.asked_by if fact else None,
            due=due,
            first_due=due,
        )


def _standing_operations(known: Standing, before: Item, request: Request) -> list[Operation]:
    if isinstance(known, Moved):
        return []
    if isinstance(known, Case):
        shown = showing(known, request)
        return [put(shown, before)] if shown != known else []
    early = known or Awaited(id=request.case_id, organisation_id=request.organisation_id)
    waiting = early.model_copy(update={"open_requests": _with(early.open_requests, request)})
    return [put(waiting, before)] if waiting != early else []


def _with(others: tuple[OpenRequest, ...], request: Request) -> tuple[OpenRequest, ...]:
    kept = tuple(each for each in others if each.id != request.id)
    return (*kept, request.short) if request.state is RequestState.OPEN else kept
