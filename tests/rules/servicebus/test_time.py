from __future__ import annotations

import json

import pytest

from local.servicebus.engine.errors import MessageNotFound
from local.servicebus.engine.receiving import cancel_scheduled, peek, receive
from local.servicebus.engine.settlement import Abandon, Complete, Defer, settle
from tests.rules.servicebus.benches import LOCK, MINUTE, SECOND, Bench, letter, name_of, names_left, take


def test_a_scheduled_message_waits_and_then_goes_to_the_end_of_the_line(bench: Bench) -> None:
    plain = bench.queue("plain")
    [scheduled] = plain.send([letter("later", scheduled_for=bench.now + SECOND)])
    plain.send([letter("now")])
    assert [name_of(take(plain)), receive(plain)] == ["now", None]
    bench.pass_time(SECOND)
    later = take(plain)
    assert (name_of(later), later.enqueued_at) == ("later", bench.now)
    assert later.sequence > scheduled + 1


def test_a_schedule_in_the_past_means_now(bench: Bench) -> None:
    plain = bench.queue("plain")
    plain.send([letter(scheduled_for=bench.now - 1)])
    take(plain)


def test_cancelling_is_all_or_nothing(bench: Bench) -> None:
    plain = bench.queue("plain")
    numbers = plain.send([letter("1", scheduled_for=bench.now + MINUTE), letter("2")])
    with pytest.raises(MessageNotFound):
        cancel_scheduled(plain, numbers)
    cancel_scheduled(plain, numbers[:1])
    assert names_left(plain) == ["2"]


def test_a_message_expires_to_the_millisecond(bench: Bench) -> None:
    plain = bench.queue("plain")
    plain.send([letter(time_to_live=SECOND)])
    bench.pass_time(SECOND - 1)
    assert names_left(plain) == ["a"]
    bench.pass_time(1)
    assert names_left(plain) == []


def test_a_scheduled_messages_life_begins_when_it_is_due(bench: Bench) -> None:
    plain = bench.queue("plain")
    plain.send([letter(scheduled_for=bench.now + MINUTE, time_to_live=SECOND)])
    bench.pass_time(MINUTE)
    assert names_left(plain) == ["a"]
    bench.pass_time(SECOND)
    assert names_left(plain) == []


def test_an_expired_message_is_dead_lettered_where_the_queue_says_so(bench: Bench) -> None:
    fading = bench.queue("fading")
    fading.send([letter()])
    bench.pass_time(MINUTE)
    dead = take(bench.queue("fading/$DeadLetterQueue"))
    assert json.loads(dead.content)["DeadLetterReason"] == "TTLExpiredException"


def test_dead_letters_never_expire(bench: Bench) -> None:
    fading, dead = bench.queue("fading"), bench.queue("fading/$DeadLetterQueue")
    fading.send([letter()])
    bench.pass_time(100 * MINUTE)
    assert names_left(dead) == ["a"]


def test_a_locked_message_outlives_its_time_and_expires_when_given_back(bench: Bench) -> None:
    plain = bench.queue("plain")
    plain.send([letter(time_to_live=SECOND)])
    message = take(plain)
    bench.pass_time(2 * SECOND)
    assert names_left(plain) == ["a"]
    assert message.lock is not None
    settle(plain, message.lock.token, Abandon())
    assert names_left(plain) == []


def test_a_lost_lock_on_an_expired_message_ends_it(bench: Bench) -> None:
    plain = bench.queue("plain")
    plain.send([letter(time_to_live=SECOND)])
    take(plain)
    bench.pass_time(LOCK)
    assert names_left(plain) == []


def test_deferred_messages_stay_past_their_time(bench: Bench) -> None:
    fading = bench.queue("fading")
    fading.send([letter()])
    message = take(fading)
    assert message.lock is not None
    settle(fading, message.lock.token, Defer())
    bench.pass_time(100 * MINUTE)
    assert names_left(fading) == ["a"]


def test_the_shorter_life_of_message_and_queue_holds(bench: Bench) -> None:
    fading = bench.queue("fading")
    fading.send([letter("short", time_to_live=SECOND), letter("long", time_to_live=100 * MINUTE)])
    assert [message.time_to_live for message in peek(fading, 0, 9)] == [SECOND, MINUTE]


def test_alarms_of_settled_messages_do_not_pile_up(bench: Bench) -> None:
    fading = bench.queue("fading")
    for _ in range(3000):
        fading.send([letter()])
        message = take(fading)
        assert message.lock is not None
        settle(fading, message.lock.token, Complete())
    assert len(bench.broker.around.alarms._heap) < 2000
