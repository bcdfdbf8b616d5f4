"""Whose move it is, what they are to do and by when: in words, with the counting of days shown."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import NamedTuple

from shared.cases.model import CaseFacts, OpenRequest
from shared.cases.rules import whose_turn
from shared.kernel.calendar import Calendar, Deadline, Skipped
from shared.kernel.model import Model
from shared.schemes.casework import Party
from shared.schemes.profile import Profile

_WEEKEND = frozenset({"Saturday", "Sunday"})


class Turn(Model):
    """`whose` is None once the case is closed. `explanation` says how `deadline` came about, in sentences.

    `working_days_left` is negative once the deadline has passed; 0 means that today is the last day.
    """

    whose: Party | None
    act: str
    deadline: Deadline | None = None
    explanation: str = ""
    working_days_left: int | None = None
    passed: bool = False


class Window(Model):
    """A time in which something may be challenged; `ends_at` in UTC, `last_day` in the scheme's time zone."""

    last_day: date
    ends_at: datetime
    open: bool


class Due(NamedTuple):
    """A deadline of the business: for its file, or for what `request` asks."""

    deadline: Deadline
    request: OpenRequest | None


def turn(case: CaseFacts, now: datetime, calendar: Calendar, profile: Profile) -> Turn:
    """Return whose move it is at `now`, with the next deadline where one is set."""
    whose = whose_turn(case)
    if whose is None:
        return Turn(whose=None, act="The case is closed")
    due = next_due(case, calendar, profile)
    act = _act(case, whose, due, profile)
    if due is None:
        return Turn(whose=whose, act=act)
    deadline = due.deadline
    return Turn(
        whose=whose,
        act=act,
        deadline=deadline,
        explanation=explained(deadline, profile, "it" if due.request else "the file"),
        working_days_left=calendar.working_days_between(calendar.today(now), deadline.last_day),
        passed=deadline.passed(now),
    )


def next_due(case: CaseFacts, calendar: Calendar, profile: Profile) -> Due | None:
    """Return what is due first: the business file, counted from the start of the investigation, or a request."""
    end = profile.terms.required_by_end
    dues = [Due(request_deadline(request, calendar, profile), request) for request in case.open_requests]
    start, last_day = case.moved_to_investigation_date, case.file_due
    if start and last_day:
        dues.append(Due(calendar.explain(start, last_day, end), None))
    return None if case.is_closed else min(dues, key=lambda due: due.deadline.last_day, default=None)


def request_deadline(request: OpenRequest, calendar: Calendar, profile: Profile) -> Deadline:
    return calendar.explain(request.asked_on, request.due, profile.terms.required_by_end)


def challenge_set_up(case: CaseFacts, now: datetime, calendar: Calendar, profile: Profile) -> Window | None:
    """Return the window for challenging how the case was set up; it begins when the case becomes chargeable."""
    start = case.moved_to_investigation_date
    return _window(calendar.deadline(start, profile.terms.challenge_set_up), now) if start else None


def challenge_closing(letter: date | None, now: datetime, calendar: Calendar, profile: Profile) -> Window | None:
    """Return the window for challenging the closing data; it begins with the date of the closure `letter`."""
    return _window(calendar.deadline(letter, profile.terms.challenge_closing), now) if letter else None


def _window(deadline: Deadline, now: datetime) -> Window:
    return Window(last_day=deadline.last_day, ends_at=deadline.due_at, open=not deadline.passed(now))


def _act(case: CaseFacts, whose: Party, due: Due | None, profile: Profile) -> str:
    if case.open_requests:
        return _act_on_requests(case, due, profile)
    if whose is Party.SCHEME:
        return f"{profile.short_name} is working on the case"
    if whose is Party.CONSUMER:
        return f"{profile.short_name} is waiting for the consumer"
    if case.business_file_required_by and not case.business_file_received_date:
        return "Send the business file"
    if case.latest_outcome:
        return "Answer the latest outcome"
    return f"Answer {profile.short_name}'s request"


def _act_on_requests(case: CaseFacts, due: Due | None, profile: Profile) -> str:
    if due and due.request:
        others = len(case.open_requests) - 1 + bool(case.file_due)
        return f"Send what {profile.short_name} asked for: {due.request.what}{_and_more(others)}"
    return f"Send the business file{_and_more(len(case.open_requests))}"


def _and_more(others: int) -> str:
    return f" (and {others} more)" if others else ""


def explained(deadline: Deadline, profile: Profile, what: str) -> str:
    """Return in sentences how the deadline for `what` came about."""
    days = len(deadline.counted)
    unit = f"{deadline.kind} day" if days == 1 else f"{deadline.kind} days"
    gave = f"{profile.short_name} asked for {what} on {spoken(deadline.start)} and gave {days} {unit}."
    ends = f"The last day ends at {clock_face(profile.terms.required_by_end)}, UK time."
    return f"{gave} {ends} {_holidays_between(deadline.non_working)}"


def _holidays_between(off: tuple[Skipped, ...]) -> str:
    holidays = [f"{skipped.reason} ({spoken(skipped.day)})" for skipped in off if skipped.reason not in _WEEKEND]
    return f"In between: {'; '.join(holidays)}." if holidays else "No bank holiday falls in between."


def spoken(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def clock_face(moment: time) -> str:
    return f"{moment:%H:%M}"
