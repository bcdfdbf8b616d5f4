from __future__ import annotations

from pathlib import Path

import pytest

from local.servicebus.engine.message import Message
from local.servicebus.engine.receiving import receive, receive_deferred
from local.servicebus.engine.settlement import Abandon, Complete, DeadLetter, Defer, Outcome, settle
from local.servicebus.store.sqlite import SqliteJournal, StoreError
from tests.rules.servicebus.benches import LOCK, MINUTE, Bench, letter, name_of, names_left, take


def test_a_lock_survives_a_restart(bench: Bench) -> None:
    bench.queue("plain").send([letter()])
    lock = take(bench.queue("plain")).lock
    bench.restart()
    assert receive(bench.queue("plain")) is None
    assert lock is not None
    settle(bench.queue("plain"), lock.token, Complete())


def test_a_lock_that_ran_out_while_down_is_lost(bench: Bench) -> None:
    bench.queue("plain").send([letter()])
    take(bench.queue("plain"))
    bench.now += LOCK
    bench.restart()
    assert take(bench.queue("plain")).delivery_count == 1


def test_every_kind_of_message_survives(bench: Bench) -> None:
    plain = bench.queue("plain")
    plain.send([letter("deferred"), letter("abandoned"), letter("dead"), letter("done")])
    plain.send([letter("scheduled", scheduled_for=bench.now + MINUTE)])
    outcomes: list[Outcome] = [Defer(), Abandon({"more": 1}), DeadLetter("r"), Complete()]
    for message, outcome in zip([take(plain) for _ in outcomes], outcomes, strict=True):
        assert message.lock is not None
        settle(plain, message.lock.token, outcome)
    before = _memory(bench)
    bench.restart()
    assert _memory(bench) == before
    assert name_of(receive_deferred(bench.queue("plain"), [1])[0]) == "deferred"
    bench.pass_time(MINUTE)
    assert names_left(bench.queue("plain"))[-1] == "scheduled"


def test_sequence_numbers_are_never_used_twice(bench: Bench) -> None:
    plain = bench.queue("plain")
    [first] = plain.send([letter()])
    message = take(plain)
    assert message.lock is not None
    settle(plain, message.lock.token, Complete())
    bench.restart()
    assert bench.queue("plain").send([letter()]) == [first + 1]


def test_a_message_that_came_and_went_in_one_turn_leaves_no_row(bench: Bench) -> None:
    bench.queue("plain").send([letter()])
    receive(bench.queue("plain"), delete=True)
    bench.restart()
    assert names_left(bench.queue("plain")) == []


def test_two_brokers_cannot_share_a_file(tmp_path: Path) -> None:
    first = SqliteJournal(tmp_path / "new" / "sb.db")
    with pytest.raises(StoreError):
        SqliteJournal(tmp_path / "new" / "sb.db")
    first.close()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sb.db"
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(StoreError):
        SqliteJournal(path)


def _memory(bench: Bench) -> dict[str, list[Message]]:
    return {queue.name: list(queue.messages.since(0)) for queue in bench.broker}
