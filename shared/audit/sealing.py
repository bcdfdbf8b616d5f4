"""Seals the trail hour by hour. Hours that an outage swallowed are sealed in their turn: the chain has no gaps."""

from __future__ import annotations

from datetime import datetime, timedelta

from shared.audit.archive import SealArchive
from shared.audit.seals import BEGINNING, Leaf, Seal, due_hours, leaves_of, sealed
from shared.audit.trail import AuditTrail
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict
from shared.kernel.logs import log

PATIENCE = timedelta(minutes=10)  # for entries on their way when the hour ends
_OVERLAP = timedelta(minutes=2)  # between our clocks and the database's, when late ones are looked for
_HOURS_A_RUN = 48


async def seal_due_hours(trail: AuditTrail, archive: SealArchive, clock: Clock) -> int:
    """Seal every hour that is over and not sealed yet, up to two days' worth; return how many."""
    newest = await trail.newest_seal(clock())
    if newest:
        await archive.keep(newest)  # a crash may have come between it and the archive; never between two
    hours = due_hours(newest.hour if newest else None, clock(), PATIENCE, _HOURS_A_RUN)
    for number, hour in enumerate(hours):
        try:
            newest = await _seal(hour, newest, trail, clock())
        except Conflict:
            return number  # another instance was faster; its seal is as good as ours
        await archive.keep(newest)
        # A copy of the chain outside the database: whoever rewrites both needs the logs as well.
        log("audit-sealed", hour=f"{hour:%Y-%m-%dT%H}", entries=newest.count, late=newest.late, chain=newest.chain)
    return len(hours)


async def _seal(hour: datetime, before: Seal | None, trail: AuditTrail, now: datetime) -> Seal:
    own = leaves_of(await trail.of_hour(hour))
    late = await _late(hour, before, trail) if before else []
    seal, pages = sealed(hour, own, late, before.chain if before else BEGINNING, now)
    for page in pages:
        await trail.keep(page)
    await trail.add_seal(seal)
    return seal


async def _late(hour: datetime, before: Seal, trail: AuditTrail) -> list[Leaf]:
    """Return entries of sealed hours that were written since the last seal and that no seal holds."""
    candidates = leaves_of(await trail.written_since(before.sealed_at - _OVERLAP, of_before=hour))
    if not candidates:
        return []
    first = min(each.hour for each in candidates)
    known = {each.entry_id for seal in await trail.seals(first, before.hour) for each in await trail.leaves(seal)}
    return [each for each in candidates if each.entry_id not in known]
