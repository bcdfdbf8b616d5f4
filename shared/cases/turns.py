"""Whose move it is, what they are to do and by when: in words, with the counting of days shown."""

from __future__ import annotations

from datetime import date, datetime, time

from shared.cases.model import CaseFacts
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


def turn(case: CaseFacts, now: datetime, calendar: Calendar, profile: Profile) -> Turn:
    """Return whose move it is at `now`, with the next deadline where one is set."""
    if case.is_closed:
        return Turn(whose=None, act="The case is closed")
    act = _act(case, profile)
    deadline = next_deadline(case, calendar, profile)
    if deadline is None:
        return Turn(whose=case.turn, act=act)
    return Turn(
        whose=case.turn,
        act=act,
        deadline=deadline,
        explanation=_explained(deadline, profile),
        working_days_left=calendar.working_days_between(calendar.today(now), deadline.last_day),
        passed=deadline.passed(now),
    )


def next_deadline(case: CaseFacts, calendar: Calendar, profile: Profile) -> Deadline | None:
    """Return the date by which the business file is due, while it is; counted from the start of the investigation."""
    start, last_day = case.moved_to_investigation_date, case.business_file_required_by
    if case.is_closed or start is None or last_day is None or case.business_file_received_date:
        return None
    return calendar.explain(start, last_day, profile.terms.required_by_end)


def challenge_set_up(case: CaseFacts, now: datetime, calendar: Calendar, profile: Profile) -> Window | None:
    """Return the window for challenging how the case was set up; it begins when the case becomes chargeable."""
    start = case.moved_to_investigation_date
    return _window(calendar.deadline(start, profile.terms.challenge_set_up), now) if start else None


def challenge_closing(letter: date | None, now: datetime, calendar: Calendar, profile: Profile) -> Window | None:
    """Return the window for challenging the closing data; it begins with the date of the closure `letter`."""
    return _window(calendar.deadline(letter, profile.terms.challenge_closing), now) if letter else None


def _window(deadline: Deadline, now: datetime) -> Window:
    return Window(last_day=deadline.last_day, ends_at=deadline.due_at, open=not deadline.passed(now))


def _act(case: CaseFacts, profile: Profile) -> str:
    if case.turn is Party.SCHEME or case.turn is None:
        return f"{profile.short_name} is working on the case"
    if case.turn is Party.CONSUMER:
        return f"{profile.short_name} is waiting for the consumer"
    if case.business_file_required_by and not case.business_file_received_date:
        return "Send the business file"
    if case.latest_outcome:
        return "Answer the latest outcome"
    return f"Answer {profile.short_name}'s request"


def _explained(deadline: Deadline, profile: Profile) -> str:
    days = len(deadline.counted)
    gave = f"{profile.short_name} asked for the file on {spoken(deadline.start)} and gave {days} {deadline.kind} days."
    ends = f"The last day ends at {clock_face(profile.terms.required_by_end)}, UK time."
    return f"{gave} {ends} {_holidays_between(deadline.non_working)}"


def _holidays_between(off: tuple[Skipped, ...]) -> str:
    holidays = [f"{skipped.reason} ({spoken(skipped.day)})" for skipped in off if skipped.reason not in _WEEKEND]
    return f"In between: {'; '.join(holidays)}." if holidays else "No bank holiday falls in between."


def spoken(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def clock_face(moment: time) -> str:
    return f"{moment:%H:%M}"
