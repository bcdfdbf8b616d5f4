from __future__ import annotations

from typing import TYPE_CHECKING

from local.servicebus import limits
from local.servicebus.engine.errors import NotAllowed
from local.servicebus.engine.message import Message

if TYPE_CHECKING:
    from local.servicebus.engine.queue import Queue

REASON, DESCRIPTION = "DeadLetterReason", "DeadLetterErrorDescription"


def move_to_dead_letters(queue: Queue, message: Message, reason: str | None, description: str | None) -> None:
    """Move a message to the sub-queue, its count and enqueued time kept, its reason among its properties."""
    target = queue.dead_letters
    if target is None:
        raise NotAllowed(f"'{queue.name}' has no dead-letter queue.")
    given = {REASON: reason, DESCRIPTION: description}
    texts = {name: text[: limits.DEAD_LETTER_TEXT_CHARACTERS] for name, text in given.items() if text}
    queue.remove(message)
    target.put(
        Message(
            target.take_sequence(),
            queue.around.add_properties(message.content, texts) if texts else message.content,
            message.enqueued_at,
            message_id=message.message_id,
            time_to_live=message.time_to_live,
            delivery_count=message.delivery_count,
            enqueued_sequence=message.enqueued_sequence,
        )
    )
