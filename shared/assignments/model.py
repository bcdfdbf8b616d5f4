"""Who works on a case at the business: rules for handing cases over."""

from __future__ import annotations

from pydantic import Field

from shared.accounts.model import Account, AccountState
from shared.cases.model import Case
from shared.kernel.errors import Forbidden, Invalid
from shared.kernel.model import Model
from shared.kernel.principal import Permission, Principal


class Handover(Model):
    """Cases to hand to the account `owner_id`; None leaves them without an owner."""

    references: tuple[str, ...] = Field(min_length=1)
    owner_id: str | None


class Owner(Model):
    id: str
    name: str
    email: str


def check_allowed(principal: Principal, owner_id: str | None, cases: list[Case]) -> None:
    """Raise `Forbidden` unless `principal` may do this: a caseworker takes cases and gives back their own."""
    if principal.may(Permission.CASES_ASSIGN_OTHERS) or owner_id == principal.user_id:
        return
    if owner_id is None and all(case.business_case_owner_id == principal.user_id for case in cases):
        return
    raise Forbidden("assign-to-self-only", "You can take cases yourself. A supervisor hands them to others.")


def check_one_business(cases: list[Case]) -> str:
    """Return the one business that all `cases` belong to, or raise `Invalid`."""
    businesses = {case.business_id for case in cases}
    if len(businesses) > 1:
        raise Invalid("businesses-mixed", "Choose cases of one business at a time.")
    return next(iter(businesses))


def can_own(account: Account, business_id: str) -> bool:
    """Tell whether the person is active, sees the business, and works on cases at all. Not who is restricted."""
    works_on_cases = account.principal().may(Permission.CASES_ASSIGN_SELF)
    usable = account.state is AccountState.ACTIVE and not account.restricted
    return usable and business_id in account.business_ids and works_on_cases
