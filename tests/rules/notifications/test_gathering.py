"""Which notices become one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from shared.notifications.gathering import WINDOW, places, sort_key
from shared.notifications.kinds import Kind
from shared.notifications.model import Notice

NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)
microseconds = st.integers(0, 10**13).map(lambda number: timedelta(microseconds=number))


def notice(kind: Kind = Kind.CASE_ASSIGNED, case: str = "PNX-1", at: datetime = NOON, name: str = "n") -> Notice:
    facts = {"caseTitle": "t", "sender": "s", "exportName": "e"}
    return Notice(id=name, kind=kind, organisation_id="o", user_ids=("u",), case_reference=case, facts=facts, at=at)


def test_notices_of_a_kind_in_one_window_share_a_place() -> None:
    assert places(notice(case="PNX-1")) == places(notice(case="PNX-2", at=NOON + timedelta(minutes=9)))


def test_two_kinds_never_share_one() -> None:
    assert places(notice()).own != places(notice(Kind.CASE_CLOSED)).own


def test_messages_share_one_only_on_the_same_case() -> None:
    first, other = notice(Kind.MESSAGE_RECEIVED, "PNX-1"), notice(Kind.MESSAGE_RECEIVED, "PNX-2")
    assert places(first).own != places(other).own
    assert places(first) == places(notice(Kind.MESSAGE_RECEIVED, "PNX-1", NOON + timedelta(minutes=1)))


def test_exports_stand_each_for_itself() -> None:
    assert places(notice(Kind.EXPORT_READY, name="one")) == (None, "one")


def test_the_place_before_is_the_own_one_of_a_window_ago() -> None:
    assert places(notice(at=NOON + WINDOW)).before == places(notice()).own


@given(microseconds, microseconds)
def test_sort_keys_sort_by_time(one: timedelta, other: timedelta) -> None:
    assert (one < other) == (sort_key(NOON + one, "x") < sort_key(NOON + other, "x"))
