from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.openforms.model import (
    LONGEST,
    SHORTEST,
    Form,
    Stamp,
    Stamped,
    is_fresh,
    neighbourhood,
    read_stamp,
    suspicion,
)

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
KEY = b"a key of today"
STAMP = Stamp(Form.HELP, NOW, "019b76da-abe8-70b7-930f-bd1602dd2125")


def test_a_stamp_is_read_back_as_it_was_signed() -> None:
    text = STAMP.signed(KEY)
    assert read_stamp(Form.HELP, text) == STAMP
    assert STAMP.is_signed_as(text, KEY)


@pytest.mark.parametrize("place", [0, 9, 12, 50, -1])
def test_a_stamp_with_one_character_changed_is_no_stamp(place: int) -> None:
    text = STAMP.signed(KEY)
    changed = text[:place] + ("1" if text[place] != "1" else "2") + text[place + 1 :] if place >= 0 else text[:-1] + "g"
    claimed = read_stamp(Form.HELP, changed)
    assert claimed is None or not claimed.is_signed_as(changed, KEY)


def test_a_stamp_of_one_form_or_of_another_key_does_not_open_a_second() -> None:
    text = STAMP.signed(KEY)
    other = read_stamp(Form.ACCESS_REQUEST, text)
    assert other is not None
    assert not other.is_signed_as(text, KEY)
    assert not STAMP.is_signed_as(text, b"a key of yesterday")


@given(st.text(max_size=200))
def test_whatever_is_sent_as_a_stamp_is_read_or_refused(text: str) -> None:
    claimed = read_stamp(Form.HELP, text)
    assert claimed is None or not claimed.is_signed_as(text, KEY)


@given(st.timedeltas(timedelta(), timedelta(days=3)))
def test_a_person_has_from_three_seconds_to_twelve_hours(after: timedelta) -> None:
    now = NOW + after
    sent = Stamped(stamp="unread")
    believed = is_fresh(STAMP, now) and suspicion(STAMP, sent, now) is None
    assert believed is (SHORTEST <= after <= LONGEST)


def test_a_form_from_the_future_is_no_form_but_for_the_clocks_of_two_hosts() -> None:
    assert not is_fresh(STAMP, NOW - timedelta(minutes=2))
    assert is_fresh(STAMP, NOW - timedelta(seconds=2))


def test_whoever_fills_in_the_unseen_field_is_a_machine() -> None:
    late = NOW + timedelta(minutes=5)
    assert suspicion(STAMP, Stamped(stamp="unread", trap="http://casino.example"), late) == "trap"
    assert suspicion(STAMP, Stamped(stamp="unread", trap="  "), late) is None


def test_the_addresses_of_one_ipv6_network_share_a_limit() -> None:
    assert neighbourhood("2001:db8:1:2:aaaa::1") == neighbourhood("2001:db8:1:2:bbbb::9")
    assert neighbourhood("2001:db8:1:2::1") != neighbourhood("2001:db8:1:3::1")
    assert neighbourhood("192.0.2.1") != neighbourhood("192.0.2.2")
    assert neighbourhood("unknown") == "unknown"
