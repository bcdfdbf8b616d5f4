"""Who hears of a request: the case's timeline, the case system, the business. Each an operation of the same batch."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from shared.cases.model import Case, Event
from shared.cases.telling import about
from shared.cases.turns import clock_face, spoken
from shared.clients.cosmos import Operation
from shared.handback.model import (
    MoreTimeAsked,
    MoreTimeDecided,
    RequestAnswered,
    RequestMade,
    RequestWithdrawn,
    hand_back,
)
from shared.notifications.announcing import notice_operation
from shared.notifications.kinds import Kind
from shared.requests.model import MoreTime, Request
from shared.requests.states import MoreTimeState
from shared.schemes.casework import Party
from shared.schemes.profile import Profile

Told = RequestMade | RequestWithdrawn | RequestAnswered | MoreTimeAsked | MoreTimeDecided


def made(case: Case | None, request: Request, profile: Profile) -> list[Operation]:
    """Return the line and, where the case is here and seen, the notice of a new request."""
    text, details = f"asked for: {request.what}", _due_by(request.due, profile)
    line = _line(request, request.at, "request-made", Party.SCHEME, request.asked_by, text, details)
    facts = {"what": request.what, "due": _day(request.due), "scheme": profile.short_name}
    return [line, *_notice(case, request, Kind.REQUEST_MADE, f"request-{request.id}", request.at, **facts)]


def withdrawn(case: Case | None, request: Request) -> list[Operation]:
    at = request.withdrawn_at or request.at
    text = f"no longer needs: {request.what}"
    line = _line(request, at, "request-withdrawn", Party.SCHEME, request.withdrawn_by, text, request.withdrawn_why)
    notice_id, facts = f"withdrawn-{request.id}", {"what": request.what}
    return [line, *_notice(case, request, Kind.REQUEST_WITHDRAWN, notice_id, at, **facts)]


def answered(request: Request) -> list[Operation]:
    assert request.answer  # noqa: S101  the caller has just set it
    answer = request.answer
    line = _line(request, answer.at, "request-answered", Party.BUSINESS, answer.by, f"answered: {request.what}")
    told = RequestAnswered(
        **_told(request, f"answered-{request.id}", answer.at, answer.by),
        by_way_of=answer.by_way_of,
        item_id=answer.item_id,
    )
    return [line, hand_back(told)]


def asked(request: Request, ask: MoreTime) -> list[Operation]:
    text = f"asked for more time, until {spoken(ask.wanted)}, for: {request.what}"
    line = _line(request, ask.at, "more-time-asked", Party.BUSINESS, ask.by, text, ask.why)
    told = MoreTimeAsked(**_told(request, ask.id, ask.at, ask.by), ask_id=ask.id, why=ask.why, wanted=ask.wanted)
    return [line, hand_back(told)]


def decided(case: Case | None, request: Request, ask: MoreTime, profile: Profile) -> list[Operation]:
    """Return the line of an answered ask and the notice to whoever asked."""
    at = ask.decided_at or ask.at
    granted = ask.granted
    if granted:
        kind, text = Kind.MORE_TIME_GRANTED, f"gave more time, until {spoken(granted)}, for: {request.what}"
        details = ask.answer or _due_by(granted, profile)
    else:
        kind, text, details = Kind.MORE_TIME_REFUSED, f"gave no more time for: {request.what}", ask.answer
    line = _line(request, at, f"more-time-{ask.state}", Party.SCHEME, ask.decided_by, text, details)
    facts = {"what": request.what, "due": _day(request.due)}
    return [line, *_notice(case, request, kind, f"decided-{ask.id}", at, ask.by_id, **facts)]


def staff_made(request: Request, by: str) -> Operation:
    told = _told(request, f"made-{request.id}", request.at, by)
    return hand_back(RequestMade(**told, what=request.what, details=request.details, due=request.due))


def staff_withdrew(request: Request, by: str) -> Operation:
    told = _told(request, f"withdrew-{request.id}", request.withdrawn_at or request.at, by)
    return hand_back(RequestWithdrawn(**told, why=request.withdrawn_why))


def staff_decided(request: Request, ask: MoreTime, by: str) -> Operation:
    told = _told(request, f"handled-{ask.id}", ask.decided_at or ask.at, by)
    granted = ask.granted if ask.state is MoreTimeState.GRANTED else None
    return hand_back(MoreTimeDecided(**told, ask_id=ask.id, granted=granted, why=ask.answer))


def _line(
    request: Request, at: datetime, kind: str, party: Party, actor: str | None, text: str, details: str = ""
) -> Operation:
    # The id follows from what it tells, so that a repeat of an event can't add a second line.
    place = len(request.more_time) if kind.startswith("more-time") else ""
    event = Event(
        id=f"{kind}{place}-{request.id}",
        **request.identity,
        at=at,
        kind=kind,
        party=party,
        actor=actor,
        text=text,
        details=details,
    )
    return "create", (event.to_item(),)


def _notice(
    case: Case | None, request: Request, kind: Kind, notice_id: str, at: datetime, user_id: str = "", **facts: str
) -> list[Operation]:
    if case is None or case.suppressed:
        return []
    return [
        notice_operation(
            kind,
            organisation_id=request.organisation_id,
            at=at,
            user_ids=(user_id,) if user_id else (),
            case_reference=request.case_reference,
            notice_id=notice_id,
            case_title=case.title,
            **facts,
        )
    ]


def _told(request: Request, message_id: str, at: datetime, by: str) -> dict[str, Any]:
    return {**about(request, message_id, at, by), "request_id": request.id}


def _due_by(day: date, profile: Profile) -> str:
    return f"Due on {spoken(day)} at {clock_face(profile.terms.required_by_end)}."


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"
