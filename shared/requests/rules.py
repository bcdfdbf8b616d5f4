"""What may be asked, for when, and for how much more time: pure rules of the scheme's calendar."""

from __future__ import annotations

from datetime import date, datetime

from shared.cases.asked import latest_new_day
from shared.cases.model import Case
from shared.cases.turns import spoken
from shared.kernel.errors import Conflict, Invalid
from shared.requests.model import Request
from shared.requests.states import RequestState, check_request_move
from shared.schemes.profile import Profile


def proposed_due(now: datetime, profile: Profile) -> date:
    """Return the last day that staff are proposed for something asked now."""
    calendar = profile.calendar()
    return calendar.add_working_days(calendar.today(now), profile.requests.working_days)


def last_day(day: date, profile: Profile) -> date:
    """Return the last day as the scheme keeps it: moved on to a working day where its rules say so."""
    return profile.calendar().next_working_day(day) if profile.requests.next_working_day else day


def check_may_be_asked(case: Case, due: date, now: datetime, profile: Profile) -> None:
    """Raise unless staff may ask for one more thing on `case`, due on `due`."""
    if case.is_closed:
        raise Conflict("case-closed", "The case is closed. Reopen it before you ask for something.")
    if len(case.open_requests) >= profile.requests.most_open:
        raise Conflict(
            "too-many-requests",
            "Too much is being asked at once. Withdraw something first.",
            most=len(case.open_requests),
        )
    if due <= profile.calendar().today(now):
        raise _mistake("due", "due-too-soon", "Give at least until tomorrow.")


def check_more_time(case: Case, request: Request, wanted: date, now: datetime, profile: Profile) -> None:
    """Raise unless the business may ask to have until `wanted`."""
    if case.is_closed:
        raise Conflict("case-closed", "The case is closed, so nothing is due any more.")
    if request.state is not RequestState.OPEN:
        check_request_move(request.state, RequestState.ANSWERED)
    if ask := request.waiting_ask:
        message = f"{ask.by} has asked for time until {spoken(ask.wanted)} already. Wait for the answer."
        raise Conflict("more-time-asked", message, wanted=ask.wanted.isoformat())
    check_new_day(request, wanted, now, profile, place="wanted")


def check_new_day(request: Request, day: date, now: datetime, profile: Profile, *, place: str) -> None:
    """Raise `Invalid` unless `day` is later than the last day and not too far beyond it."""
    today = profile.calendar().today(now)
    latest = latest_new_day(request.due, now, profile)
    if day <= request.due:
        raise _mistake(place, "day-not-later", f"Choose a day after {spoken(request.due)}, when it is due now.")
    if day < today:
        raise _mistake(place, "day-not-later", "Choose a day that is still to come.")
    if day > latest:
        raise _mistake(place, "day-too-late", f"Choose a day up to {spoken(latest)}.")


def _mistake(place: str, code: str, message: str) -> Invalid:
    return Invalid(code, message, errors=[{"place": f"body.{place}", "message": message, "code": code}])
