"""Getting messages out of a queue: next in line, deferred by number, or just a look."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from local.servicebus import limits
from local.servicebus.engine.errors import MessageLockLost, MessageNotFound
from local.servicebus.engine.expiry import expire_if_due
from local.servicebus.engine.message import Message, State
from local.servicebus.engine.sessions import Lease

if TYPE_CHECKING:
    from local.servicebus.engine.queue import Queue


def receive(queue: Queue, lease: Lease | None = None, *, delete: bool = False) -> Message | None:
    """Return the next message, locked or (with `delete`) removed; None when there is none."""
    group = lease.session_id if lease else None
    while (sequence := queue.ready.take(group)) is not None:
        message = queue.messages.get(sequence)
        if message is not None and not expire_if_due(queue, message):
            _hand_out(queue, message, lease, delete=delete)
            return message
    return None


def receive_deferred(
    queue: Queue, sequences: list[int], lease: Lease | None = None, *, delete: bool = False
) -> list[Message]:
    """Return the deferred messages with these numbers, all or none. Raises MessageNotFound."""
    session_id = lease.session_id if lease else None
    found = _all_of(
        queue, sequences, lambda m: m.state is State.DEFERRED and m.lock is None and m.session_id == session_id
    )
    for message in found:
        _hand_out(queue, message, lease, delete=delete)
    return found


def peek(queue: Queue, start: int, count: int, session_id: str | None = None) -> list[Message]:
    """Return up to `count` messages from `start` on, whatever their state, without locking them."""
    found: list[Message] = []
    size = 0
    for message in queue.messages.since(start):
        if session_id is not None and message.session_id != session_id:
            continue
        size += len(message.content)
        if len(found) >= min(count, limits.PEEKED_MESSAGES) or (found and size > limits.PEEKED_BYTES):
            break
        found.append(message)
    return found


def renew_locks(queue: Queue, tokens: list[UUID]) -> list[int]:
    """Extend each lock by the queue's lock duration; return the new ends. Raises MessageLockLost for any lost."""
    messages = [queue.locks.find(token) for token in tokens]
    if any(message.session_id is not None for message in messages):
        # Under a session the session's own lock is what can be renewed.
        raise MessageLockLost
    for message in messages:
        queue.locks.extend(message, queue.around.clock() + queue.definition.lock_duration)
        queue.around.journal.update(queue.name, message)
    return [message.lock.until for message in messages if message.lock]


def cancel_scheduled(queue: Queue, sequences: list[int]) -> None:
    """Remove scheduled messages, all or none. Raises MessageNotFound."""
    for message in _all_of(queue, sequences, lambda m: m.state is State.SCHEDULED):
        queue.remove(message)


def _all_of(queue: Queue, sequences: list[int], good: Callable[[Message], bool]) -> list[Message]:
    wanted = list(dict.fromkeys(sequences))
    found = [message for sequence in wanted if (message := queue.messages.get(sequence)) and good(message)]
    if len(found) != len(wanted):
        raise MessageNotFound(sequences)
    return found


def _hand_out(queue: Queue, message: Message, lease: Lease | None, *, delete: bool) -> None:
    if delete:
        queue.remove(message)
        return
    until = lease.until if lease else queue.around.clock() + queue.definition.lock_duration
    queue.locks.grant(message, until)
    queue.around.journal.update(queue.name, message)
