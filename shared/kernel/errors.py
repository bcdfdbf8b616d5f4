"""What can go wrong, said once. Each edge maps these kinds to its own words (HTTP status, queue settlement).

RecourseError
├── Invalid          the request can't be understood or breaks a rule           422
│   └── Unreadable   it isn't even JSON                                         400
├── Unauthenticated  no valid token                                             401
├── Forbidden        the role doesn't allow it                                  403
├── NotFound         it doesn't exist, or it isn't yours: the same answer       404
├── Conflict         the state doesn't allow it (any more)                      409
├── Stale            someone else changed it first (ETag)                       412
├── TooLarge         beyond a size limit                                        413
├── TooMany          beyond a rate limit; `retry_after` seconds                 429
└── Unavailable      a dependency is away; `retry_after` seconds                503
"""

from __future__ import annotations

from typing import Any


class RecourseError(Exception):
    """An expected failure: a stable kebab-case `code`, a sentence for people, and machine-readable `details`."""

    title = "Something went wrong"

    def __init__(self, code: str, message: str = "", *, retry_after: int | None = None, **details: Any) -> None:
        super().__init__(message or code)
        self.code = code
        self.message = message
        self.retry_after = retry_after
        self.details = details


class Invalid(RecourseError):
    title = "The request breaks a rule"


class Unreadable(Invalid):
    title = "The request can't be read"


class Unauthenticated(RecourseError):
    title = "Sign in to continue"


class Forbidden(RecourseError):
    title = "Your role doesn't allow this"


class NotFound(RecourseError):
    title = "Not found"


class Conflict(RecourseError):
    title = "That can't be done now"


class Stale(RecourseError):
    title = "Someone else changed this first"


class TooLarge(RecourseError):
    title = "Too large"


class TooMany(RecourseError):
    title = "Too many requests"


class Unavailable(RecourseError):
    title = "Try again shortly"
