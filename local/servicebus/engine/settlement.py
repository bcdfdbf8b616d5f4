"""How a receiver's answer, or its silence, changes a message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from local.servicebus.engine.dead_letters import move_to_dead_letters
from local.servicebus.engine.errors import MessageLockLost, NotAllowed, SessionLockLost
from local.servicebus.engine.expiry import expire_if_due
from local.servicebus.engine.message import Message, State

if TYPE_CHECKING:
    from local.servicebus.engine.queue import Queue


@dataclass(frozen=True, slots=True)
class Complete:
    pass


@dataclass(frozen=True, slots=True)
class Release:
    """Give the message back as if it had never been delivered."""


@dataclass(frozen=True, slots=True)
class Abandon:
    properties: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Defer:
    properties: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DeadLetter:
    reason: str | None = None
    description: str | None = None
    properties: Mapping[str, object] = field(default_factory=dict)


Outcome = Complete | Release | Abandon | Defer | DeadLetter


def settle(queue: Queue, token: UUID, outcome: Outcome) -> None:
    """Apply `outcome` to the message that `token` locks. Raises MessageLockLost, SessionLockLost or NotAllowed."""
    message = _locked(queue, token)
    match outcome:
        case Complete():
            queue.remove(message)
        case Release():
            give_back(queue, message, failed=False)
        case Abandon(properties):
            _add_properties(queue, message, properties)
            give_back(queue, message, failed=True)
        case Defer(properties):
            _add_properties(queue, message, properties)
            _defer(queue, message)
        case DeadLetter(reason, description, properties):
            if queue.dead_letters is None:
                raise NotAllowed(f"'{queue.name}' is a dead-letter queue: its messages cannot be dead-lettered again.")
            _add_properties(queue, message, properties)
            move_to_dead_letters(queue, message, reason, description)


def give_back(queue: Queue, message: Message, *, failed: bool) -> None:
    """Unlock a message; a failed delivery counts, and the last one allowed ends in the dead letters."""
    queue.locks.release(message)
    message.delivery_count += failed
    queue.around.journal.update(queue.name, message)
    most = queue.definition.max_delivery_count
    if failed and queue.dead_letters is not None and most is not None and message.delivery_count >= most:
        description = f"Message could not be consumed after {most} delivery attempts."
        move_to_dead_letters(queue, message, "MaxDeliveryCountExceeded", description)
    elif message.state is State.ACTIVE and not expire_if_due(queue, message):
        queue.make_available(message)


def _locked(queue: Queue, token: UUID) -> Message:
    try:
        return queue.locks.find(token)
    except MessageLockLost:
        if queue.definition.requires_session:
            raise SessionLockLost from None
        raise


def _defer(queue: Queue, message: Message) -> None:
    queue.locks.release(message)
    message.state = State.DEFERRED
    queue.around.journal.update(queue.name, message)


def _add_properties(queue: Queue, message: Message, properties: Mapping[str, object]) -> None:
    if properties:
        message.content = queue.around.add_properties(message.content, properties)
        queue.around.journal.replace(queue.name, message)
