"""Who is in an organisation, and the one rule about all of them together: somebody must be left to administer it."""

from __future__ import annotations

from collections.abc import Iterable

from shared.accounts.model import Account, AccountState
from shared.administration.model import GIVABLE
from shared.kernel.errors import Conflict, Forbidden, Invalid
from shared.kernel.principal import Role
from shared.organisations.model import Organisation

_RECOMMENDED = 2


def administrators(accounts: Iterable[Account]) -> list[Account]:
    """Return those who can administer today."""
    return [each for each in accounts if each.state is AccountState.ACTIVE and Role.ADMINISTRATOR in each.roles]


def too_few(accounts: Iterable[Account]) -> bool:
    """Tell whether the page should warn: one administrator on leave must not leave nobody."""
    return len(administrators(accounts)) < _RECOMMENDED


def check_somebody_is_left(accounts: Iterable[Account], changed: Account) -> None:
    """Raise `Conflict("last-administrator")` if with `changed` in place of what it was nobody could administer."""
    after = [changed if each.id == changed.id else each for each in accounts]
    if not administrators(after):
        raise Conflict(
            "last-administrator",
            "This is your only active administrator. Ask the helpdesk for another one first.",
        )


def check_roles(before: tuple[Role, ...], after: tuple[Role, ...]) -> None:
    """Raise unless an administrator may turn `before` into `after`."""
    if not after:
        raise Invalid("roles-missing", "Choose at least one role.")
    strange = set(after) - {*GIVABLE, Role.ADMINISTRATOR}
    if strange:
        raise Invalid("roles-unsuitable", "Choose among caseworker, supervisor and administrator.")
    if Role.ADMINISTRATOR in after and Role.ADMINISTRATOR not in before:
        raise Forbidden("administrator-by-helpdesk", "Further administrators are asked for through the helpdesk.")


def check_businesses(business_ids: tuple[str, ...], organisation: Organisation) -> None:
    """Raise `Invalid("business-unknown")` unless all are businesses of the organisation, and there is one."""
    known = {business.id for business in organisation.businesses}
    if not business_ids or set(business_ids) - known:
        raise Invalid("business-unknown", "Choose one or more of your organisation's businesses.")
