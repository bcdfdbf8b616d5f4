"""What staff read of organisations: the list of those who are onboarded, and the page of one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pydantic import Field

from shared.accounts.model import Account
from shared.administration.model import InvitationState
from shared.administration.queries import Standing, standing
from shared.administration.roster import administrators
from shared.administration.store import Roster
from shared.kernel.model import Model
from shared.kernel.principal import Role
from shared.organisations.model import Business, Federation, NamedContact, Organisation, SignInMethod
from shared.schemes.service import Onboarding

_SHOWN = 100


class OrganisationQuery(Model):
    search: str = Field("", max_length=100)


class OrganisationLine(Model):
    id: str
    name: str
    businesses: int
    email_domains: tuple[str, ...]
    contact: str | None


class OrganisationList(Model):
    """Up to a hundred, by name; `total` of those that the search finds."""

    items: tuple[OrganisationLine, ...]
    total: int


class OrganisationUser(Model):
    name: str
    email: str
    roles: tuple[Role, ...]
    standing: Standing
    restricted: bool
    last_active_at: datetime | None


class OpenInvitationLine(Model):
    name: str
    email: str
    roles: tuple[Role, ...]
    expires_at: datetime


class StaffLine(Model):
    id: str
    name: str


class OrganisationPage(Model):
    """`colleagues` are the staff who can be named as the contact. `version` goes into If-Match."""

    id: str
    name: str
    since: datetime | None
    businesses: tuple[Business, ...]
    email_domains: tuple[str, ...]
    sign_in: SignInMethod
    federation: Federation | None
    contact: NamedContact | None
    users: tuple[OrganisationUser, ...]
    invitations: tuple[OpenInvitationLine, ...]
    active_administrators: int
    colleagues: tuple[StaffLine, ...]
    regulator_label: str
    business_word: str


def found(organisations: Iterable[Organisation], query: OrganisationQuery) -> OrganisationList:
    """Return those that the search finds by name, business, regulator number or domain."""
    wanted = query.search.strip().casefold()
    matching = sorted((each for each in organisations if _matches(each, wanted)), key=lambda each: each.name.casefold())
    return OrganisationList(items=tuple(_line(each) for each in matching[:_SHOWN]), total=len(matching))


def page_of(roster: Roster, colleagues: list[Account], words: Onboarding, now: datetime) -> OrganisationPage:
    """Return the page of an organisation, its people by name."""
    firm = roster.organisation
    return OrganisationPage(
        id=firm.id,
        name=firm.name,
        since=firm.since,
        businesses=firm.businesses,
        email_domains=firm.email_domains,
        sign_in=firm.sign_in,
        federation=firm.federation,
        contact=firm.contact,
        users=tuple(_user(each) for each in sorted(roster.accounts, key=lambda each: each.name.casefold())),
        invitations=_open_invitations(roster, now),
        active_administrators=len(administrators(roster.accounts)),
        colleagues=tuple(StaffLine(id=each.id, name=each.name) for each in colleagues),
        regulator_label=words.regulator_label,
        business_word=words.business_word,
    )


def _open_invitations(roster: Roster, now: datetime) -> tuple[OpenInvitationLine, ...]:
    return tuple(
        OpenInvitationLine(name=each.name, email=each.email, roles=each.roles, expires_at=each.expires_at)
        for each in roster.invitations
        if each.state is InvitationState.PENDING and now < each.expires_at
    )


def _matches(firm: Organisation, wanted: str) -> bool:
    numbers = [each.regulator_number or "" for each in firm.businesses]
    told = [firm.name, *(each.name for each in firm.businesses), *numbers, *firm.email_domains]
    return any(wanted in text.casefold() for text in told)


def _line(firm: Organisation) -> OrganisationLine:
    return OrganisationLine(
        id=firm.id,
        name=firm.name,
        businesses=len(firm.businesses),
        email_domains=firm.email_domains,
        contact=firm.contact.name if firm.contact else None,
    )


def _user(account: Account) -> OrganisationUser:
    return OrganisationUser(
        name=account.name,
        email=account.email,
        roles=account.roles,
        standing=standing(account),
        restricted=account.restricted,
        last_active_at=account.last_active_at,
    )
