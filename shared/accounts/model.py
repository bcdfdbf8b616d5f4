"""People and how they sign in. Containers `accounts` (by organisation) and `identities` (by issuer and subject)."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from pydantic import Field

from shared.kernel.model import Stored
from shared.kernel.principal import Principal, Role

STAFF_ORGANISATION = "scheme"  # scheme staff belong to this organisation, which owns no case
FORMER_COLLEAGUE = "A former colleague"  # stands in records where the name of somebody forgotten stood


class AccountState(StrEnum):
    ACTIVE = "active"
    DISABLED = "disabled"
    REMOVED = "removed"  # until the directory has deleted it and the person is forgotten; then the account goes too


class Removal(StrEnum):
    """Why an account goes: an administrator removed it, its time was over, or its owner asked for erasure."""

    ADMINISTRATOR = "administrator"
    RETENTION = "retention"
    ERASURE = "erasure"


class Ending(StrEnum):
    """What comes for an account by the clock: without activity it is disabled, and once disabled it is purged."""

    DISABLE = "disable"
    PURGE = "purge"


class Warned(Stored):
    """The newest warning of an ending. `since` names the count it was given in: a new count makes it void.

    `days` is which of the scheme's warnings it is, `on` the day that it names, `sent_at` when its email went out.
    """

    ending: Ending
    since: datetime
    days: int
    on: date
    asked_at: datetime
    sent_at: datetime | None = None


class TermsAcceptance(Stored):
    version: str
    at: datetime


class EndedSession(Stored):
    """A session that its owner ended at `at`: it is refused unless they have proved since who they are."""

    id: str
    at: datetime


class Account(Stored):
    """One person in one organisation. `audit_id` is random and never shown: the audit trail's name for them."""

    type: Literal["account"] = "account"
    id: str
    organisation_id: str
    audit_id: str
    name: str
    email: str
    roles: tuple[Role, ...]
    business_ids: tuple[str, ...]
    state: AccountState = AccountState.ACTIVE
    terms_acceptances: tuple[TermsAcceptance, ...] = ()
    last_active_at: datetime | None = None  # to the hour; None until the first call
    directory_id: str | None = None  # who they are to the directory; None where their firm signs them in
    identity_id: str | None = None  # the `Identity` that leads here, so that removing can find it
    directory_due: bool = False  # `state` holds here already; the directory has yet to follow
    mfa_reset_due: bool = False
    sessions_due: bool = False  # everything was signed out here; the directory has yet to follow
    sessions_ended_at: datetime | None = None  # whoever proved who they are before is refused
    ended_sessions: tuple[EndedSession, ...] = ()
    restricted: bool = False  # kept and not otherwise used, by its owner's right: docs/privacy.md
    counted_from: datetime | None = None  # days without activity count from here at the earliest: see `retention`
    disabled_at: datetime | None = None
    warned: Warned | None = None
    kept_as_last: bool = False  # retention would have disabled it, but nobody else could do what it can
    removed_at: datetime | None = None
    removal: Removal | None = None
    etag: str | None = Field(None, alias="_etag", exclude=True)

    def has_ended(self, session_id: str, proved_at: datetime) -> bool:
        """Tell whether a session is over whose owner last proved who they are at `proved_at` (whole seconds)."""
        if self.sessions_ended_at and proved_at <= self.sessions_ended_at:
            return True
        return any(ended.id == session_id and proved_at <= ended.at for ended in self.ended_sessions)

    def principal(self) -> Principal:
        accepted = self.terms_acceptances[-1].version if self.terms_acceptances else None
        return Principal(
            user_id=self.id,
            audit_id=self.audit_id,
            name=self.name,
            email=self.email,
            organisation_id=self.organisation_id,
            business_ids=self.business_ids,
            roles=self.roles,
            accepted_terms=accepted,
        )


class Identity(Stored):
    """Binds an issuer's subject to an account; its `id` is `identity_id(issuer, subject)`."""

    id: str
    organisation_id: str
    account_id: str


def identity_id(issuer: str, subject: str) -> str:
    """Return a point-readable id that any issuer and subject fit into."""
    return hashlib.sha256(f"{issuer}\0{subject}".encode()).hexdigest()
