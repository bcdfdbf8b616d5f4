from __future__ import annotations

import asyncio
from contextlib import AbstractAsyncContextManager
from typing import Any
from uuid import uuid4

import pytest
from azure.servicebus import NEXT_AVAILABLE_SESSION, ServiceBusMessage
from azure.servicebus.aio import ServiceBusReceiver
from azure.servicebus.exceptions import (
    OperationTimeoutError,
    ServiceBusError,
    SessionCannotBeLockedError,
    SessionLockLostError,
)

from tests.contracts.servicebus.channels import Channel, nothing_comes, number, receive, receive_one, until
from tests.contracts.servicebus.conftest import Lend


@pytest.fixture
def sessions(channel: Lend) -> Channel:
    return channel("sessions")


@pytest.fixture
def next_sessions(channel: Lend) -> Channel:
    """Return a queue whose tests complete all they send, so that the next session is theirs."""
    return channel("next-sessions")


@pytest.fixture
def brief_sessions(channel: Lend) -> Channel:
    return channel("brief-sessions")


async def test_a_session_is_received_in_order_and_alone(sessions: Channel) -> None:
    mine, other = _ids("mine", "other")
    await sessions.send(_in(mine, "1"), _in(other, "x"), _in(mine, "2"), _in(mine, "3"))
    async with _session(sessions, mine) as receiver:
        got = await receive(receiver, 3)
        assert [str(message) for message in got] == ["1", "2", "3"]
        assert {message.session_id for message in got} == {mine}
        for message in got:
            await receiver.complete_message(message)


async def test_the_next_available_session_has_messages(next_sessions: Channel) -> None:
    (key,) = _ids("next")
    await next_sessions.send(_in(key, "a"))
    async with _session(next_sessions, NEXT_AVAILABLE_SESSION, max_wait_time=5) as receiver:
        message = await receive_one(receiver)
        assert receiver.session.session_id == key
        assert message.session_id == key
        await receiver.complete_message(message)


async def test_waiting_for_a_session_ends_when_a_message_comes(next_sessions: Channel) -> None:
    (key,) = _ids("late")
    await next_sessions.sender()

    async def wait() -> str:
        async with _session(next_sessions, NEXT_AVAILABLE_SESSION, max_wait_time=10) as receiver:
            message = await receive_one(receiver)
            await receiver.complete_message(message)
            return str(message)

    waiting = asyncio.create_task(wait())
    await asyncio.sleep(1)
    await next_sessions.send(_in(key, "a"))
    assert await waiting == "a"


async def test_waiting_for_a_session_in_vain_times_out(next_sessions: Channel) -> None:
    with pytest.raises(OperationTimeoutError):
        async with _session(next_sessions, NEXT_AVAILABLE_SESSION, max_wait_time=1):
            pass


async def test_a_session_has_one_receiver(sessions: Channel) -> None:
    (key,) = _ids("one")
    async with _session(sessions, key):
        with pytest.raises(SessionCannotBeLockedError):
            async with _session(sessions, key):
                pass


async def test_a_closed_receiver_frees_its_session_and_messages(sessions: Channel) -> None:
    (key,) = _ids("freed")
    await sessions.send(_in(key, "a"))
    async with _session(sessions, key) as receiver:
        await receive_one(receiver)
    async with _session(sessions, key) as receiver:
        again = await receive_one(receiver)
        assert again.delivery_count == 0
        await receiver.complete_message(again)


async def test_a_sessions_state_is_kept(sessions: Channel) -> None:
    (key,) = _ids("state")
    async with _session(sessions, key) as receiver:
        assert await receiver.session.get_state() is None
        await receiver.session.set_state(b"half way")
    async with _session(sessions, key) as receiver:
        assert await receiver.session.get_state() == b"half way"
        await receiver.session.set_state(None)
        assert await receiver.session.get_state() is None


async def test_sessions_with_messages_or_state_are_listed(sessions: Channel) -> None:
    told, noted = _ids("told", "noted")
    await sessions.send(_in(told, "a"))
    async with _session(sessions, noted) as receiver:
        await receiver.session.set_state(b"x")
    listed = [session async for session in sessions.client.list_queue_sessions(sessions.queue)]
    assert {told, noted} <= set(listed)


async def test_a_session_lock_can_be_renewed(brief_sessions: Channel) -> None:
    (key,) = _ids("renewed")
    async with _session(brief_sessions, key) as receiver:
        before = receiver.session.locked_until_utc
        await asyncio.sleep(0.2)
        assert before is not None
        assert await receiver.session.renew_lock() > before


