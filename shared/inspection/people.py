"""Who is behind an audit id. Only those who may inspect the trail get to ask; the trail itself never says."""

from __future__ import annotations

from collections.abc import Iterable

from shared.accounts.model import Account
from shared.accounts.store import AccountStore


async def audit_ids(who: str, accounts: AccountStore) -> list[str]:
    """Return the audit ids for an email address or, for anything else, the text itself: it is one."""
    if "@" not in who:
        return [who]
    return [account.audit_id for account in await accounts.find_by_email(who)]


async def known_people(ids: Iterable[str], accounts: AccountStore) -> dict[str, Account]:
    """Return the accounts that still are behind these audit ids."""
    return {account.audit_id: account for account in await accounts.find_by_audit_ids(sorted(set(ids)))}
