"""Hands cases over: all or none, and once however often the request arrives."""

from __future__ import annotations

from datetime import datetime

from shared.accounts.store import AccountStore
from shared.assignments.batch import operations
from shared.assignments.model import Handover, Owner, can_own, check_allowed, check_one_business
from shared.cases.model import Case
from shared.cases.queries import visible_case
from shared.cases.search import reference_key
from shared.cases.store import CaseStore
from shared.idempotency.model import KeyedRequest
from shared.kernel.clock import Clock
from shared.kernel.errors import Invalid, NotFound, Stale
from shared.kernel.ids import new_id
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.schemes.profile import Profile

_TRIES = 3


class HandedOver(Model):
    references: tuple[str, ...]
    owner: Owner | None
    at: datetime


async def hand_over(
    principal: Principal,
    handover: Handover,
    request: KeyedRequest,
    cases: CaseStore,
    accounts: AccountStore,
    profile: Profile,
    clock: Clock,
) -> HandedOver:
    """Give the cases to their new owner, or to nobody.

    Raises `Invalid` (`too-many-cases`, `businesses-mixed`, `owner-unsuitable`), `NotFound("case-not-found")` for any
    case that isn't theirs, `Forbidden("assign-to-self-only")`. A case that changes meanwhile is read again.
    """
    if earlier := await cases.earlier_result(request):
        return HandedOver.model_validate(earlier)
    if len(set(handover.references)) > profile.limits.bulk_assign:
        most = profile.limits.bulk_assign
        raise Invalid("too-many-cases", f"You can assign at most {most} cases at a time.", limit=most)
    for _ in range(_TRIES):
        now = clock()
        chosen = await _chosen(principal, handover, cases, profile, now)
        check_allowed(principal, handover.owner_id, chosen)
        owner = await _owner(principal, handover.owner_id, check_one_business(chosen), accounts)
        done = HandedOver(references=tuple(case.case_reference for case in chosen), owner=owner, at=now)
        try:
            return await cases.commit_once(request, operations(new_id(), principal, owner, chosen, now), done)
        except Stale:
            continue
    raise Stale("cases-changed", "The cases kept changing. Nothing was assigned; try again.")


async def _chosen(
    principal: Principal, handover: Handover, cases: CaseStore, profile: Profile, now: datetime
) -> list[Case]:
    keys = list(dict.fromkeys(reference_key(reference) for reference in handover.references))
    found = {item["referenceKey"]: item for item in await cases.by_keys(principal.organisation_id, keys)}
    return [visible_case([found[key]] if key in found else [], principal, profile, now) for key in keys]


async def _owner(principal: Principal, owner_id: str | None, business_id: str, accounts: AccountStore) -> Owner | None:
    if owner_id is None:
        return None
    try:
        account = await accounts.read(principal.organisation_id, owner_id)
    except NotFound:
        account = None
    if account is None or not can_own(account, business_id):
        raise Invalid("owner-unsuitable", "Choose an active colleague who works on this business's cases.")
    return Owner(id=account.id, name=account.name, email=account.email)
