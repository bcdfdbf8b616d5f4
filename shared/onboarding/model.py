"""An organisation's request for access: what becomes of it, and what is said about it in between."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from shared.kernel.errors import Conflict
from shared.kernel.model import Stored
from shared.onboarding.application import Application
from shared.outbox.model import outbox_operation

QUEUE = "onboarding"
MOST_SAID = 40  # entries of a conversation
UNCONFIRMED_FOR = timedelta(days=7)
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: nothing that is read for something else on the telephone
_DAY = 86_400  # seconds
Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]


class RequestState(StrEnum):
    UNCONFIRMED = "unconfirmed"  # the emailed link hasn't been followed: staff don't see it
    WAITING = "waiting"  # for staff
    ASKED = "asked"  # for the requester's answer
    APPROVED = "approved"
    DECLINED = "declined"


DECIDED = frozenset({RequestState.APPROVED, RequestState.DECLINED})
_MOVES: dict[RequestState, frozenset[RequestState]] = {
    RequestState.UNCONFIRMED: frozenset({RequestState.WAITING}),
    RequestState.WAITING: frozenset({RequestState.WAITING, RequestState.ASKED, *DECIDED}),
    RequestState.ASKED: frozenset({RequestState.WAITING, RequestState.ASKED, *DECIDED}),
    RequestState.APPROVED: frozenset(),
    RequestState.DECLINED: frozenset(),
}


class Entry(Stored):
    """What one side said. `name` is who of it."""

    by: Literal["scheme", "requester"]
    name: str
    at: datetime
    text: str


class AccessRequest(Stored):
    """Lives in `accounts`, in the partition of the organisation that it may become: approving it is one batch.

    `secret` is in the emailed link and is all that lets the requester back in. `fingerprint` tells a repeat of the
    form from another one. `ttl`, in seconds, forgets what nobody confirmed and what was decided long ago.
    """

    type: Literal["access-request"] = "access-request"
    id: str
    organisation_id: str
    number: str
    state: RequestState = RequestState.UNCONFIRMED
    application: Application
    fingerprint: str
    secret: str
    made_at: datetime
    confirmed_at: datetime | None = None
    conversation: tuple[Entry, ...] = ()
    decided_at: datetime | None = None
    decided_by: str | None = None
    words: str = ""
    sent: tuple[str, ...] = ()
    undeliverable: str | None = None
    ttl: int = int(UNCONFIRMED_FOR.total_seconds())
    etag: str | None = Field(None, alias="_etag", exclude=True)

    @property
    def is_decided(self) -> bool:
        return self.state in DECIDED

    def moved(self, state: RequestState, **changes: Any) -> AccessRequest:
        """Return the request in `state`, or raise `Conflict` where no way leads there."""
        if state not in _MOVES[self.state]:
            if self.is_decided:
                raise Conflict("request-decided", f"This request was {self.state} already.")
            raise Conflict("request-unconfirmed", "The requester hasn't confirmed their address yet.")
        return self.model_copy(update={"state": state, "ttl": -1, **changes})

    def confirmed(self, now: datetime) -> AccessRequest:
        return self.moved(RequestState.WAITING, confirmed_at=now)

    def said(self, entry: Entry) -> AccessRequest:
        """Return the request with one more entry: the other side's turn."""
        if len(self.conversation) >= MOST_SAID:
            raise Conflict("conversation-full", "Too much has been written here. Ask the helpdesk by email.")
        state = RequestState.ASKED if entry.by == "scheme" else RequestState.WAITING
        return self.moved(state, conversation=(*self.conversation, entry))

    def decided(self, state: RequestState, by: str, words: str, now: datetime, kept_days: int) -> AccessRequest:
        told = {"decided_at": now, "decided_by": by, "words": words, "ttl": kept_days * _DAY}
        return self.moved(state, **told)


def request_id(organisation_id: str) -> str:
    return f"access-request-{organisation_id}"


def number_of(name: str) -> str:
    """Return the number that people quote, made of the name of the form."""
    value = int.from_bytes(hashlib.sha256(name.encode()).digest()[:5], "big")
    letters = "".join(_ALPHABET[value >> shift & 31] for shift in range(35, -5, -5))
    return f"AR-{letters[:4]}-{letters[4:]}"


class Letter(StrEnum):
    CONFIRM = "confirm"
    QUESTION = "question"
    APPROVED = "approved"
    DECLINED = "declined"


class LetterDue(Stored):
    """An email about a request is to go out; `turn` tells one question's from the next one's."""

    type: Literal["letter"] = "letter"
    organisation_id: str
    letter: Letter
    turn: int

    @property
    def key(self) -> str:
        return f"{self.letter}-{self.turn}"


def letter_due(request: AccessRequest, letter: Letter, at: datetime) -> tuple[str, tuple[dict[str, Any]]]:
    """Return the batch operation that queues `letter` with the change that it tells of."""
    message = LetterDue(organisation_id=request.organisation_id, letter=letter, turn=len(request.conversation))
    return outbox_operation(QUEUE, message, organisation_id=request.organisation_id, at=at)
