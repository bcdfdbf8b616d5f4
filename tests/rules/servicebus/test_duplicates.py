from __future__ import annotations

from local.servicebus.engine.settlement import Complete, settle
from tests.rules.servicebus.benches import MINUTE, Bench, letter, names_left, take


def test_a_repeat_within_the_window_is_dropped(bench: Bench) -> None:
    unique = bench.queue("unique")
    unique.send([letter("first", message_id="m")])
    bench.pass_time(10 * MINUTE - 1)
    unique.send([letter("again", message_id="m")])
    assert names_left(unique) == ["first"]


def test_the_window_runs_from_the_first(bench: Bench) -> None:
    unique = bench.queue("unique")
    unique.send([letter("first", message_id="m")])
    bench.pass_time(9 * MINUTE)
    unique.send([letter("again", message_id="m")])
    bench.pass_time(MINUTE)
    unique.send([letter("later", message_id="m")])
    assert names_left(unique) == ["first", "later"]


def test_a_completed_message_is_still_remembered(bench: Bench) -> None:
    unique = bench.queue("unique")
    unique.send([letter("first", message_id="m")])
    message = take(unique)
    assert message.lock is not None
    settle(unique, message.lock.token, Complete())
    unique.send([letter("again", message_id="m")])
    assert names_left(unique) == []


def test_messages_without_an_id_are_all_different(bench: Bench) -> None:
    unique = bench.queue("unique")
    unique.send([letter("1"), letter("2")])
    assert names_left(unique) == ["1", "2"]


def test_a_scheduled_messages_id_counts_at_once(bench: Bench) -> None:
    unique = bench.queue("unique")
    unique.send([letter("scheduled", message_id="m", scheduled_for=bench.now + MINUTE)])
    unique.send([letter("again", message_id="m")])
    bench.pass_time(MINUTE)
    assert names_left(unique) == ["scheduled"]


def test_the_history_survives_a_restart_and_then_ends(bench: Bench) -> None:
    bench.queue("unique").send([letter("first", message_id="m")])
    bench.restart()
    bench.queue("unique").send([letter("again", message_id="m")])
    assert names_left(bench.queue("unique")) == ["first"]
    bench.pass_time(10 * MINUTE)
    bench.queue("unique").send([letter("later", message_id="m")])
    assert names_left(bench.queue("unique")) == ["first", "later"]
