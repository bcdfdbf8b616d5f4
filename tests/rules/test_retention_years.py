"""Simulated years: people come and go, clocks jump and change, timer and mail are away, and no promise is broken."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.retention_years import (
    CALENDAR,
    DAY,
    EXAMPLES,
    Event,
    a_simulation,
    an_organisation,
    begins,
    calm,
    jumps,
    live_through,
    outages,
    story,
)


@a_simulation
@given(begins, story(*calm))
def test_when_all_works_nobody_is_early_late_or_unwarned(begin: datetime, what: list[tuple[timedelta, Event]]) -> None:
    years = live_through(begin, what)
    assert years.ends  # a hundred quiet days end somebody's account
    assert len(years.mails) == len(set(years.mails))  # each warning once


@a_simulation
@given(begins, story(*calm, *outages))
def test_outages_of_timer_and_mail_make_warnings_late_and_nobody_unwarned(
    begin: datetime, what: list[tuple[timedelta, Event]]
) -> None:
    live_through(begin, what)


@a_simulation
@given(begins, story(*calm, *outages, *jumps))
def test_a_clock_that_jumps_ends_nothing_by_more_than_it_was_wrong(
    begin: datetime, what: list[tuple[timedelta, Event]]
) -> None:
    live_through(begin, what)


@given(begins, st.integers(3, 400), st.integers(1, 20))
@settings(max_examples=EXAMPLES)
def test_a_clock_that_is_ahead_for_less_than_a_day_ends_nothing_at_all(begin: datetime, days: int, hours: int) -> None:
    years = an_organisation(begin)
    years.pass_time(59 * DAY)  # warned for the last time, due in two days
    years.jump(days * DAY, hours)
    years.pass_time(timedelta(hours=hours))
    assert years.ends == 0


def test_summer_and_winter_time_move_no_day() -> None:
    for begin in (datetime(2026, 1, 20, 23, 30, tzinfo=UTC), datetime(2026, 8, 20, 23, 30, tzinfo=UTC)):
        years = an_organisation(begin)  # sixty days from here lie across a change of the clocks
        first = CALENDAR.today(begin)
        years.pass_time(60 * DAY)
        assert years.ends == 0
        years.pass_time(2 * DAY)
        assert years.ends == 3  # one administrator is kept
        assert CALENDAR.today(begin) == first
