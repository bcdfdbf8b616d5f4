"""What administrators do to people of their own organisation. Each act is one batch; the directory follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from shared.accounts.model import Account, AccountState, Removal
from shared.administration.holding import Holds, check_not_kept
from shared.administration.model import DirectoryDue, due
from shared.administration.queries import PersonLine, abilities, person_line, version_of
from shared.administration.roster import check_businesses, check_roles, check_somebody_is_left
from shared.administration.store import AdministrationStore, Roster
from shared.clients.cosmos import Operation
from shared.directory.model import Capability, Directory
from shared.idempotency.model import KeyedRequest
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, Forbidden, Stale
from shared.kernel.model import Model
from shared.kernel.principal import Principal, Role

_TRIES = 5
Decide = Callable[[Roster], Account]


class Access(Model):
    """What a person may do, and for which businesses."""

    roles: tuple[Role, ...]
    business_ids: tuple[str, ...]


class Done(Model):
    person_id: str


async def change_access(
    principal: Principal, person_id: str, access: Access, version: str, store: AdministrationStore, clock: Clock
) -> PersonLine:
    """Change roles and businesses; also one's own. `Stale` unless `version` is the one that was shown."""

    def decide(roster: Roster) -> Account:
        account = roster.account(person_id)
        if version_of(account) != version:
            raise Stale("person-changed", "A colleague changed this person first. Look again.")
        check_roles(account.roles, access.roles)
        check_businesses(access.business_ids, roster.organisation)
        return account.model_copy(update=access.model_dump(by_alias=False))

    await _decided(principal, decide, store, clock, None)
    return person_line((await store.roster(principal.organisation_id)).account(person_id), principal)


async def disable(
    principal: Principal, person_id: str, request: KeyedRequest, store: AdministrationStore, clock: Clock
) -> Done:
    """Keep somebody out, from the next request on; the directory follows."""
    return await _turn(principal, person_id, AccountState.DISABLED, request, store, clock)


async def enable(
    principal: Principal, person_id: str, request: KeyedRequest, store: AdministrationStore, clock: Clock
) -> Done:
    return await _turn(principal, person_id, AccountState.ACTIVE, request, store, clock)


async def remove(principal: Principal, person_id: str, store: AdministrationStore, holds: Holds, clock: Clock) -> None:
    """Keep somebody out for good. The directory's account goes first, then all of ours: until then it can be seen.

    Raises `Conflict("person-restricted")`, or `"person-restriction-asked"`, where their data has to be kept: disabling
    keeps them out, and keeps it.
    """
    asked = await holds.asked.awaits_restriction(principal.organisation_id, person_id)

    def decide(roster: Roster) -> Account:
        account = roster.account(person_id)
        gone = _turned(principal, account, AccountState.REMOVED)
        check_not_kept(account, asked=asked)
        return gone.model_copy(update={"removed_at": clock(), "removal": Removal.ADMINISTRATOR})

    await _decided(principal, decide, store, clock, None)


async def reset_mfa(
    principal: Principal,
    person_id: str,
    request: KeyedRequest,
    store: AdministrationStore,
    directory: Directory | None,
    clock: Clock,
) -> Done:
    """Have the directory forget somebody's second factors. Local accounts only: a federated firm resets its own."""

    def decide(roster: Roster) -> Account:
        if Capability.RESET_MFA not in abilities(roster.organisation, directory):
            raise Conflict("sign-in-elsewhere", "Your organisation signs in by its own provider. Reset it there.")
        return roster.account(person_id).model_copy(update={"mfa_reset_due": True})

    return await _decided(principal, decide, store, clock, request)


async def _turn(
    principal: Principal,
    person_id: str,
    state: AccountState,
    request: KeyedRequest,
    store: AdministrationStore,
    clock: Clock,
) -> Done:
    def decide(roster: Roster) -> Account:
        turned = _turned(principal, roster.account(person_id), state)
        return counted_anew(turned, clock())

    return await _decided(principal, decide, store, clock, request)


def counted_anew(account: Account, now: datetime) -> Account:
    """Return an account that was just disabled or enabled with the count of its days begun anew."""
    if account.state is AccountState.DISABLED:
        return account.model_copy(update={"disabled_at": now, "warned": None, "kept_as_last": False})
    ahead = account.last_active_at is not None and account.last_active_at > now  # by a clock that went wrong
    active = None if ahead else account.last_active_at
    return account.model_copy(
        update={"disabled_at": None, "counted_from": now, "last_active_at": active, "warned": None}
    )


def _turned(principal: Principal, account: Account, state: AccountState) -> Account:
    if account.id == principal.user_id:
        raise Forbidden("not-yourself", "Ask another administrator to do this to your own account.")
    return account.model_copy(update={"state": state, "directory_due": True})


async def _decided(
    principal: Principal, decide: Decide, store: AdministrationStore, clock: Clock, request: KeyedRequest | None
) -> Done:
    """Decide on the roster as it is, and commit only if it still is."""
    if request and (earlier := await store.earlier_result(request)):
        return Done.model_validate(earlier)
    for _ in range(_TRIES):
        roster = await store.roster(principal.organisation_id)
        account = decide(roster)
        check_somebody_is_left(roster.accounts, account)
        done = Done(person_id=account.id)
        try:
            if request:
                return await store.commit_once(request, _operations(roster, account, clock), done)
            await store.commit(principal.organisation_id, _operations(roster, account, clock))
        except Stale:
            continue
        return done
    raise Stale("people-changed", "Others kept changing people. Nothing was done; try again.")


def _operations(roster: Roster, account: Account, clock: Clock) -> list[Operation]:
    follows = account.directory_due or account.mfa_reset_due
    message = DirectoryDue(organisation_id=account.organisation_id, account_id=account.id)
    return [
        roster.guard(),
        ("replace", (account.id, account.to_item()), {"if_match_etag": account.etag}),
        *([due(message, clock())] if follows else []),
    ]
