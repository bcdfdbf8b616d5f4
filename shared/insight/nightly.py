"""The nightly work on figures: recount every organisation, tell of drift, and build the figures of the whole scheme."""

from __future__ import annotations

import logging

from shared.insight.model import Summary
from shared.insight.recount import Drift, recount
from shared.insight.scheme_wide import scheme_figures
from shared.insight.services import InsightServices
from shared.kernel.errors import RecourseError
from shared.kernel.logs import log
from shared.worklist.kinds import WorkKind
from shared.worklist.model import WorkItem


async def recount_all(wired: InsightServices) -> int:
    """Recount every organisation; return how many had drifted. One that can't be counted doesn't stop the others."""
    drifted = 0
    for organisation_id in await wired.organisations.ids():
        try:
            drift = await recount(organisation_id, wired.store, wired.clock())
        except RecourseError as error:
            log("recount-failed", level=logging.ERROR, exc_info=error, organisation=organisation_id, code=error.code)
            continue
        if drift:
            drifted += 1
            await _tell(organisation_id, drift, wired)
    return drifted


async def build_scheme_figures(wired: InsightServices) -> None:
    """Build the figures of the whole scheme anew from the summaries of all organisations."""
    summaries: list[Summary] = await wired.store.all_summaries()
    figures = scheme_figures(summaries, wired.clock(), wired.profile)
    await wired.store.put(figures.to_item())


async def _tell(organisation_id: str, drift: Drift, wired: InsightServices) -> None:
    now = wired.clock()
    log(
        "figures-drift",
        level=logging.ERROR,
        organisation=organisation_id,
        cases=drift.cases,
        summaries=drift.summaries,
    )
    # They are healed already; their cause isn't. One a night and organisation: telling twice is telling once.
    work = WorkItem(
        id=f"{organisation_id}:{now:%Y-%m-%d}",
        kind=WorkKind.FIGURES_DRIFT,
        organisation_id=organisation_id,
        what=f"{drift.cases} cases and {drift.summaries} summaries had drifted and are healed. Look for the cause.",
        since=now,
    )
    await wired.work.keep(work)
