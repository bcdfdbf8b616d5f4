from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from shared.cases.rules import AsOf, business_file_overdue, case_age, months_before, six_month_flag
from shared.kernel.calendar import Calendar
from tests.sample_cases import NOON, a_case

AS_OF = AsOf.at(NOON, Calendar(), time(17))


def test_age_counts_days_from_the_start_of_the_investigation() -> None:
    assert case_age(a_case(), AS_OF) == 8


def test_a_case_has_no_age_before_the_investigation() -> None:
    assert case_age(a_case(moved_to_investigation_date=None), AS_OF) is None


def test_age_stops_at_closure() -> None:
    assert case_age(a_case(closure_date=date(2026, 11, 12)), AS_OF) == 3


@pytest.mark.parametrize(
    ("enquiry", "flagged"), [(date(2026, 5, 17), True), (date(2026, 5, 18), False), (date(2025, 1, 1), True)]
)
def test_the_six_month_flag_goes_up_on_the_day_six_months_later(enquiry: date, flagged: bool) -> None:
    assert six_month_flag(a_case(enquiry_date=enquiry), AS_OF) is flagged


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2028, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 12, 1), 24, date(2024, 12, 1)),
    ],
)
def test_months_before_keeps_the_day_or_takes_the_months_last(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


def overdue_at(moment: datetime, **changes: Any) -> bool:
    case = a_case(business_file_required_by=date(2026, 11, 17), **changes)
    return business_file_overdue(case, AsOf.at(moment, Calendar(), time(17)))


def test_a_file_is_due_until_five_in_london_and_overdue_after() -> None:
    assert not overdue_at(datetime(2026, 11, 17, 17, 0, tzinfo=UTC))
    assert overdue_at(datetime(2026, 11, 17, 17, 0, 1, tzinfo=UTC))


def test_in_summer_five_in_london_is_four_in_utc() -> None:
    june = {"business_file_required_by": date(2026, 6, 1)}
    case = a_case(**june)
    assert not business_file_overdue(case, AsOf.at(datetime(2026, 6, 1, 16, tzinfo=UTC), Calendar(), time(17)))
    assert business_file_overdue(case, AsOf.at(datetime(2026, 6, 1, 16, 1, tzinfo=UTC), Calendar(), time(17)))


def test_nothing_is_overdue_once_the_file_is_in_or_the_case_closed() -> None:
    later = datetime(2026, 12, 1, tzinfo=UTC)
    assert overdue_at(later)
    assert not overdue_at(later, business_file_received_date=date(2026, 11, 20))
    assert not overdue_at(later, closure_date=date(2026, 11, 20))


def test_a_changed_case_has_fresh_tokens_flags_and_keys() -> None:
    case = a_case(business_case_owner="Tom Achebe")
    changed = case.model_copy(update={"business_case_owner": "Priya Nair", "closure_date": date(2026, 11, 20)})
    item = changed.to_item()
    assert "priya" in item["tokens"]
    assert "achebe" not in item["tokens"]
    assert "2026-11-20" in item["tokens"]
    assert item["closed"] is True
    assert item["referenceKey"] == "pnx5118391r2hn"


def test_a_stored_case_reads_back_equal() -> None:
    case = a_case(priority=True, outcome_change=True, closure_date=date(2026, 11, 20))
    assert type(case).from_item(case.to_item()) == case


def test_blanks_are_stored_as_null_so_that_order_by_sees_them() -> None:
    item = a_case().to_item()
    assert item["closureDate"] is None
    assert item["latestOutcome"] is None
