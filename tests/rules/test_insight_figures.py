"""Figures read off the counts: by the day, by the month, and for the whole scheme."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from shared.cases.rules import AsOf
from shared.insight.figures import age_bands, due_days, outcomes, owners, volumes
from shared.insight.measures import summed
from shared.insight.model import Facts, Summary
from shared.insight.period import DashboardQuery, months
from shared.insight.scheme_wide import scheme_figures
from shared.insight.tallies import adjusted
from shared.kernel.calendar import Calendar
from shared.schemes.profile import load
from tests.sample_cases import NOON, a_case

TODAY = date(2026, 11, 17)
AS_OF = AsOf(today=TODAY, last_ended_day=date(2026, 11, 16))
PROFILE = load("financial")


def summary(*cases: dict[str, Any], organisation: str = "tidewell") -> Summary:
    facts = [Facts.from_item(a_case(**case).to_item()) for case in cases]
    return adjusted(Summary.empty(organisation, facts[0]), (), facts)


def test_overdue_follows_from_the_date_alone() -> None:
    counts = summed([summary({"business_file_required_by": date(2026, 11, 16)})])
    assert volumes(counts, AS_OF).business_file_overdue == 1
    assert volumes(counts, AsOf(today=TODAY, last_ended_day=date(2026, 11, 15))).business_file_overdue == 0


def test_the_six_months_are_up_on_the_day() -> None:
    counts = summed([summary({"enquiry_date": date(2026, 5, 17)}, {"enquiry_date": date(2026, 5, 18)})])
    assert volumes(counts, AS_OF).six_months == 1


def test_unassigned_comes_first_even_when_others_have_more() -> None:
    counts = summed([summary({}, *[{"business_case_owner": "Tom Achebe"}] * 3)])
    assert [(owner.name, owner.cases, owner.you) for owner in owners(counts, "Tom Achebe")] == [
        (None, 1, False),
        ("Tom Achebe", 3, True),
    ]


def test_ages_are_told_by_bands_that_leave_no_gap() -> None:
    bands = age_bands(summed([summary({}, {"moved_to_investigation_date": date(2026, 10, 17)})]), AS_OF)
    assert [band.cases for band in bands] == [1, 1, 0, 0]
    assert [(band.moved_from, band.moved_to) for band in bands[:2]] == [
        (date(2026, 10, 18), TODAY),
        (date(2026, 8, 19), date(2026, 10, 17)),
    ]


def test_a_weekend_is_shown_only_when_something_is_due_on_it() -> None:
    counts = summed([summary({"business_file_required_by": date(2026, 11, 21)})])
    days = due_days(counts, date(2026, 11, 19), date(2026, 11, 23), Calendar())
    assert [(each.day.day, each.cases) for each in days] == [(19, 0), (20, 0), (21, 1), (23, 0)]


def test_the_uphold_rate_leaves_out_what_has_no_outcome() -> None:
    closed = {"closure_date": date(2026, 10, 1)}
    cases = [{**closed, "outcome_change": outcome} for outcome in (True, False, False, None)]
    result = outcomes(summed([summary(*cases)]), ("2026-09", "2026-10"), PROFILE)
    assert (result.uphold_rate, result.change, result.no_change, result.no_outcome) == (33, 1, 2, 1)


def test_without_outcomes_there_is_no_rate() -> None:
    assert outcomes(summed([summary({})]), ("2026-10",), PROFILE).uphold_rate is None


def test_the_usual_period_is_the_last_twelve_months() -> None:
    usual = months(DashboardQuery(), TODAY, None)
    assert (usual[0], usual[-1], len(usual)) == ("2025-12", "2026-11", 12)


def test_a_scheme_that_forgets_closed_cases_shows_whole_months_only() -> None:
    query = DashboardQuery.model_validate({"from": "2024-10", "to": "2025-01"})
    assert months(query, TODAY, date(2024, 11, 17)) == ("2024-12", "2025-01")


@pytest.mark.parametrize("period", [{"from": "2026-13"}, {"from": "2026-11", "to": "2026-10"}, {"from": "x"}])
def test_a_period_that_cannot_be_is_refused(period: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        DashboardQuery.model_validate(period)


def firms(count: int, *cases: dict[str, Any]) -> list[Summary]:
    return [summary(*cases, organisation=f"firm-{number}") for number in range(count)]


def test_the_scheme_is_told_when_enough_stand_behind_it() -> None:
    mixed: list[dict[str, Any]] = [{"priority": True}, {}, {}, {}]
    assert scheme_figures(firms(6, *mixed), NOON, PROFILE).measures["priority"] == 25
    assert scheme_figures(firms(5, *mixed), NOON, PROFILE).measures["priority"] is None


def test_figures_of_the_scheme_name_nobody() -> None:
    text = scheme_figures(firms(6, {"priority": True}, {}), NOON, PROFILE).model_dump_json()
    assert "firm-" not in text
