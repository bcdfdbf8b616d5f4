"""Notices on their way and notifications as kept. Container `notifications`, one partition a recipient.

A recipient is a user, or the central mailbox of a business, whose "user id" is `mailbox:<business>`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from shared.kernel.model import Stored
from shared.notifications.catalogue import CATALOGUE
from shared.notifications.kinds import Delivery, Kind

QUEUE = "notifications"
MAILBOX_PREFIX = "mailbox:"


class Notice(Stored):
    """Something happened that somebody should know. It arrives at least once; `id` makes the second time harmless.

    Without `user_ids` it is for whoever holds the case when it is delivered: when a case changes hands on the way, the
    new owner gets it and the old one doesn't; `also` hear of it beside the owner. `facts` fill the kind's templates.
    `delivery` is what was chosen for just this (a saved view, say); it gives way to a kind that is switched off.
    """

    type: Literal["notice"] = "notice"
    id: str
    kind: Kind
    organisation_id: str
    user_ids: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    case_reference: str | None = None
    facts: dict[str, str] = Field(default_factory=dict)
    delivery: Delivery | None = None
    at: datetime

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        missing = CATALOGUE[self.kind].needed_facts - set(self.facts)
        if missing:
            raise ValueError(f"{self.kind} needs the facts {sorted(missing)}")
        if not self.user_ids and not self.case_reference:
            raise ValueError("a notice is for somebody, or for the owner of a case")
        return self


class EmailDue(Stored):
    """A notification that should be told by email now."""

    type: Literal["email"] = "email"
    recipient_id: str
    organisation_id: str
    notification_id: str


class DigestDue(Stored):
    """A recipient's daily email, due at `due_at`."""

    type: Literal["digest"] = "digest"
    recipient_id: str
    organisation_id: str
    due_at: datetime


Message = Annotated[Notice | EmailDue | DigestDue, Field(discriminator="type")]


class Notification(Stored):
    """One line of the bell: one notice, or `count` gathered ones with the facts of the newest.

    `sort_key` is its time and id, unique and in order. `told` is how many of `count` have been told by email.
    """

    type: Literal["notification"] = "notification"
    id: str
    user_id: str
    organisation_id: str
    business_id: str | None = None
    kind: Kind
    case_reference: str | None = None
    facts: dict[str, str]
    count: int = 1
    told: int = 0
    delivery: Delivery
    for_owner: bool
    at: datetime
    sort_key: str
    read_at: datetime | None = None
    ttl: int
    etag: str | None = Field(None, alias="_etag", exclude=True)

    @property
    def many(self) -> bool:
        return self.count > 1


class DigestMarker(Stored):
    """Stands in a recipient's partition while something waits for their daily email."""

    type: Literal["digest-marker"] = "digest-marker"
    id: Literal["digest"] = "digest"
    user_id: str
    organisation_id: str
    due_at: datetime
    etag: str | None = Field(None, alias="_etag", exclude=True)
