"""One poll for all who wait for the same range: nothing is missed, and nobody polls beside another."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import pytest

from local.host.triggers.cosmos_feed import ChangeFeed
from local.host.triggers.cosmos_pulse import Pulse, Pulses

POLL = 0.01
RANGE = {"Range": {"min": "", "max": "FF"}}


class Feed:
    """A range whose changes are counted: a place is how many were there. Ends a test that polls without end."""

    def __init__(self) -> None:
        self.changes = 0
        self.polls = 0
        self.down = False

    async def read(self, _: dict[str, Any], place: str, most: int) -> tuple[list[dict[str, Any]], str]:
        self.polls += 1
        assert self.polls < 500
        if self.down:
            raise ConnectionError
        found = min(most, self.changes - int(place))
        return [{}] * found, str(int(place) + found)

    async def place_now(self, _: dict[str, Any]) -> str:
        return str(self.changes)


@pytest.fixture
def feed() -> Feed:
    return Feed()


@pytest.fixture
def pulse() -> Pulse:
    return Pulse(RANGE, POLL)


def waiting(pulse: Pulse, feed: Feed, *, beats: int | None = None) -> asyncio.Task[None]:
    noted = pulse.beats if beats is None else beats
    return asyncio.create_task(pulse.after(noted, cast("ChangeFeed", feed), str(feed.changes)))


async def polled(feed: Feed, times: int) -> None:
    while feed.polls < times:  # noqa: ASYNC110  the feed has no event to wait for, as a database has none
        await asyncio.sleep(POLL)


async def test_a_change_wakes_everyone_over_one_poll(pulse: Pulse, feed: Feed) -> None:
    feeds = [feed, Feed(), Feed()]
    waiters = [waiting(pulse, each) for each in feeds]
    await polled(feed, 3)
    feed.changes += 1
    await asyncio.gather(*waiters)
    assert [each.polls for each in feeds[1:]] == [0, 0]


async def test_nothing_wakes_anyone_while_nothing_changes(pulse: Pulse, feed: Feed) -> None:
    waiter = waiting(pulse, feed)
    await polled(feed, 5)
    assert not waiter.done()
    waiter.cancel()


async def test_a_change_between_an_empty_read_and_the_wait_is_not_missed(pulse: Pulse, feed: Feed) -> None:
    beats = pulse.beats
    first = waiting(pulse, feed)
    feed.changes += 1
    await first
    polls = feed.polls
    await waiting(pulse, feed, beats=beats)
    assert feed.polls == polls


async def test_a_change_while_nobody_waited_is_not_missed(pulse: Pulse, feed: Feed) -> None:
    first = waiting(pulse, feed)
    await polled(feed, 1)
    first.cancel()
    feed.changes += 1
    # Whoever reads on its own has seen that change; one that hasn't yet is woken for it.
    await waiting(pulse, feed)
    assert pulse.beats == 1


async def test_when_the_one_that_polls_is_stopped_the_next_polls(pulse: Pulse, feed: Feed) -> None:
    first, next_feed = waiting(pulse, feed), Feed()
    second = waiting(pulse, next_feed)
    await polled(feed, 1)
    first.cancel()
    await polled(next_feed, 1)
    next_feed.changes += 1
    await second


async def test_an_outage_is_told_to_the_one_that_met_it_and_the_next_polls(pulse: Pulse, feed: Feed) -> None:
    feed.down = True
    first, next_feed = waiting(pulse, feed), Feed()
    second = waiting(pulse, next_feed)
    with pytest.raises(ConnectionError):
        await first
    next_feed.changes += 1
    await second


async def test_a_long_row_of_changes_is_one_beat(pulse: Pulse, feed: Feed) -> None:
    waiter = waiting(pulse, feed)
    await polled(feed, 1)
    feed.changes += 1_000
    await waiter
    again = waiting(pulse, feed)
    polls = feed.polls
    await polled(feed, polls + 3)
    assert (again.done(), pulse.beats) == (False, 1)
    again.cancel()


def test_those_who_name_a_range_alike_share_its_pulse() -> None:
    pulses = Pulses()
    shared = pulses.of(("a", "b", "cases"), RANGE, 0.5)
    assert pulses.of(("a", "b", "cases"), RANGE, 0.5) is shared
    assert pulses.of(("a", "b", "people"), RANGE, 0.5) is not shared
    assert pulses.of(("a", "b", "cases"), RANGE, 5) is not shared
