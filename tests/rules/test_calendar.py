from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.kernel.calendar import Calendar, DayKind, Term

FIVE = time(17)
MIDNIGHT = time(23, 59)
LONDON = Calendar()


def working(days: int) -> Term:
    return Term(days=days, kind=DayKind.WORKING, end=FIVE)


def calendar_days(days: int, end: time = MIDNIGHT, *, next_working_day: bool = False) -> Term:
    return Term(days=days, kind=DayKind.CALENDAR, end=end, next_working_day=next_working_day)


def test_the_first_day_is_the_day_after() -> None:
    assert LONDON.deadline(date(2026, 11, 9), working(1)).last_day == date(2026, 11, 10)


def test_weekends_and_bank_holidays_are_skipped_and_named() -> None:
    deadline = LONDON.deadline(date(2026, 12, 23), working(3))
    assert deadline.last_day == date(2026, 12, 30)
    assert deadline.counted == (date(2026, 12, 24), date(2026, 12, 29), date(2026, 12, 30))
    assert [off.reason for off in deadline.skipped] == [
        "Christmas Day",
        "Boxing Day",
        "Sunday",
        "Boxing Day (observed)",
    ]


def test_calendar_days_skip_nothing_but_say_what_lies_between() -> None:
    deadline = LONDON.deadline(date(2026, 4, 1), calendar_days(4))
    assert deadline.last_day == date(2026, 4, 5)
    assert deadline.skipped == ()
    assert [off.reason for off in deadline.non_working] == ["Good Friday", "Saturday", "Sunday"]


def test_a_last_day_on_easter_sunday_moves_to_tuesday_where_the_term_says_so() -> None:
    deadline = LONDON.deadline(date(2026, 4, 1), calendar_days(4, FIVE, next_working_day=True))
    assert deadline.last_day == date(2026, 4, 7)
    assert deadline.moved_from == date(2026, 4, 5)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (date(2026, 3, 26), datetime(2026, 3, 27, 17, tzinfo=UTC)),  # winter
        (date(2026, 3, 27), datetime(2026, 3, 30, 16, tzinfo=UTC)),  # clocks go forward on the 29th
        (date(2026, 10, 23), datetime(2026, 10, 26, 17, tzinfo=UTC)),  # clocks go back on the 25th
    ],
)
def test_a_working_day_ends_at_five_in_london_whatever_the_season(start: date, due: datetime) -> None:
    assert LONDON.deadline(start, working(1)).due_at == due


def test_four_calendar_days_across_the_clock_change_end_a_minute_before_midnight() -> None:
    deadline = LONDON.deadline(date(2026, 3, 27), calendar_days(4))
    assert LONDON.local(deadline.due_at).isoformat() == "2026-03-31T23:59:00+01:00"


def test_a_deadline_has_passed_only_after_its_last_moment() -> None:
    deadline = LONDON.deadline(date(2026, 6, 1), working(1))
    assert not deadline.passed(datetime(2026, 6, 2, 16, tzinfo=UTC))
    assert deadline.passed(datetime(2026, 6, 2, 16, 0, 1, tzinfo=UTC))


def test_a_date_set_by_someone_else_is_explained_the_same_way() -> None:
    explained = LONDON.explain(date(2026, 11, 9), date(2026, 11, 30), FIVE)
    assert len(explained.counted) == 21
    assert {off.reason for off in explained.non_working} == {"Saturday", "Sunday"}
    assert explained.due_at == datetime(2026, 11, 30, 17, tzinfo=UTC)


def test_today_turns_at_midnight_in_london_not_in_utc() -> None:
    assert LONDON.today(datetime(2026, 6, 1, 23, 30, tzinfo=UTC)) == date(2026, 6, 2)
    assert LONDON.today(datetime(2026, 12, 1, 23, 30, tzinfo=UTC)) == date(2026, 12, 1)


def test_working_days_left_and_late() -> None:
    assert LONDON.working_days_between(date(2026, 11, 17), date(2026, 11, 30)) == 9
    assert LONDON.working_days_between(date(2026, 11, 17), date(2026, 11, 10)) == -5
    assert LONDON.working_days_between(date(2026, 11, 17), date(2026, 11, 17)) == 0


def test_england_and_wales_have_no_second_of_january() -> None:
    assert LONDON.is_working_day(date(2026, 1, 2))
    assert not Calendar(region="SCT").is_working_day(date(2026, 1, 2))


@given(start=st.dates(date(2024, 1, 1), date(2030, 12, 31)), days=st.integers(1, 60))
def test_every_day_of_a_term_is_either_counted_or_skipped_with_a_reason(start: date, days: int) -> None:
    deadline = LONDON.deadline(start, working(days))
    assert len(deadline.counted) == days
    assert len(deadline.counted) + len(deadline.skipped) == (deadline.last_day - start).days
    assert LONDON.local(deadline.due_at).timetz().replace(tzinfo=None) == FIVE
    assert LONDON.is_working_day(deadline.last_day)
