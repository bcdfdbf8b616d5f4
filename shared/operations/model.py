"""Work that the machine gave up on and a person decides about. Container `parked`, by where it came from."""

from __future__ import annotations

import hashlib
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal

from pydantic import Field

from shared.kernel.model import Stored


class Origin(StrEnum):
    """`QUEUE`: a handler refused the message. `DEAD_LETTER`: the queue gave up on it. `FEED`: a poison change."""

    QUEUE = "queue"
    DEAD_LETTER = "dead-letter"
    FEED = "feed"


class Parked(Stored):
    """`source` is the queue, or `feed:<container>`; `reason` a stable code.

    `payload` is the message's body (its text, where that isn't JSON). For a change of the feed it only names the
    document: the document itself is where it was, and its newest state is what a retry should see.
    """

    type: Literal["parked"] = "parked"
    id: str
    source: str
    origin: Origin
    reason: str
    explanation: str = ""
    payload: Any = None
    session_id: str | None = None
    correlation_id: str = "-"
    attempt: int = 1
    times: int = 1  # how often it has been parked: more than once when a retry failed as well
    at: datetime
    etag: str | None = Field(None, alias="_etag", exclude=True)


def parked_id(source: str, name: str) -> str:
    """Return the same id for the same message or change, however often it is parked; any name fits into it."""
    return hashlib.sha256(f"{source}\0{name}".encode()).hexdigest()[:32]
