"""Ends sessions. What is ended is written on the account, which every call reads within 30 seconds anyway.

Our tokens can't be taken back, so they are refused: those of a session that was ended, or of any session, unless
somebody has proved who they are since. The directory is told as well, so that it gives out no new ones.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from shared.accounts.model import Account, EndedSession
from shared.accounts.store import AccountStore
from shared.administration.model import DirectoryDue, due
from shared.administration.store import AdministrationStore
from shared.kernel.clock import Clock
from shared.kernel.errors import NotFound, Stale
from shared.kernel.principal import Principal
from shared.sessions.store import SessionStore

CURRENT = "current"  # the session that asks
_TRIES = 5
_MOST_ENDED = 200  # on an account; the oldest have run out long since
_REFUSED_FOR = timedelta(days=90)  # no provider's sign-in lasts longer without proving again who one is
Change = Callable[[Account], Account]


async def end_session(
    principal: Principal,
    session_id: str,
    sessions: SessionStore,
    accounts: AccountStore,
    store: AdministrationStore,
    clock: Clock,
) -> None:
    """End one of the person's own sessions, maybe the one that asks ("current"). Doing it again changes nothing."""
    session_id = principal.session_id if session_id == CURRENT else session_id
    account = await accounts.read(principal.organisation_id, principal.user_id)
    if any(ended.id == session_id for ended in account.ended_sessions):
        return await sessions.forget(principal.user_id, session_id)
    known = {principal.session_id, *(each.id for each in await sessions.of_person(principal.user_id))}
    if session_id not in known:
        raise NotFound("session-not-found", "There is no such session. It may have ended already.")
    now = clock()
    await _changed(principal, lambda read: _without(read, session_id, now), accounts, store)
    await sessions.forget(principal.user_id, session_id)
    return None


async def end_all_sessions(
    principal: Principal, sessions: SessionStore, accounts: AccountStore, store: AdministrationStore, clock: Clock
) -> None:
    """Sign the person out everywhere, here included, and have the directory do the same."""
    now = clock()
    everything = {"sessions_ended_at": now, "ended_sessions": (), "sessions_due": True}
    await _changed(principal, lambda read: read.model_copy(update=everything), accounts, store, follows=now)
    await sessions.forget_all(principal.user_id)


def _without(account: Account, session_id: str, now: datetime) -> Account:
    still = tuple(ended for ended in account.ended_sessions if now - ended.at < _REFUSED_FOR)
    return account.model_copy(update={"ended_sessions": (*still, EndedSession(id=session_id, at=now))[-_MOST_ENDED:]})


async def _changed(
    principal: Principal,
    change: Change,
    accounts: AccountStore,
    store: AdministrationStore,
    *,
    follows: datetime | None = None,
) -> None:
    message = DirectoryDue(organisation_id=principal.organisation_id, account_id=principal.user_id)
    for _ in range(_TRIES):
        account = await accounts.read(principal.organisation_id, principal.user_id)
        replaced = ("replace", (account.id, change(account).to_item()), {"if_match_etag": account.etag})
        try:
            return await store.commit(
                account.organisation_id, [replaced, *([due(message, follows)] if follows else [])]
            )
        except Stale:
            continue
    raise Stale("account-changed", "Your account kept changing. Nothing was done; try again.")
