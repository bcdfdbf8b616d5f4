"""When people are reminded of deadlines: 5 and 1 working days before, and once they have passed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from shared.deadlines.model import Reminder, days_to_tell, reminded_on
from shared.kernel.calendar import Calendar

CALENDAR = Calendar()
MONDAY, TUESDAY, FRIDAY, SUNDAY = date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 20), date(2026, 11, 22)


def last_days(day: date, reminder: Reminder) -> list[date]:
    return [each.last_day for each in reminded_on(day, CALENDAR) if each.reminder is reminder]


def test_five_working_days_before_leaves_out_the_weekend() -> None:
    assert last_days(TUESDAY, Reminder.FIVE_DAYS) == [date(2026, 11, 24)]


def test_what_ends_at_a_weekend_is_told_as_if_it_ended_on_friday() -> None:
    assert last_days(date(2026, 11, 13), Reminder.FIVE_DAYS) == [FRIDAY, FRIDAY + timedelta(1), FRIDAY + timedelta(2)]


def test_one_working_day_before_monday_is_friday() -> None:
    assert last_days(FRIDAY, Reminder.ONE_DAY) == [date(2026, 11, 23)]


def test_on_monday_everything_since_friday_has_passed() -> None:
    assert last_days(MONDAY, Reminder.PASSED) == [date(2026, 11, 15), date(2026, 11, 14), date(2026, 11, 13)]


def test_christmas_and_boxing_day_are_no_working_days() -> None:
    assert last_days(date(2026, 12, 24), Reminder.ONE_DAY) == [date(2026, 12, 29)]
    assert last_days(date(2026, 12, 29), Reminder.PASSED)[-1] == date(2026, 12, 24)


def test_every_deadline_is_told_once_each_way_over_a_year() -> None:
    days = [date(2026, 1, 1) + timedelta(offset) for offset in range(365)]
    told = [
        (each.reminder, each.last_day)
        for day in days
        if CALENDAR.is_working_day(day)
        for each in reminded_on(day, CALENDAR)
    ]
    assert len(told) == len(set(told))
    inner = days[30:-30]
    assert {(reminder, day) for reminder in Reminder for day in inner} <= set(told)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (None, [TUESDAY]),
        (MONDAY, [TUESDAY]),
        (TUESDAY, []),
        (date(2026, 11, 12), [date(2026, 11, 13), MONDAY, TUESDAY]),
    ],
)
def test_days_that_an_outage_swallowed_are_made_up_for(last: date | None, expected: list[date]) -> None:
    assert days_to_tell(last, TUESDAY, CALENDAR) == expected


def test_nobody_is_told_on_a_sunday() -> None:
    assert days_to_tell(FRIDAY, SUNDAY, CALENDAR) == []


def test_a_long_outage_is_made_up_for_by_a_week_only() -> None:
    assert days_to_tell(date(2026, 9, 1), TUESDAY, CALENDAR)[0] == date(2026, 11, 10)
