from __future__ import annotations

from typing import Any
from uuid import UUID

from local.servicebus.engine.message import Lock, Message, State

Row = tuple[Any, ...]


def row_of(queue: str, message: Message) -> Row:
    """Return the values of `INSERT_MESSAGE`, in its order."""
    return (
        queue,
        message.sequence,
        message.content,
        message.enqueued_at,
        message.message_id,
        message.session_id,
        message.time_to_live,
        message.scheduled_for,
        message.state,
        message.delivery_count,
        message.enqueued_sequence,
        message.lock.token.bytes if message.lock else None,
        message.lock.until if message.lock else None,
    )


def figures_of(queue: str, message: Message) -> Row:
    """Return the values of `UPDATE_MESSAGE`, in its order."""
    lock = message.lock
    token, until = (lock.token.bytes, lock.until) if lock else (None, None)
    return message.state, message.delivery_count, token, until, queue, message.sequence


def message_of(row: Row) -> Message:
    """Return the message of a row of `SELECT_MESSAGES`."""
    *figures, state, delivery_count, enqueued_sequence, token, until = row
    sequence, content, enqueued_at, message_id, session_id, time_to_live, scheduled_for = figures
    return Message(
        sequence,
        content,
        enqueued_at,
        message_id=message_id,
        session_id=session_id,
        time_to_live=time_to_live,
        scheduled_for=scheduled_for,
        state=State(state),
        delivery_count=delivery_count,
        enqueued_sequence=enqueued_sequence,
        lock=Lock(UUID(bytes=token), until) if token else None,
    )
