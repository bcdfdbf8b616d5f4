"""Who has open cases, and how far a takeover has come."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from shared.kernel.errors import NotFound
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.takeovers.model import Takeover, TakeoverState
from shared.takeovers.store import TakeoverStore


class CaseOwner(Model):
    """Somebody with open cases; they may have left already."""

    id: str
    name: str
    cases: int


class CaseOwners(Model):
    items: tuple[CaseOwner, ...]


class TakeoverView(Model):
    """`done` of `total`; `reason` says why it stopped, and what to do."""

    id: str
    from_name: str
    owner_names: tuple[str, ...]
    total: int
    done: int
    state: TakeoverState
    reason: str | None
    started_at: datetime
    finished_at: datetime | None


async def case_owners(principal: Principal, store: TakeoverStore) -> CaseOwners:
    """Return who owns open cases of the principal's businesses, those with most first: one query."""
    holdings = await store.holdings(principal.organisation_id, principal.business_ids)
    names = {each.id: each.name or "Somebody" for each in holdings}
    counts = Counter(each.id for each in holdings).most_common()
    return CaseOwners(items=tuple(CaseOwner(id=id_, name=names[id_], cases=count) for id_, count in counts))


async def takeover_progress(principal: Principal, takeover_id: str, store: TakeoverStore) -> TakeoverView:
    """Return how far a takeover of the principal's own has come."""
    try:
        takeover = await store.read(principal.organisation_id, takeover_id)
    except NotFound:
        takeover = None
    if takeover is None or takeover.by_id != principal.user_id:
        raise NotFound("takeover-not-found", "There is no such takeover among yours.")
    return shown(takeover)


def shown(takeover: Takeover) -> TakeoverView:
    return TakeoverView(
        id=takeover.id,
        from_name=takeover.from_name,
        owner_names=tuple(owner.name for owner in takeover.owners),
        total=takeover.total,
        done=takeover.done,
        state=takeover.state,
        reason=takeover.reason,
        started_at=takeover.started_at,
        finished_at=takeover.finished_at,
    )
