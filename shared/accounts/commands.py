"""What people do to their own account."""

from __future__ import annotations

from shared.accounts.model import TermsAcceptance
from shared.accounts.store import AccountStore
from shared.accounts.terms import current_terms
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, Stale
from shared.kernel.principal import Principal


async def accept_terms(principal: Principal, version: str, accounts: AccountStore, clock: Clock) -> TermsAcceptance:
    """Record that `principal` accepts `version`, which must be the current one; accepting twice changes nothing."""
    now = clock()
    if version != current_terms(now.date()).version:
        raise Conflict("terms-superseded", "There is a newer version of the terms. Read that one first.")
    acceptance = TermsAcceptance(version=version, at=now)
    account = await accounts.read(principal.organisation_id, principal.user_id)
    try:
        account = await accounts.add_terms_acceptance(account, acceptance)
    except Stale:  # the predicate: this version is in the history already
        account = await accounts.read(principal.organisation_id, principal.user_id)
    return next(kept for kept in account.terms_acceptances if kept.version == version)