async def test_a_lost_session_refuses_its_receiver(brief_sessions: Channel) -> None:
    (key,) = _ids("lost")
    await brief_sessions.send(_in(key, "a"))
    async with _session(brief_sessions, key) as receiver:
        message = await receive_one(receiver)
        await _expiry(receiver)
        with pytest.raises(SessionLockLostError):
            await receiver.complete_message(message)


async def test_the_service_itself_refuses_a_lost_session(brief_sessions: Channel) -> None:
    (key,) = _ids("refused")
    async with _session(brief_sessions, key) as receiver:
        held = receiver.session.locked_until_utc
        await _expiry(receiver)
        assert held is not None
        # The SDK looks at its own clock first; with a later time the broker gets to answer.
        receiver.session._locked_until_utc = held.replace(year=held.year + 1)
        with pytest.raises(SessionLockLostError):
            await receiver.session.set_state(b"too late")


async def test_a_lost_sessions_message_comes_back_and_counts(brief_sessions: Channel) -> None:
    (key,) = _ids("counted")
    await brief_sessions.send(_in(key, "a"))
    async with _session(brief_sessions, key) as receiver:
        await receive_one(receiver)
        await _expiry(receiver)
    async with _session(brief_sessions, key) as receiver:
        again = await receive_one(receiver)
        assert again.delivery_count == 1
        await receiver.complete_message(again)


async def test_an_abandoned_message_keeps_its_place_in_the_session(sessions: Channel) -> None:
    (key,) = _ids("place")
    await sessions.send(_in(key, "1"), _in(key, "2"))
    async with _session(sessions, key) as receiver:
        await receiver.abandon_message(await receive_one(receiver))
        got = await receive(receiver, 2)
        assert [str(message) for message in got] == ["1", "2"]
        for message in got:
            await receiver.complete_message(message)


async def test_deferred_messages_belong_to_their_session(sessions: Channel) -> None:
    (key,) = _ids("deferred")
    await sessions.send(_in(key, "a"))
    async with _session(sessions, key) as receiver:
        message = await receive_one(receiver)
        await receiver.defer_message(message)
        assert await nothing_comes(receiver)
        [deferred] = await receiver.receive_deferred_messages(number(message))
        await receiver.complete_message(deferred)


async def test_a_sessions_receiver_peeks_its_own_messages(sessions: Channel) -> None:
    mine, other = _ids("mine", "other")
    await sessions.send(_in(mine, "a"), _in(other, "x"))
    async with _session(sessions, mine) as receiver:
        assert [str(message) for message in await receiver.peek_messages(10)] == ["a"]


async def test_a_message_without_session_is_refused(sessions: Channel) -> None:
    with pytest.raises(ServiceBusError, match="SessionId was not set"):
        await sessions.send("a")


async def test_a_batch_with_one_wrong_message_leaves_nothing_behind(sessions: Channel) -> None:
    (key,) = _ids("batch")
    batch = [_in(key, "a"), ServiceBusMessage("b")]
    with pytest.raises(ServiceBusError, match="SessionId was not set"):
        await (await sessions.sender()).send_messages(batch)
    async with _session(sessions, key) as receiver:
        assert await nothing_comes(receiver)


async def test_a_plain_receiver_is_refused_on_a_session_queue(sessions: Channel) -> None:
    with pytest.raises(ServiceBusError, match="requires sessions"):
        async with sessions.client.get_queue_receiver(sessions.queue):
            pass


async def test_a_session_receiver_is_refused_on_a_plain_queue(plain: Channel) -> None:
    with pytest.raises(ServiceBusError, match="does not require sessions"):
        async with plain.client.get_queue_receiver(plain.queue, session_id="a"):
            pass


def _ids(*names: str) -> list[str]:
    return [f"{name}-{uuid4()}" for name in names]


def _in(session_id: str, body: str) -> ServiceBusMessage:
    return ServiceBusMessage(body, session_id=session_id)


def _session(channel: Channel, session_id: Any, **options: Any) -> AbstractAsyncContextManager[ServiceBusReceiver]:
    return channel.client.get_queue_receiver(channel.queue, session_id=session_id, **options)


async def _expiry(receiver: ServiceBusReceiver) -> None:
    await until(lambda: receiver.session._lock_expired)
    await asyncio.sleep(0.05)
