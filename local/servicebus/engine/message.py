from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from uuid import UUID


class State(IntEnum):
    """The figures are the wire's `x-opt-message-state`."""

    ACTIVE = 0
    DEFERRED = 1
    SCHEDULED = 2


@dataclass(frozen=True, slots=True)
class Submission:
    """A message as a client sends it. `content` is opaque here; times are milliseconds."""

    content: bytes
    message_id: str | None = None
    session_id: str | None = None
    time_to_live: int | None = None
    scheduled_for: int | None = None


@dataclass(frozen=True, slots=True)
class Lock:
    """A promise to one receiver until `until`, milliseconds since the epoch."""

    token: UUID
    until: int


@dataclass(slots=True)
class Message:
    """A message in a queue. Times are milliseconds since the epoch, `time_to_live` milliseconds or None for ever."""

    sequence: int
    content: bytes
    enqueued_at: int
    message_id: str | None = None
    session_id: str | None = None
    time_to_live: int | None = None
    scheduled_for: int | None = None
    state: State = State.ACTIVE
    delivery_count: int = 0
    enqueued_sequence: int = 0
    lock: Lock | None = None

    @property
    def expires_at(self) -> int | None:
        return None if self.time_to_live is None else self.enqueued_at + self.time_to_live
