from __future__ import annotations

from local.servicebus import limits
from local.servicebus.definitions import QueueDefinition
from local.servicebus.engine.errors import InvalidArgument, NotAllowed, TooLarge
from local.servicebus.engine.message import Submission


def check(definition: QueueDefinition, submission: Submission, *, sub_queue: bool) -> None:
    """Raise the Refusal that Azure would give for this message, or return."""
    if sub_queue:
        raise NotAllowed(f"Messages cannot be sent to '{definition.name}': it is a dead-letter queue.")
    if len(submission.content) > limits.MESSAGE_BYTES:
        raise TooLarge(
            f"The received message (size:{len(submission.content)}) exceeds the limit ({limits.MESSAGE_BYTES}) "
            "currently allowed on the link."
        )
    _check_length("MessageId", submission.message_id, limits.MESSAGE_ID_CHARACTERS)
    _check_length("SessionId", submission.session_id, limits.SESSION_ID_CHARACTERS)
    if definition.requires_session and submission.session_id is None:
        raise NotAllowed(
            "The SessionId was not set on a message, and it cannot be sent to the entity. Entities that have session "
            "support enabled can only receive messages that have the SessionId set to a valid value."
        )


def _check_length(name: str, value: str | None, most: int) -> None:
    if value is not None and len(value) > most:
        raise InvalidArgument(f"{name} is {len(value)} characters long; the limit is {most}.")
