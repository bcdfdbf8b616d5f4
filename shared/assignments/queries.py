"""Who could take a case: active colleagues with access to the business, found by name or email."""

from __future__ import annotations

from shared.accounts.store import AccountStore
from shared.assignments.model import Owner, can_own
from shared.kernel.errors import NotFound
from shared.kernel.model import Model
from shared.kernel.principal import Permission, Principal

_SHOWN = 50


class Colleagues(Model):
    """At most 50, by name; `more` says that there are others: narrow the search."""

    items: tuple[Owner, ...]
    more: bool


async def colleagues(principal: Principal, business_id: str | None, search: str, accounts: AccountStore) -> Colleagues:
    """Return who may own cases of the business, or of any of theirs; a caseworker sees only themselves."""
    if business_id is not None and business_id not in principal.business_ids:
        raise NotFound("business-not-found", "There is no such business, or it isn't one of yours.")
    businesses = principal.business_ids if business_id is None else (business_id,)
    people = await accounts.of_organisation(principal.organisation_id)
    if not principal.may(Permission.CASES_ASSIGN_OTHERS):
        people = [account for account in people if account.id == principal.user_id]
    sought = search.casefold().strip()
    fitting = [
        Owner(id=account.id, name=account.name, email=account.email)
        for account in sorted(people, key=lambda account: account.name.casefold())
        if any(can_own(account, each) for each in businesses)
        and (sought in account.name.casefold() or sought in account.email.casefold())
    ]
    return Colleagues(items=tuple(fitting[:_SHOWN]), more=len(fitting) > _SHOWN)
