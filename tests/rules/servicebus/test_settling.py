from __future__ import annotations

import json
from uuid import uuid4

import pytest

from local.servicebus.engine.errors import MessageLockLost, MessageNotFound, NotAllowed
from local.servicebus.engine.message import Message, State
from local.servicebus.engine.queue import Queue
from local.servicebus.engine.receiving import receive, receive_deferred, renew_locks
from local.servicebus.engine.settlement import Abandon, Complete, DeadLetter, Defer, Outcome, Release, settle
from tests.rules.servicebus.benches import LOCK, Bench, letter, name_of, names_left, take


def _settle(queue: Queue, message: Message, outcome: Outcome) -> None:
    assert message.lock is not None
    settle(queue, message.lock.token, outcome)


def test_a_completed_message_is_gone(bench: Bench) -> None:
    plain = bench.queue("plain")
    plain.send([letter()])
    _settle(plain, take(plain), Complete())
    assert names_left(plain) == []


def test_an_unknown_token_has_lost_its_lock(bench: Bench) -> None:
    with pytest.raises(MessageLockLost):
        settle(bench.queue("plain"), uuid4(), Complete())


def test_a_lock_holds_until_its_last_millisecond(bench: Bench) -> None:
    plain = bench.queue("plain")
    plain.send([letter()])
    message = take(plain)
    bench.pass_time(LOCK - 1)
    _settle(plain, message, Complete())


def test_an_expired_lock_counts_as_a_delivery(bench: Bench) -> None:
    plain = bench.queue("plain")
    plain.send([letter()])
    lost = take(plain).lock
    bench.pass_time(LOCK)
    again = take(plain)
    assert again.delivery_count == 1
    assert lost is not None
    with pytest.raises(MessageLockLost):
        settle(plain, lost.token, Complete())


def test_a_renewed_lock_lasts_from_now(bench: Bench) -> None:
    plain = bench.queue("plain")
    plain.send([letter()])
    message = take(plain)
    bench.pass_time(LOCK // 2)
    assert message.lock is not None
    assert renew_locks(plain, [message.lock.token]) == [bench.now + LOCK]
    bench.pass_time(LOCK - 1)
    _settle(plain, message, Complete())


def test_renewing_is_all_or_nothing(bench: Bench) -> None:
    plain = bench.queue("plain")
    plain.send([letter()])
    message = take(plain)
    assert message.lock is not None
    before = message.lock.until
    bench.pass_time(10)
    with pytest.raises(MessageLockLost):
        renew_locks(plain, [message.lock.token, uuid4()])
    assert message.lock.until == before


def test_a_released_message_was_never_delivered(bench: Bench) -> None:
    plain = bench.queue("plain")
    plain.send([letter("1"), letter("2")])
    _settle(plain, take(plain), Release())
    again = take(plain)
    assert (name_of(again), again.delivery_count) == ("1", 0)


def test_the_last_allowed_failure_ends_in_the_dead_letters(bench: Bench) -> None:
    thrice = bench.queue("thrice")
    thrice.send([letter()])
    for _ in range(3):
        _settle(thrice, take(thrice), Abandon())
    assert receive(thrice) is None
    dead = take(bench.queue("thrice/$DeadLetterQueue"))
    assert json.loads(dead.content)["DeadLetterReason"] == "MaxDeliveryCountExceeded"
    assert dead.delivery_count == 3


def test_abandoning_and_deferring_can_change_properties(bench: Bench) -> None:
    plain = bench.queue("plain")
    plain.send([letter()])
    _settle(plain, take(plain), Abandon({"tries": 1}))
    _settle(plain, take(plain), Defer({"waits for": "b"}))
    [message] = plain.messages.since(0)
    assert json.loads(message.content) == {"name": "a", "tries": 1, "waits for": "b"}


def test_a_deferred_message_keeps_its_state_through_a_lost_lock(bench: Bench) -> None:
    plain = bench.queue("plain")
    plain.send([letter()])
    message = take(plain)
    _settle(plain, message, Defer())
    receive_deferred(plain, [message.sequence])
    bench.pass_time(LOCK)
    assert (message.state, message.delivery_count) == (State.DEFERRED, 1)
    assert receive(plain) is None


def test_deferred_messages_come_all_or_none(bench: Bench) -> None:
    plain = bench.queue("plain")
    plain.send([letter()])
    message = take(plain)
    _settle(plain, message, Defer())
    with pytest.raises(MessageNotFound):
        receive_deferred(plain, [message.sequence, 99])
    assert receive_deferred(plain, [message.sequence]) == [message]


def test_a_number_given_twice_is_received_once(bench: Bench) -> None:
    plain = bench.queue("plain")
    plain.send([letter()])
    message = take(plain)
    _settle(plain, message, Defer())
    assert receive_deferred(plain, [message.sequence, message.sequence]) == [message]


def test_a_dead_letter_keeps_its_times_and_its_reason(bench: Bench) -> None:
    plain = bench.queue("plain")
    plain.send([letter(message_id="m")])
    message = take(plain)
    bench.pass_time(5)
    _settle(plain, message, DeadLetter("bad", "x" * 5000))
    dead = take(bench.queue("PLAIN/$deadletterqueue"))
    content = json.loads(dead.content)
    assert (dead.message_id, dead.enqueued_at) == ("m", message.enqueued_at)
    assert (content["DeadLetterReason"], len(content["DeadLetterErrorDescription"])) == ("bad", 4096)


def test_a_dead_letter_cannot_die_again(bench: Bench) -> None:
    plain, dead = bench.queue("plain"), bench.queue("plain/$DeadLetterQueue")
    plain.send([letter()])
    _settle(plain, take(plain), DeadLetter())
    message = take(dead)
    with pytest.raises(NotAllowed):
        _settle(dead, message, DeadLetter())
    _settle(dead, message, Complete())
