from __future__ import annotations

import pytest

from local.servicebus.engine.errors import NoSession, NotAllowed, SessionCannotBeLocked, SessionLockLost, TooLarge
from local.servicebus.engine.queue import Queue
from local.servicebus.engine.receiving import receive, receive_deferred
from local.servicebus.engine.session_leases import accept, give_up, renew
from local.servicebus.engine.session_listing import list_sessions
from local.servicebus.engine.sessions import Lease
from local.servicebus.engine.settlement import Abandon, Complete, Defer, settle
from tests.rules.servicebus.benches import LOCK, Bench, letter, name_of, names_left, take


@pytest.fixture
def sessions(bench: Bench) -> Queue:
    return bench.queue("sessions")


def _accept(queue: Queue, session_id: str | None = None, lost: list[str] | None = None) -> Lease:
    heard = [] if lost is None else lost
    return accept(queue, session_id, holder="me", on_lost=lambda: heard.append("lost"))


def test_the_session_that_waits_longest_is_next(sessions: Queue) -> None:
    sessions.send([letter("1", session_id="a"), letter("2", session_id="b"), letter("3", session_id="a")])
    assert [_accept(sessions).session_id, _accept(sessions).session_id] == ["a", "b"]


def test_without_messages_there_is_no_next_session(sessions: Queue) -> None:
    with pytest.raises(NoSession):
        _accept(sessions)


def test_a_named_session_needs_no_messages(sessions: Queue) -> None:
    assert receive(sessions, _accept(sessions, "empty")) is None


def test_a_session_has_one_holder(sessions: Queue) -> None:
    _accept(sessions, "a")
    with pytest.raises(SessionCannotBeLocked):
        _accept(sessions, "a")


def test_a_holder_gets_its_own_session_in_order(sessions: Queue) -> None:
    sessions.send([letter("1", session_id="a"), letter("x", session_id="b"), letter("2", session_id="a")])
    lease = _accept(sessions, "a")
    assert [name_of(take(sessions, lease)), name_of(take(sessions, lease)), receive(sessions, lease)] == [
        "1",
        "2",
        None,
    ]


def test_an_abandoned_message_keeps_its_place(sessions: Queue) -> None:
    sessions.send([letter("1", session_id="a"), letter("2", session_id="a")])
    lease = _accept(sessions, "a")
    first = take(sessions, lease)
    assert first.lock is not None
    settle(sessions, first.lock.token, Abandon())
    assert name_of(take(sessions, lease)) == "1"


def test_a_session_given_up_counts_no_delivery(sessions: Queue) -> None:
    sessions.send([letter("1", session_id="a")])
    lease = _accept(sessions, "a")
    take(sessions, lease)
    give_up(sessions, lease)
    assert take(sessions, _accept(sessions)).delivery_count == 0


def test_a_lost_session_counts_and_tells_its_holder(bench: Bench, sessions: Queue) -> None:
    sessions.send([letter("1", session_id="a")])
    heard: list[str] = []
    token = take(sessions, _accept(sessions, "a", heard)).lock
    bench.pass_time(LOCK)
    assert heard == ["lost"]
    assert token is not None
    with pytest.raises(SessionLockLost):
        settle(sessions, token.token, Complete())
    assert take(sessions, _accept(sessions)).delivery_count == 1


def test_twice_lost_messages_end_in_the_dead_letters(bench: Bench, sessions: Queue) -> None:
    sessions.send([letter("1", session_id="a")])
    for _ in range(2):
        take(sessions, _accept(sessions, "a"))
        bench.pass_time(LOCK)
    assert names_left(bench.queue("sessions/$DeadLetterQueue")) == ["1"]


def test_renewing_a_session_renews_its_messages(bench: Bench, sessions: Queue) -> None:
    sessions.send([letter("1", session_id="a")])
    message = take(sessions, _accept(sessions, "a"))
    bench.pass_time(LOCK - 1)
    assert renew(sessions, "a", "me") == bench.now + LOCK
    bench.pass_time(LOCK - 1)
    assert message.lock is not None
    settle(sessions, message.lock.token, Complete())


def test_only_the_holder_can_renew(sessions: Queue) -> None:
    _accept(sessions, "a")
    with pytest.raises(SessionLockLost):
        renew(sessions, "a", "someone else")


def test_deferred_messages_need_their_own_session(sessions: Queue) -> None:
    sessions.send([letter("1", session_id="a")])
    lease = _accept(sessions, "a")
    message = take(sessions, lease)
    assert message.lock is not None
    settle(sessions, message.lock.token, Defer())
    assert receive_deferred(sessions, [message.sequence], lease) == [message]


def test_a_plain_queue_has_no_sessions(bench: Bench) -> None:
    with pytest.raises(NotAllowed):
        _accept(bench.queue("plain"), "a")


def test_a_message_needs_a_session(sessions: Queue) -> None:
    with pytest.raises(NotAllowed):
        sessions.send([letter("1", session_id="a"), letter("2")])
    assert names_left(sessions) == []


def test_state_has_a_limit(sessions: Queue) -> None:
    sessions.states.set("a", b"x" * 256 * 1024)
    with pytest.raises(TooLarge):
        sessions.states.set("a", b"x" * (256 * 1024 + 1))


def test_sessions_with_messages_or_state_are_listed(bench: Bench, sessions: Queue) -> None:
    sessions.send([letter("1", session_id="messages")])
    sessions.states.set("old state", b"x")
    bench.pass_time(10)
    sessions.states.set("new state", b"x")
    assert list_sessions(sessions, None) == ["messages", "new state", "old state"]
    assert list_sessions(sessions, bench.now - 1) == ["new state"]


def test_a_restart_frees_sessions_and_keeps_their_state(bench: Bench, sessions: Queue) -> None:
    sessions.send([letter("1", session_id="a")])
    sessions.states.set("a", b"half way")
    take(sessions, _accept(sessions, "a"))
    bench.restart()
    again = bench.queue("sessions")
    assert take(again, _accept(again)).delivery_count == 0
    assert again.states.get("a") == b"half way"
