"""The helpdesk is away on bank holidays where its scheme says so."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from shared.helpdesk.hours import opening_hours
from shared.kernel.calendar import Calendar
from shared.schemes.profile import available, load

CHRISTMAS_EVE = datetime(2026, 12, 24, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize("scheme", available())
def test_bank_holidays_close_it_where_the_profile_says_so(scheme: str) -> None:
    desk = load(scheme).helpdesk
    away = desk.model_copy(update={"open_on_bank_holidays": False})
    there = desk.model_copy(update={"open_on_bank_holidays": True})
    dates = opening_hours(away, load(scheme).calendar(), CHRISTMAS_EVE).closed_dates
    assert {date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1), date(2027, 3, 26)} <= set(dates)
    assert opening_hours(there, load(scheme).calendar(), CHRISTMAS_EVE).closed_dates == ()


def test_they_are_those_of_the_schemes_own_region_from_today_on() -> None:
    away = load("financial").helpdesk.model_copy(update={"open_on_bank_holidays": False})
    scotland = opening_hours(away, Calendar("Europe/London", "GB", "SCT"), datetime(2026, 12, 27, tzinfo=UTC))
    assert date(2027, 1, 4) in scotland.closed_dates  # 2 January, a Saturday, is kept on the Monday
    assert min(scotland.closed_dates) == date(2026, 12, 28)
    england = opening_hours(away, Calendar(), datetime(2026, 12, 27, tzinfo=UTC))
    assert date(2027, 1, 4) not in england.closed_dates


def test_today_is_the_day_of_the_schemes_clocks() -> None:
    away = load("financial").helpdesk.model_copy(update={"open_on_bank_holidays": False})
    summer = datetime(2027, 5, 2, 23, 30, tzinfo=UTC)  # half past midnight on the bank holiday's own day
    assert min(opening_hours(away, Calendar(), summer).closed_dates) == date(2027, 5, 3)
