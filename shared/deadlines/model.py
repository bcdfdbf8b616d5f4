"""Which deadlines people are reminded of, and when: pure counting in the scheme's working days.

People are told on working days only: what ends or passes at a weekend is told on the working day before or after.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal, NamedTuple

from shared.kernel.calendar import Calendar
from shared.kernel.model import Stored
from shared.notifications.kinds import Kind

_ONE_DAY = timedelta(days=1)
_LONGEST_GAP = 7  # calendar days between working days, at Christmas with room to spare
_MOST_MISSED = 7  # days that are made up for after an outage; older reminders would only confuse


class Reminder(StrEnum):
    FIVE_DAYS = "five-days"
    ONE_DAY = "one-day"
    PASSED = "passed"


KINDS = {
    Reminder.FIVE_DAYS: Kind.DEADLINE_NEAR,
    Reminder.ONE_DAY: Kind.DEADLINE_NEAR,
    Reminder.PASSED: Kind.DEADLINE_PASSED,
}
_WORKING_DAYS_LEFT = {Reminder.FIVE_DAYS: 5, Reminder.ONE_DAY: 1}


class Reminded(NamedTuple):
    """Deadlines whose last day is `last_day` are to be told of as `reminder`."""

    reminder: Reminder
    last_day: date


class Progress(Stored):
    """The last day on which reminders went out, kept beside the notifications in a partition of its own."""

    type: Literal["progress"] = "progress"
    id: Literal["deadlines"] = "deadlines"
    user_id: Literal["system"] = "system"
    day: date


def days_to_tell(last: date | None, today: date, calendar: Calendar) -> list[date]:
    """Return the working days up to `today` on which nobody has been told yet, oldest first."""
    first = today if last is None else max(last + _ONE_DAY, today - timedelta(days=_MOST_MISSED))
    return [day for day in _span(first, today) if calendar.is_working_day(day)]


def reminded_on(day: date, calendar: Calendar) -> list[Reminded]:
    """Return what to tell on `day`, a working day."""
    coming = _span(day + _ONE_DAY, day + timedelta(days=5 + 2 * _LONGEST_GAP))
    counted = [(last_day, calendar.working_days_between(day, last_day)) for last_day in coming]
    near = [
        Reminded(reminder, last_day)
        for reminder, left in _WORKING_DAYS_LEFT.items()
        for last_day, days in counted
        if days == left
    ]
    return [*near, *(Reminded(Reminder.PASSED, last_day) for last_day in _since_last_working_day(day, calendar))]


def _since_last_working_day(day: date, calendar: Calendar) -> list[date]:
    """Return the working day before `day` and the days off between: their deadlines have passed by now."""
    earlier = [day - timedelta(days=back) for back in range(1, _LONGEST_GAP + 1)]
    place = next(index for index, each in enumerate(earlier) if calendar.is_working_day(each))
    return earlier[: place + 1]


def _span(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=offset) for offset in range((last - first).days + 1))
