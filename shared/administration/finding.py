"""A user of any organisation, found by name or address: for staff who are asked about somebody."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import StringConstraints

from shared.accounts.model import Account
from shared.accounts.store import AccountStore
from shared.administration.queries import Standing, standing
from shared.kernel.model import Model
from shared.kernel.principal import Role
from shared.organisations.store import OrganisationStore

_MOST = 50


class UserQuery(Model):
    """Part of a name or of an email address; two letters at least, so that nobody leafs through everybody."""

    search: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=100)]


class UserFound(Model):
    """`last_active_at` to the hour; None until they have signed in."""

    id: str
    name: str
    email: str
    organisation_id: str
    organisation_name: str
    roles: tuple[Role, ...]
    standing: Standing
    last_active_at: datetime | None


class UsersFound(Model):
    """By name; with `more` there are others whom a longer text would find."""

    items: tuple[UserFound, ...]
    more: bool


async def find_users(query: UserQuery, accounts: AccountStore, organisations: OrganisationStore) -> UsersFound:
    """Return who is called so, the scheme's own staff included: two queries."""
    found = await accounts.called(query.search, _MOST + 1)
    names = await organisations.names(sorted({each.organisation_id for each in found}))
    shown = sorted(found, key=lambda each: (each.name.casefold(), each.email))[:_MOST]
    items = tuple(_user(each, names.get(each.organisation_id, each.organisation_id)) for each in shown)
    return UsersFound(items=items, more=len(found) > _MOST)


def _user(account: Account, organisation_name: str) -> UserFound:
    return UserFound(
        id=account.id,
        name=account.name,
        email=account.email,
        organisation_id=account.organisation_id,
        organisation_name=organisation_name,
        roles=account.roles,
        standing=standing(account),
        last_active_at=account.last_active_at,
    )
