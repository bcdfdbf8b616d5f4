"""A stop reaches those who wait for a session, also where the SDK loses it, and lets those at work end."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any, Self, cast

from local.host.triggers.servicebus_calls import MessageCalls, Options
from local.host.triggers.servicebus_sessions import AGAIN, SessionListener


class Receiver:
    """Waits for a session and loses the first cancellation, as `wait_for` does; `messages` are handed over at once."""

    def __init__(self, messages: list[str]) -> None:
        self.messages = messages
        self.session = None

    async def __aenter__(self) -> None:
        if self.messages:
            return
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.sleep(60)
        await asyncio.sleep(60)

    async def receive_messages(self, most: int, _: float) -> list[str]:
        taken, self.messages = self.messages[:most], self.messages[most:]
        return taken

    async def close(self) -> None: ...


class Calls:
    """One function on a queue with sessions; a message takes `seconds`."""

    name, queue = "function", "queue"
    options = Options(concurrent_calls=1, concurrent_sessions=3, renewal=300, session_idle=60)

    def __init__(self, *messages: str, seconds: float = 0) -> None:
        self.messages, self.seconds = list(messages), seconds
        self.began: list[Any] = []
        self.settled: list[Any] = []

    @contextlib.asynccontextmanager
    async def client(self) -> Any:
        yield self

    def get_queue_receiver(self, _: str, session_id: object) -> Receiver:
        assert session_id is not None
        handed, self.messages = self.messages, []
        return Receiver(handed)

    async def succeeds(self, message: str) -> bool:
        self.began.append(message)
        await asyncio.sleep(self.seconds)
        return True

    async def settle(self, _: Receiver, message: str, *, succeeded: bool) -> None:
        assert succeeded
        self.settled.append(message)


async def stopped(calls: Calls) -> None:
    listening = asyncio.create_task(SessionListener(cast("MessageCalls", calls)).run())
    await asyncio.sleep(0.1)
    listening.cancel()
    ended, _ = await asyncio.wait({listening}, timeout=10)
    assert ended


async def test_a_stop_that_the_sdk_loses_is_told_again() -> None:
    await stopped(Calls())


async def test_a_message_that_is_worked_on_longer_than_that_is_settled(monkeypatch: Any) -> None:
    monkeypatch.setattr("local.host.triggers.servicebus_sessions.AutoLockRenewer", _NoRenewer)
    calls = Calls("a", "b", seconds=3 * AGAIN)
    await stopped(calls)
    assert (calls.began, calls.settled) == (["a"], ["a"])


class _NoRenewer:
    def __init__(self, _: float) -> None: ...

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None: ...

    def register(self, *_: object) -> None: ...
