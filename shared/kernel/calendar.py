"""Working days and deadlines in the scheme's own time zone, with the counting shown.

Dates are local dates of the zone; instants are aware UTC datetimes. The day something happens isn't counted:
day one is the day after. An end time is a wall-clock time (17:00 in London is 16:00 UTC in summer), so a term that
crosses a clock change keeps its end time and not its number of hours.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import Field

from shared.kernel.model import Model

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


class DayKind(StrEnum):
    WORKING = "working"
    CALENDAR = "calendar"


class Term(Model):
    """How long someone is given. With `next_working_day`, a last day that isn't a working day moves on to one."""

    days: int = Field(gt=0)
    kind: DayKind
    end: time
    next_working_day: bool = False


class Skipped(Model):
    """A day that wasn't counted, or that a last day was moved past; `reason` is a weekday or the holiday's name."""

    day: date
    reason: str


class Deadline(Model):
    """The last moment (`due_at`, UTC) and how it came about, as data for the page that explains it.

    `counted` are the days that count towards it; `skipped` the weekends and bank holidays passed over; for calendar
    days, which skip none, `non_working` names those that fell in between all the same. `moved_from` is the day on which
    it would have ended, had that been a working day.
    """

    start: date
    last_day: date
    due_at: datetime
    kind: DayKind
    counted: tuple[date, ...]
    skipped: tuple[Skipped, ...]
    non_working: tuple[Skipped, ...]
    moved_from: date | None = None
    time_zone: str

    def passed(self, now: datetime) -> bool:
        return now > self.due_at


class Calendar:
    """The working calendar of one scheme: a time zone and the public holidays of one country's region."""

    def __init__(self, time_zone: str = "Europe/London", country: str = "GB", region: str = "ENG") -> None:
        self.time_zone = time_zone
        self._zone = ZoneInfo(time_zone)
        self._holidays = _public_holidays(country, region)

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self._zone)

    def today(self, now: datetime) -> date:
        return self.local(now).date()

    def moment(self, day: date, end: time) -> datetime:
        """Return the instant, in UTC, at which clocks of the zone show `end` on `day`."""
        return datetime.combine(day, end, self._zone).astimezone(UTC)

    def day_off(self, day: date) -> str | None:
        """Return why `day` isn't a working day, or None when it is one."""
        holiday: str | None = self._holidays.get(day)
        return holiday or (day.strftime("%A") if day.weekday() >= _SATURDAY else None)

    def holidays_between(self, first: date, last: date) -> tuple[date, ...]:
        """Return the public holidays from `first` to `last`, both included."""
        days = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
        return tuple(day for day in days if day in self._holidays)

    def is_working_day(self, day: date) -> bool:
        return self.day_off(day) is None

    def deadline(self, start: date, term: Term) -> Deadline:
        """Give `term` from `start`: the last day is the `term.days`-th day that counts, at `term.end`."""
        last = next(islice(self._counting(_days_after(start), term.kind), term.days - 1, None))
        end = self.next_working_day(last) if term.next_working_day else last
        explained = self.explain(start, end, term.end, term.kind)
        return explained.model_copy(update={"moved_from": last}) if end != last else explained

    def explain(self, start: date, last_day: date, end: time, kind: DayKind = DayKind.CALENDAR) -> Deadline:
        """Show how many days lie between `start` and a `last_day` that someone else has set."""
        span = list(_span(start, last_day))
        off = tuple(Skipped(day=day, reason=reason) for day in span if (reason := self.day_off(day)))
        working = kind is DayKind.WORKING
        return Deadline(
            start=start,
            last_day=last_day,
            due_at=self.moment(last_day, end),
            kind=kind,
            counted=tuple(day for day in span if not working or self.is_working_day(day)),
            skipped=off if working else (),
            non_working=off,
            time_zone=self.time_zone,
        )

    def working_days_between(self, start: date, end: date) -> int:
        """Count the working days after `start` up to and including `end`; negative when `end` lies before `start`."""
        if end < start:
            return -self.working_days_between(end, start)
        return self._count(start, end, DayKind.WORKING)

    def add_working_days(self, start: date, days: int) -> date:
        return self.deadline(start, Term(days=days, kind=DayKind.WORKING, end=time(17))).last_day

    def next_working_day(self, day: date) -> date:
        """Return `day` itself if it is a working day, else the next one."""
        return day if self.is_working_day(day) else self.next_working_day(day + _ONE_DAY)

    def _counting(self, days: Iterator[date], kind: DayKind) -> Iterator[date]:
        return (day for day in days if kind is DayKind.CALENDAR or self.is_working_day(day))

    def _count(self, start: date, end: date, kind: DayKind) -> int:
        return sum(1 for _ in self._counting(_span(start, end), kind))


def _days_after(start: date) -> Iterator[date]:
    day = start
    while True:
        day += _ONE_DAY
        yield day


def _span(start: date, end: date) -> Iterator[date]:
    """Yield the days after `start` up to and including `end`."""
    return (start + timedelta(days=offset) for offset in range(1, (end - start).days + 1))


@lru_cache
def _public_holidays(country: str, region: str) -> Any:
    """Return the kept library's calendar, whose years fill in as they are asked for (it isn't typed)."""
    import holidays  # 100 ms: not at import of every function

    return holidays.country_holidays(country, subdiv=region)
