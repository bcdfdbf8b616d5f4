"""What the scheme asks for on some open cases: by when, answered or not, with an ask for more time here and there.

Each case has a chance of its own for it, so that nothing else about the sample cases depends on what is asked.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from local.seed.cases import SampleCase
from local.seed.odds import happens
from local.seed.wording import MORE_TIME, REQUESTS
from local.seed.world import World
from shared.cases.model import Case, CaseChild, Event
from shared.cases.turns import spoken
from shared.requests.model import Answer, MoreTime, Request
from shared.requests.states import MoreTimeState, RequestState
from shared.schemes.casework import Party

NEWEST = 300  # cases that something may be asked about: the ones people look at
_LATEST = 14  # working days from now


def with_requests(world: World, sample: SampleCase) -> tuple[SampleCase, list[CaseChild]]:
    """Return the case with what is asked on it, and the requests with their lines on the timeline."""
    case, chance = sample.case, Random(f"{world.seed}:{sample.case.id}")  # noqa: S311  sample data, not secrets
    if case.is_closed or case.turn is not Party.BUSINESS or not happens(chance, 45 if case.file_due else 80):
        return sample, []
    first, *second = chance.sample(REQUESTS, chance.choices((1, 2), (2, 1))[0])
    requests = [_request(world, case, 0, first, chance)]
    if second:  # of two, one has moved on: more time is asked for the first, or the second is answered
        other = _request(world, case, 1, second[0], chance)
        moved_on = happens(chance, 60)
        requests = [_with_more_time(world, case, requests[0], chance) if moved_on else requests[0]]
        requests.append(other if moved_on else _answered(world, case, other))
    open_ones = tuple(each.short for each in requests if each.state is RequestState.OPEN)
    # What these ask for is what the case system waits for, unless it waits for the business file or an answer as well.
    flag = bool(case.file_due or case.latest_outcome)
    after = case.model_copy(update={"action_flag": flag}).with_requests(open_ones)
    lines = [line for request in requests for line in _lines(world, request)]
    return replace(sample, case=after), [*requests, *lines]


def _request(world: World, case: Case, place: int, asked: tuple[str, str], chance: Random) -> Request:
    calendar, since = world.calendar, case.moved_to_investigation_date or case.enquiry_date
    day = max(world.today - timedelta(days=chance.randint(2, 12)), since)
    due = calendar.add_working_days(max(day, world.today - timedelta(days=4)), chance.randint(1, _LATEST))
    return Request(
        **_child(world, case, day, "request", place),
        what=asked[0],
        details=asked[1],
        asked_on=day,
        asked_by=case.scheme_case_owner,
        due=due,
        first_due=due,
    )


def _answered(world: World, case: Case, request: Request) -> Request:
    at = max(world.passed(_at(world.today, 9)), request.at)
    answer = Answer(at=at, by=_who(case), by_way_of="update", item_id=f"{request.id}-answer")
    return request.answered(answer)


def _with_more_time(world: World, case: Case, request: Request, chance: Random) -> Request:
    asked_at = max(world.passed(_at(max(request.asked_on, world.today - timedelta(days=1)), 11)), request.at)
    ask = MoreTime(
        id=world.stable_id("more-time", request.id),
        at=asked_at,
        by_id=case.business_case_owner_id or "nobody",
        by=_who(case),
        why=chance.choice(MORE_TIME),
        wanted=world.calendar.add_working_days(request.due, 5),
    )
    asked = request.model_copy(update={"more_time": (ask,)})
    if happens(chance, 50):
        return asked
    told: dict[str, Any] = {"decided_at": asked_at, "decided_by": request.asked_by, "granted": ask.wanted}
    return asked.decided(ask.id, MoreTimeState.GRANTED, **told)


def _lines(world: World, request: Request) -> list[CaseChild]:
    told = [(request.at, "request-made", Party.SCHEME, request.asked_by, f"asked for: {request.what}", "")]
    for ask in request.more_time:
        wanted = f"asked for more time, until {spoken(ask.wanted)}, for: {request.what}"
        told.append((ask.at, "more-time-asked", Party.BUSINESS, ask.by, wanted, ask.why))
        if ask.granted:
            given = f"gave more time, until {spoken(ask.granted)}, for: {request.what}"
            told.append((ask.at, "more-time-granted", Party.SCHEME, ask.decided_by, given, ""))
    if request.answer:
        answer = request.answer
        told.append((answer.at, "request-answered", Party.BUSINESS, answer.by, f"answered: {request.what}", ""))
    where = {name: getattr(request, name) for name in ("organisation_id", "business_id", "case_id", "case_reference")}
    return [
        Event(
            id=world.stable_id(kind, request.id),
            at=at,
            kind=kind,
            party=party,
            actor=actor,
            text=text,
            details=details,
            **where,
        )
        for at, kind, party, actor, text, details in told
    ]


def _child(world: World, case: Case, day: date, kind: str, place: int) -> dict[str, Any]:
    return {
        "id": world.stable_id(kind, case.id, place),
        "organisation_id": case.organisation_id,
        "business_id": case.business_id,
        "case_id": case.id,
        "case_reference": case.case_reference,
        "at": max(world.passed(_at(day, 10)), case.at),
    }


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), UTC)


def _who(case: Case) -> str:
    return case.business_case_owner or case.business_name
