"""What follows from a case, the moment and the calendar. Never stored, so never stale."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Self

from shared.cases.model import CaseFacts
from shared.kernel.calendar import Calendar
from shared.kernel.model import Model
from shared.schemes.casework import Party

_OLD_CASE_MONTHS = 6


class AsOf(Model):
    """The moment as rules and queries see it: the local day, and the newest day that is over for a deadline.

    A date set for someone ends at the scheme's end of day (17:00), so today counts as over from then on.
    """

    today: date
    last_ended_day: date

    @classmethod
    def at(cls, now: datetime, calendar: Calendar, day_end: time) -> Self:
        today = calendar.today(now)
        over = now > calendar.moment(today, day_end)
        return cls(today=today, last_ended_day=today if over else today - timedelta(days=1))

    @cached_property
    def six_months_ago(self) -> date:
        return months_before(self.today, _OLD_CASE_MONTHS)


def whose_turn(case: CaseFacts) -> Party | None:
    """Return whose move it is; None once the case is closed.

    While a request is open it is the business's, whatever the case system says; where that says nothing, the scheme's.
    """
    if case.is_closed:
        return None
    return Party.BUSINESS if case.open_requests else case.turn or Party.SCHEME


def case_age(case: CaseFacts, as_of: AsOf) -> int | None:
    """Days since the investigation began; None before it, and no more than at closure."""
    if case.moved_to_investigation_date is None:
        return None
    until = case.closure_date or as_of.today
    return max((until - case.moved_to_investigation_date).days, 0)


def six_month_flag(case: CaseFacts, as_of: AsOf) -> bool:
    return case.enquiry_date <= as_of.six_months_ago


def business_file_overdue(case: CaseFacts, as_of: AsOf) -> bool:
    """Tell whether the required-by date is over, no file is in and the case is open."""
    required = case.business_file_required_by
    waiting = required is not None and case.business_file_received_date is None and not case.is_closed
    return waiting and required is not None and required <= as_of.last_ended_day


def months_before(day: date, months: int) -> date:
    """Return the same day of an earlier month, or that month's last: six months before 31 August is 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
