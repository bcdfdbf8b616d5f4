"""What is new on a case since somebody last looked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest

from shared.looks.model import FRESH, Activity, Arrival, Look, arrival_of, first, is_news, visited

NOW = datetime(2026, 11, 17, 12, tzinfo=UTC)
ME, ABI, TOM = "business:Priya Nair", "scheme:Abi Oyelaran", "business:Tom Achebe"


def arrival(by: str, arrived: int, **changes: Any) -> Arrival:
    facts = {"item_id": f"{by}-{arrived}", "case_id": "c1", "organisation_id": "o1", "at": NOW - timedelta(days=30)}
    return Arrival(by=by, arrived=arrived, **{**facts, **changes})


def activity(*arrivals: Arrival) -> Activity:
    [one, *others] = arrivals
    joined = first(one)
    for other in others:
        joined = joined.joined(other)
    return joined


def look(until: int, **changes: Any) -> Look:
    return Look(id="l", organisation_id="o1", user_id="u1", case_id="c1", until=until, visit="visit-1").model_copy(
        update=changes
    )


def test_what_came_since_the_last_look_is_news() -> None:
    assert is_news(activity(arrival(ABI, 10)), look(9), ME, NOW)
    assert not is_news(activity(arrival(ABI, 10)), look(10), ME, NOW)


def test_my_own_doing_is_no_news_and_hides_nobody_elses() -> None:
    assert not is_news(activity(arrival(ABI, 5), arrival(ME, 10)), look(5), ME, NOW)
    assert is_news(activity(arrival(ABI, 7), arrival(ME, 10)), look(5), ME, NOW)


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_arrivals_seen_twice_or_in_another_order_give_the_same(order: tuple[int, ...]) -> None:
    four = [arrival(ABI, 10), arrival(TOM, 9), arrival(ME, 11), arrival(TOM, 7)]
    mixed = [four[place] for place in (*order, *order)]
    assert activity(*mixed) == activity(*four)


def test_a_case_never_opened_has_news_while_something_happened_lately() -> None:
    assert is_news(activity(arrival(ABI, 10, at=NOW - FRESH / 2)), None, ME, NOW)
    assert not is_news(activity(arrival(ABI, 10, at=NOW - 2 * FRESH)), None, ME, NOW)
    assert not is_news(None, None, ME, NOW)


def test_within_a_visit_what_was_new_stays_marked_and_a_new_visit_begins_after_it() -> None:
    kept = visited(look(5), look(9, visit="visit-2"))
    assert (kept.until, kept.before) == (9, 5)
    kept = visited(kept, look(12, visit="visit-2"))
    assert (kept.until, kept.before) == (12, 5)
    assert visited(kept, look(12, visit="visit-3")).before == 12


def test_nothing_but_what_belongs_to_a_case_arrives_on_it() -> None:
    assert arrival_of({"type": "outbox", "id": "x"}) is None
    assert arrival_of({"type": "case", "id": "x"}) is None
    update = {"type": "update", "id": "u", "caseId": "c", "organisationId": "o", "_ts": 3, "at": NOW.isoformat()}
    found = arrival_of({**update, "senderName": "Priya Nair"})
    assert found
    assert found.by == ME
