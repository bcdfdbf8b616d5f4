"""NCRONTAB schedules: `{second} {minute} {hour} {day} {month} {day-of-week}`, in UTC.

A day must fit both its day-of-month and its day-of-week field, as in NCrontab (classic cron takes either).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from local.host.errors import HostError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_HORIZON = timedelta(days=366 * 8)
"""Long enough for 29 February; a schedule without a tick in it never ticks."""


@dataclass(frozen=True)
class Field:
    """One field's range, and its names with the number of the first."""

    name: str
    lowest: int
    highest: int
    names: tuple[str, ...] = ()


FIELDS = (
    Field("second", 0, 59),
    Field("minute", 0, 59),
    Field("hour", 0, 23),
    Field("day", 1, 31),
    Field("month", 1, 12, _MONTHS),
    Field("day of week", 0, 6, _DAYS),
)


@dataclass(frozen=True)
class Schedule:
    """A parsed expression: the values each field allows."""

    seconds: frozenset[int]
    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]

    def next_after(self, moment: datetime) -> datetime:
        """Return the first tick later than `moment`, to the second. Raises HostError when there never is one."""
        tick = moment.replace(microsecond=0) + timedelta(seconds=1)
        end = tick + _HORIZON
        while tick < end:
            if not self._fits_day(tick):
                tick = tick.replace(hour=0, minute=0, second=0) + timedelta(days=1)
            elif tick.hour not in self.hours:
                tick = tick.replace(minute=0, second=0) + timedelta(hours=1)
            elif tick.minute not in self.minutes:
                tick = tick.replace(second=0) + timedelta(minutes=1)
            elif tick.second not in self.seconds:
                tick += timedelta(seconds=1)
            else:
                return tick
        raise HostError("the schedule never ticks")

    def _fits_day(self, tick: datetime) -> bool:
        weekday = tick.isoweekday() % 7
        return tick.month in self.months and tick.day in self.days and weekday in self.weekdays


def parse_schedule(expression: str) -> Schedule:
    """Parse six fields, or five (the second is 0 then). Raises HostError saying which part is wrong."""
    parts = expression.split()
    if len(parts) == len(FIELDS) - 1:
        parts = ["0", *parts]
    if len(parts) != len(FIELDS):
        raise HostError(f"the schedule {expression!r} must have five or six fields")
    return Schedule(*(_values(field, part) for field, part in zip(FIELDS, parts, strict=True)))


def _values(field: Field, text: str) -> frozenset[int]:
    values: set[int] = set()
    for item in text.split(","):
        values |= _item(field, item)
    return frozenset(values)


def _item(field: Field, item: str) -> set[int]:
    """Return the values of `*`, `5`, `1-5`, `*/10`, `5/10` (from 5 to the end) or `1-30/5`."""
    span, _, step = item.partition("/")
    first, _, last = span.partition("-")
    low = field.lowest if span == "*" else _number(field, first)
    open_ended = field.highest if span == "*" or step else low
    high = _number(field, last) if last else open_ended
    every = int(step) if step.isdigit() else 1
    if (step and every < 1) or (step and not step.isdigit()) or high < low:
        raise HostError(f"{item!r} is not a {field.name}")
    return set(range(low, high + 1, every))


def _number(field: Field, text: str) -> int:
    if text.isdigit() and field.lowest <= int(text) <= field.highest:
        return int(text)
    if text.lower()[:3] in field.names:
        return field.names.index(text.lower()[:3]) + field.lowest
    raise HostError(f"{text!r} is not a {field.name}")
