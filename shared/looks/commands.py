"""Noting that somebody looks at a case, and that something came onto one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from pydantic import Field

from shared.cases.queries import visible_case
from shared.cases.search import reference_key
from shared.cases.store import CaseStore
from shared.kernel.clock import Clock
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.looks.model import Arrival, Look, arrival_of, look_id, myself, visited
from shared.looks.store import LookStore
from shared.schemes.profile import Profile


class Visit(Model):
    """`visit` names one opening of the page: while it lasts, what was new when it began stays marked."""

    visit: str = Field(min_length=8, max_length=64)


class SinceLastLook(Model):
    """`new` are the ids of documents, outcomes, updates and timeline lines that came since `last_looked_at`.

    At the first visit nothing is: all of it would be.
    """

    last_looked_at: datetime | None
    new: tuple[str, ...]


async def look_at(
    principal: Principal,
    reference: str,
    visit: Visit,
    cases: CaseStore,
    looks: LookStore,
    profile: Profile,
    clock: Clock,
) -> SinceLastLook:
    """Note how far the person is shown the case by now, and return what came since their visit before this one."""
    items = await cases.case_and_one(principal.organisation_id, reference_key(reference), "")
    case = visible_case(items, principal, profile, clock())
    arrivals = await looks.arrivals(principal.organisation_id, case.reference_key)
    fresh = Look(
        id=look_id(principal.user_id, case.id),
        organisation_id=principal.organisation_id,
        user_id=principal.user_id,
        case_id=case.id,
        until=max((arrival.arrived for arrival in arrivals), default=0),
        visit=visit.visit,
    )
    look = visited(await looks.look(principal.organisation_id, principal.user_id, case.id), fresh)
    await looks.keep(look)
    if look.before is None:
        return SinceLastLook(last_looked_at=None, new=())
    me, before = myself(principal), look.before
    new = tuple(each.item_id for each in arrivals if each.arrived > before and each.by != me)
    return SinceLastLook(last_looked_at=datetime.fromtimestamp(before, UTC), new=new)


async def note_activity(changes: list[dict[str, Any]], looks: LookStore) -> None:
    """Take what came onto cases into their activities."""
    of_each: dict[str, list[Arrival]] = {}
    for item in changes:
        if arrival := arrival_of(item):
            of_each.setdefault(arrival.organisation_id, []).append(arrival)
    for organisation_id, arrivals in of_each.items():
        await looks.join(organisation_id, arrivals)
