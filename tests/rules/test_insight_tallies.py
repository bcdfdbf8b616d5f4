from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.insight.model import Facet, Facts, Seen, Summary
from shared.insight.tallies import adjusted, marks, newest, supersedes
from tests.sample_cases import a_case


def facts(**changes: Any) -> Facts:
    return Facts.from_item(a_case(**changes).to_item())


def facet(case_id: str = "case-1", *, ts: int = 100, lsn: int = 0, etag: str = "a", **changes: Any) -> Facet:
    return Facet.of(case_id, "tidewell", facts(**changes), Seen(ts=ts, lsn=lsn, etag=etag))


def summary(*counted: Facts) -> Summary:
    return adjusted(Summary.empty("tidewell", facts()), (), counted)


def test_an_open_case_counts_in_each_of_its_groups() -> None:
    counted = set(marks(facts(priority=True)))
    assert {("total", "open"), ("total", "priority"), ("total", "priorityUnassigned"), ("owner", "")} <= counted
    assert {("stage", "Investigation"), ("due", "2026-11-30"), ("enquiry", "2026-10-26")} <= counted


@pytest.mark.parametrize("hidden", ["suppressed", "restricted"])
def test_a_hidden_case_counts_in_the_overall_volume_only(hidden: str) -> None:
    assert list(marks(facts(**{hidden: True}))) == [("total", "all")]


def test_a_closed_case_counts_by_the_month_and_the_outcome() -> None:
    closed = facts(closure_date=date(2026, 11, 12), outcome_change=True)
    assert list(marks(closed)) == [("total", "all"), ("change", "2026-11")]


def test_a_file_that_is_in_is_due_no_more() -> None:
    assert not [mark for mark in marks(facts(business_file_received_date=date(2026, 11, 20))) if mark[0] == "due"]


def test_a_repeat_changes_nothing() -> None:
    assert not supersedes(facet(), facet())


def test_an_older_change_loses() -> None:
    assert not supersedes(facet(ts=99, etag="b"), facet(ts=100))
    assert not supersedes(facet(lsn=6, etag="b"), facet(lsn=7))


def test_within_a_second_the_order_of_the_service_decides() -> None:
    assert supersedes(facet(lsn=8, etag="b"), facet(lsn=7))


def test_new_rules_count_a_known_state_anew() -> None:
    assert supersedes(facet(priority=True), facet(priority=False))


def test_taking_a_case_out_undoes_putting_it_in() -> None:
    before = summary(facts(), facts(priority=True))
    after = adjusted(adjusted(before, (), [facts(case_stage="View")]), [facts(case_stage="View")], ())
    assert after.tallies == before.tallies


CASES = st.lists(
    st.builds(
        facts,
        case_stage=st.sampled_from(["Investigation", "View", "Decision"]),
        priority=st.booleans(),
        suppressed=st.booleans(),
        closure_date=st.sampled_from([None, date(2026, 9, 1), date(2026, 11, 12)]),
        outcome_change=st.sampled_from([None, True, False]),
    ),
    max_size=12,
)


@given(CASES, st.randoms(use_true_random=False))
def test_any_order_of_coming_and_going_ends_in_the_count_of_those_who_stay(
    cases: list[Facts], chance: random.Random
) -> None:
    staying = [each for each in cases if chance.random() < 0.5]
    leaving = [each for each in cases if each not in staying]
    shuffled = chance.sample(cases, len(cases))
    reached = adjusted(summary(*shuffled), leaving, ())
    assert reached.tallies == summary(*(each for each in cases if each not in leaving)).tallies


def ids(rows: Iterable[Any]) -> list[str]:
    return [row.id for row in rows]


def test_the_newest_five_are_kept_newest_first() -> None:
    facets = [facet(f"case-{hour}", at=f"2026-11-0{hour}T09:00:00Z") for hour in range(1, 8)]
    assert ids(newest(facets)) == ["case-7", "case-6", "case-5", "case-4", "case-3"]


@pytest.mark.parametrize("hidden", ["suppressed", "restricted"])
def test_a_hidden_case_leaves_the_newest(hidden: str) -> None:
    changes: dict[str, Any] = {hidden: True}
    assert ids(newest([facet("case-1", **changes)], newest([facet("case-1"), facet("case-2")]))) == ["case-2"]
