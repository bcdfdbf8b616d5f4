"""When the helpdesk is there, for pages that say so: the hours of the profile, with the dates that close it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from shared.kernel.calendar import Calendar
from shared.schemes.service import Helpdesk

_AHEAD = timedelta(days=366)  # a page that stays open knows the bank holidays of the year to come


class OpeningHours(Helpdesk):
    """`closed_dates` are the bank holidays ahead on which nobody is there: none where they are days like any other."""

    closed_dates: tuple[date, ...]


def opening_hours(desk: Helpdesk, calendar: Calendar, now: datetime) -> OpeningHours:
    """Return the hours from today on, by the scheme's clocks."""
    today = calendar.today(now)
    closed = () if desk.open_on_bank_holidays else calendar.holidays_between(today, today + _AHEAD)
    return OpeningHours(**desk.model_dump(by_alias=False), closed_dates=closed)
