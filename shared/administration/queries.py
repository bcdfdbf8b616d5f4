"""An organisation's people as its administrators see them. Never a word about cases."""

from __future__ import annotations

import hashlib
from datetime import datetime
from enum import StrEnum

from shared.accounts.model import Account, AccountState
from shared.administration.holding import Holds
from shared.administration.model import Invitation, InvitationState
from shared.administration.roster import administrators, too_few
from shared.administration.store import AdministrationStore
from shared.directory.model import Capability, Directory
from shared.kernel.clock import Clock
from shared.kernel.model import Model
from shared.kernel.principal import Principal, Role
from shared.organisations.model import Business, Organisation, SignInMethod


class Standing(StrEnum):
    """`-ing` while the directory hasn't followed yet; to us it holds from the start."""

    ACTIVE = "active"
    ENABLING = "enabling"
    DISABLED = "disabled"
    DISABLING = "disabling"
    REMOVING = "removing"


class PersonLine(Model):
    """`version` goes into If-Match when they are changed; `removal_held`: while removing, their data has to be kept."""

    id: str
    name: str
    email: str
    roles: tuple[Role, ...]
    business_ids: tuple[str, ...]
    standing: Standing
    removal_held: bool = False
    last_active_at: datetime | None
    is_you: bool
    version: str


class InvitationLine(Model):
    id: str
    name: str
    email: str
    roles: tuple[Role, ...]
    business_ids: tuple[str, ...]
    expires_at: datetime
    expired: bool
    undeliverable: str | None


class PeopleList(Model):
    """`abilities` are what the directory can do for local accounts; federated ones have none here."""

    people: tuple[PersonLine, ...]
    invitations: tuple[InvitationLine, ...]
    businesses: tuple[Business, ...]
    email_domains: tuple[str, ...]
    sign_in: SignInMethod
    abilities: tuple[Capability, ...]
    active_administrators: int
    too_few_administrators: bool


async def people_of(
    principal: Principal, store: AdministrationStore, directory: Directory | None, holds: Holds, clock: Clock
) -> PeopleList:
    """Return everybody of the administrator's own organisation, by name."""
    roster = await store.roster(principal.organisation_id)
    # Few are ever being removed at once, and of the others nobody has to look.
    leaving = [each for each in roster.accounts if each.state is AccountState.REMOVED]
    held = {each.id for each in leaving if await holds.keeps(each)}
    pending = [each for each in roster.invitations if each.state is InvitationState.PENDING]
    return PeopleList(
        people=tuple(
            person_line(each, principal, removal_held=each.id in held) for each in sorted(roster.accounts, key=_by_name)
        ),
        invitations=tuple(_invitation_line(each, clock()) for each in sorted(pending, key=_by_name)),
        businesses=roster.organisation.businesses,
        email_domains=roster.organisation.email_domains,
        sign_in=roster.organisation.sign_in,
        abilities=abilities(roster.organisation, directory),
        active_administrators=len(administrators(roster.accounts)),
        too_few_administrators=too_few(roster.accounts),
    )


def abilities(organisation: Organisation, directory: Directory | None) -> tuple[Capability, ...]:
    """Return what administrators of `organisation` may ask of the directory: nothing where the firm's own signs in."""
    if directory is None or organisation.sign_in is not SignInMethod.LOCAL:
        return ()
    return tuple(sorted(directory.capabilities))


def person_line(account: Account, principal: Principal, *, removal_held: bool = False) -> PersonLine:
    return PersonLine(
        id=account.id,
        name=account.name,
        email=account.email,
        roles=account.roles,
        business_ids=account.business_ids,
        standing=standing(account),
        removal_held=removal_held,
        last_active_at=account.last_active_at,
        is_you=account.id == principal.user_id,
        version=version_of(account),
    )


def version_of(account: Account) -> str:
    """Return what tells one state of somebody's access from another. The ETag won't do: signs of life change it."""
    told = "\0".join([account.state, *account.roles, "", *account.business_ids])
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def standing(account: Account) -> Standing:
    match account.state:
        case AccountState.REMOVED:
            return Standing.REMOVING
        case AccountState.DISABLED:
            return Standing.DISABLING if account.directory_due else Standing.DISABLED
        case _:
            return Standing.ENABLING if account.directory_due else Standing.ACTIVE


def _invitation_line(invitation: Invitation, now: datetime) -> InvitationLine:
    return InvitationLine(
        id=invitation.id,
        name=invitation.name,
        email=invitation.email,
        roles=invitation.roles,
        business_ids=invitation.business_ids,
        expires_at=invitation.expires_at,
        expired=now >= invitation.expires_at,
        undeliverable=invitation.undeliverable,
    )


def _by_name(each: Account | Invitation) -> str:
    return each.name.casefold()
