"""What time does to a message at rest: a schedule that comes due, a time to live that ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from local.servicebus.engine.dead_letters import move_to_dead_letters
from local.servicebus.engine.message import Message, State

if TYPE_CHECKING:
    from local.servicebus.engine.queue import Queue

EXPIRED = ("TTLExpiredException", "The message expired and was dead lettered.")


def watch(queue: Queue, message: Message) -> None:
    """Set the alarm for whatever comes next in the message's life."""
    if message.state is State.SCHEDULED and message.scheduled_for is not None:
        queue.around.alarms.set(_key(queue, message), message.scheduled_for, lambda: _enqueue(queue, message))
    elif message.expires_at is not None and _can_expire(queue):
        queue.around.alarms.set(_key(queue, message), message.expires_at, lambda: expire_if_due(queue, message))


def unwatch(queue: Queue, message: Message) -> None:
    queue.around.alarms.clear(_key(queue, message))


def expire_if_due(queue: Queue, message: Message) -> bool:
    """Drop or dead-letter a message past its time. A locked one waits for its receiver; a deferred one stays."""
    if not has_expired(queue, message) or message.lock is not None or message.state is not State.ACTIVE:
        return False
    if queue.definition.dead_lettering_on_expiration:
        move_to_dead_letters(queue, message, *EXPIRED)
    else:
        queue.remove(message)
    return True


def has_expired(queue: Queue, message: Message) -> bool:
    return _can_expire(queue) and message.expires_at is not None and message.expires_at <= queue.around.clock()


def _can_expire(queue: Queue) -> bool:
    # Dead letters are never dropped for their age: people must get to see them.
    return queue.dead_letters is not None


def _enqueue(queue: Queue, message: Message) -> None:
    # Azure appends a due message as if it were sent now, with a new sequence number.
    queue.remove(message)
    message.sequence = message.enqueued_sequence = queue.take_sequence()
    message.state = State.ACTIVE
    message.enqueued_at = queue.around.clock()
    queue.put(message)


def _key(queue: Queue, message: Message) -> tuple[str, str, int]:
    return ("age", queue.name, message.sequence)
