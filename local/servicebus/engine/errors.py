"""What a queue refuses. The wire maps each kind to the service's own condition (`amqp/conditions.py`).

Refusal
├── NotAllowed            the queue's kind doesn't permit it
├── InvalidArgument       a value is beyond a limit or makes no sense
├── TooLarge              the message, batch, properties or state are over their size
├── MessageLockLost       the lock expired, or the message is gone
├── SessionLockLost       the session's lock expired or belongs to someone else
├── SessionCannotBeLocked another receiver holds the session
├── NoSession             no unlocked session has messages (yet)
└── MessageNotFound       no such deferred or scheduled message
"""

from __future__ import annotations


class Refusal(Exception):
    """An expected failure; its text is the description that the client sees."""


class NotAllowed(Refusal):
    pass


class InvalidArgument(Refusal):
    pass


class TooLarge(Refusal):
    pass


class MessageLockLost(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "The lock supplied is invalid. Either the lock expired, or the message has already been removed from "
            "the queue."
        )


class SessionLockLost(Refusal):
    def __init__(self, session_id: str | None = None) -> None:
        which = "" if session_id is None else f" on the session '{session_id}'"
        super().__init__(f"The session lock has expired{which}. Request the session again.")


class SessionCannotBeLocked(Refusal):
    def __init__(self, session_id: str) -> None:
        super().__init__(
            f"The requested session '{session_id}' cannot be accepted. It may be locked by another receiver."
        )


class NoSession(Refusal):
    def __init__(self) -> None:
        super().__init__("The operation did not complete within the allotted timeout: no session was available.")


class MessageNotFound(Refusal):
    def __init__(self, sequences: list[int]) -> None:
        super().__init__(
            f"Failed to lock one or more specified messages: {sequences}. A message doesn't exist or isn't available."
        )
