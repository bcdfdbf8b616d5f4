from __future__ import annotations

from collections.abc import Callable
from uuid import UUID, uuid4

from local.servicebus.engine.alarms import Alarms
from local.servicebus.engine.errors import MessageLockLost
from local.servicebus.engine.message import Lock, Message
from local.servicebus.engine.ports import Milliseconds

OnExpired = Callable[[Message], None]


class Locks:
    """Messages promised to a receiver until a time. Locks under a session live and die with the session's own."""

    def __init__(self, queue: str, clock: Milliseconds, alarms: Alarms, on_expired: OnExpired) -> None:
        self._queue = queue
        self._clock = clock
        self._alarms = alarms
        self._on_expired = on_expired
        self._held: dict[UUID, Message] = {}

    def grant(self, message: Message, until: int) -> None:
        message.lock = Lock(uuid4(), until)
        self.restore(message)

    def restore(self, message: Message) -> None:
        """Take up a lock that the message already has."""
        if message.lock is None:
            raise ValueError(f"message {message.sequence} has no lock")
        self._held[message.lock.token] = message
        if message.session_id is None:
            self._watch(message.lock)

    def extend(self, message: Message, until: int) -> None:
        if message.lock is None:
            raise MessageLockLost
        message.lock = Lock(message.lock.token, until)
        if message.session_id is None:
            self._watch(message.lock)

    def find(self, token: UUID) -> Message:
        """Return the message that `token` holds. Raises MessageLockLost."""
        message = self._held.get(token)
        if message is None or message.lock is None or message.lock.until <= self._clock():
            raise MessageLockLost
        return message

    def release(self, message: Message) -> None:
        if message.lock is not None:
            self._held.pop(message.lock.token, None)
            self._alarms.clear(self._key(message.lock.token))
            message.lock = None

    def of_session(self, session_id: str) -> list[Message]:
        return [message for message in self._held.values() if message.session_id == session_id]

    def oldest(self, count: int | None) -> list[Message]:
        """Return up to `count` locked messages, the first to have been locked first."""
        return list(self._held.values())[:count]

    def _watch(self, lock: Lock) -> None:
        self._alarms.set(self._key(lock.token), lock.until, lambda: self._expire(lock.token))

    def _expire(self, token: UUID) -> None:
        self._on_expired(self._held[token])

    def _key(self, token: UUID) -> tuple[str, str, UUID]:
        return ("lock", self._queue, token)
