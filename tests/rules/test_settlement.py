"""The one table from an error's kind to what becomes of the message, and the waits between tries."""

from __future__ import annotations

from datetime import timedelta

import pytest

from functions.edge.settlement import Settlement, delay_before, pause_before_returning, settlement_of
from shared.kernel import errors


@pytest.mark.parametrize(
    ("kind", "settlement"),
    [
        (errors.Invalid, Settlement.PARK),
        (errors.Unreadable, Settlement.PARK),
        (errors.NotFound, Settlement.PARK),
        (errors.Forbidden, Settlement.PARK),
        (errors.TooLarge, Settlement.PARK),
        (errors.TooMany, Settlement.PARK),
        (errors.Conflict, Settlement.DONE),
        (errors.Stale, Settlement.DONE),
        (errors.Unavailable, Settlement.LATER),
    ],
)
def test_each_kind_is_settled_in_one_way(kind: type[errors.RecourseError], settlement: Settlement) -> None:
    assert settlement_of(kind("code")) is settlement


def test_every_kind_there_is_has_a_settlement() -> None:
    kinds = {kind for parent in errors.RecourseError.__subclasses__() for kind in (parent, *parent.__subclasses__())}
    assert {kind for kind in kinds if settlement_of(kind("code")) is Settlement.RAISE} == set()


def test_what_nobody_foresaw_goes_back_to_the_queue() -> None:
    assert settlement_of(KeyError("x")) is Settlement.RAISE


def test_delays_grow_and_end_after_hours() -> None:
    delays = [delay for attempt in range(2, 20) if (delay := delay_before(attempt))]
    assert delays == sorted(delays)
    assert delays[0] == timedelta(seconds=5)
    assert timedelta(hours=2) < sum(delays, timedelta()) < timedelta(hours=4)


def test_ten_tries_of_a_message_given_back_last_minutes_not_a_second() -> None:
    pauses = [pause_before_returning(delivery) for delivery in range(1, 11)]
    assert pauses == sorted(pauses)
    assert 240 < sum(pauses) < 300
    assert max(pauses) <= 50  # with the work itself below the function's time limit
