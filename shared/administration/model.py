"""What administrators work with: invitations, and the work that follows from their acts."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field

from shared.kernel.errors import Conflict
from shared.kernel.model import Stored
from shared.kernel.principal import Role
from shared.outbox.model import outbox_operation

QUEUE = "people"
FORGETTING = "forgetting"  # the queue of those who are to be forgotten
VALID_FOR = timedelta(days=14)
SHOWN_AFTER = timedelta(days=30)  # so that an administrator still sees what became of it; then it is withdrawn
_KEPT_AFTER = SHOWN_AFTER + timedelta(days=30)  # while the withdrawal, which needs it, may be late
GIVABLE = (Role.CASEWORKER, Role.SUPERVISOR)  # by administrators; the administrator's own role comes from the helpdesk


class InvitationState(StrEnum):
    PENDING = "pending"
    REDEEMED = "redeemed"
    REVOKED = "revoked"


class Invitation(Stored):
    """One address has at most one: `id` is `invitation_id(email)`. Lives in `accounts`, beside the accounts.

    `secret` is in the emailed link and changes with each sending. It isn't enough by itself: the address must match
    the token's verified one. `set_up_url` is the directory's own link, where somebody new chooses a password.
    """

    type: Literal["invitation"] = "invitation"
    id: str
    organisation_id: str
    email: str
    name: str
    roles: tuple[Role, ...]
    business_ids: tuple[str, ...]
    state: InvitationState = InvitationState.PENDING
    secret: str
    invited_by: str
    sending: int = 1
    sent: int = 0  # the number of the newest sending that went out
    expires_at: datetime
    undeliverable: str | None = None
    directory_id: str | None = None
    set_up_url: str | None = None
    account_id: str | None = None
    identity_id: str | None = None
    ttl: int = int((VALID_FOR + _KEPT_AFTER).total_seconds())
    etag: str | None = Field(None, alias="_etag", exclude=True)

    def check_open(self, now: datetime) -> None:
        """Raise `Conflict` unless it can still be accepted."""
        if self.state is InvitationState.REVOKED:
            raise Conflict("invitation-revoked", "This invitation was taken back. Ask your administrator.")
        if self.state is InvitationState.REDEEMED:
            raise Conflict("invitation-used", "This invitation has been used. Sign in instead.")
        if now >= self.expires_at:
            raise Conflict("invitation-expired", "This invitation has run out. Ask your administrator for a new one.")


def invitation_id(email: str) -> str:
    return "invitation-" + hashlib.sha256(email.strip().lower().encode()).hexdigest()[:32]


class InvitationDue(Stored):
    """The email of an invitation's `sending` is to go out."""

    type: Literal["invitation"] = "invitation"
    organisation_id: str
    invitation_id: str
    sending: int


class WithdrawalDue(Stored):
    """An invitation was revoked: the directory account that was made for it goes too."""

    type: Literal["withdrawal"] = "withdrawal"
    organisation_id: str
    invitation_id: str


class DirectoryDue(Stored):
    """An account changed in a way that the directory must follow. It says which, not how: the account says that."""

    type: Literal["directory"] = "directory"
    organisation_id: str
    account_id: str


class BindingDue(Stored):
    """An invitation was redeemed: the sign-in it was redeemed with leads to the account."""

    type: Literal["binding"] = "binding"
    organisation_id: str
    invitation_id: str


class ForgettingDue(Stored):
    """The directory has deleted somebody who was removed: now they are to be forgotten everywhere here.

    `slice_number` only counts; what is left to do is found by looking. `chain` tells the slices of one hand-over from
    those of another: whoever's forgetting was held is handed over twice, and a queue drops what it has seen.
    """

    type: Literal["forgetting"] = "forgetting"
    organisation_id: str
    account_id: str
    slice_number: int = 0
    chain: str = ""


Due = InvitationDue | WithdrawalDue | DirectoryDue | BindingDue
Message = Annotated[Due, Field(discriminator="type")]


def due(message: Due, at: datetime) -> tuple[str, tuple[dict[str, Any]]]:
    """Return the batch operation that queues `message` with the change it follows from."""
    return outbox_operation(QUEUE, message, organisation_id=message.organisation_id, at=at)


def forgetting_due(message: ForgettingDue, at: datetime) -> tuple[str, tuple[dict[str, Any]]]:
    """Return the batch operation that queues the next slice of forgetting somebody."""
    return outbox_operation(
        FORGETTING,
        message,
        organisation_id=message.organisation_id,
        at=at,
        message_id=f"forgetting-{message.account_id}-{message.chain}-{message.slice_number}",
    )
