"""Keeps the figures in step with the cases: a reaction to their changes, with the effect of each exactly once.

A change becomes the case's facet. Facet and summaries are written in one batch, each on condition that it is still as
it was read: whoever was faster makes the other look again. So a repeat finds its facet there and changes nothing, an
older change finds a newer facet, and a crash leaves either both or neither.
"""

from __future__ import annotations

import random
from asyncio import sleep
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import Any

from shared.insight.model import Facet, RecentCase, Summary, facet_of
from shared.insight.store import FigureStore
from shared.insight.tallies import adjusted, newest, supersedes
from shared.kernel.errors import Conflict, NotFound, Stale, Unavailable

_AT_ONCE = 50  # facets a batch: with the summaries of their businesses well within Cosmos DB's 100
_TRIES = 8
_PAUSE = 0.05  # seconds, before jitter


async def keep_figures(changes: Iterable[dict[str, Any]], store: FigureStore) -> int:
    """Let the figures follow `changes` of container `cases`; return how many facets changed."""
    of_each: dict[str, dict[str, Facet]] = defaultdict(dict)
    for facet in filter(None, map(facet_of, changes)):
        latest = of_each[facet.organisation_id]
        if supersedes(facet, latest.get(facet.id)):
            latest[facet.id] = facet
    return sum([await settle(each, list(facets.values()), store) for each, facets in of_each.items()])


async def settle(organisation_id: str, facets: list[Facet], store: FigureStore) -> int:
    """Bring in those `facets` that are news; return how many were."""
    changed = 0
    for start in range(0, len(facets), _AT_ONCE):
        changed += await _settle_once(organisation_id, facets[start : start + _AT_ONCE], store)
    return changed


async def _settle_once(organisation_id: str, facets: list[Facet], store: FigureStore) -> int:
    for turn in range(_TRIES):
        try:
            return await _try(organisation_id, facets, store)
        except (Conflict, Stale, NotFound):  # somebody else counted meanwhile, or a tombstone expired: look again
            await sleep(_PAUSE * turn * (1 + random.random()))  # noqa: S311  jitter, not a secret
    raise Unavailable("figures-contended", "The figures kept changing.", retry_after=1)


async def _try(organisation_id: str, facets: list[Facet], store: FigureStore) -> int:
    coming_to = {facet.business_id for facet in facets if facet.business_id}
    old, summaries = await store.standing(organisation_id, (facet.id for facet in facets), coming_to)
    news = [facet for facet in facets if supersedes(facet, old.get(facet.id))]
    if not news:
        return 0
    leaving = {facet.business_id for facet in old.values() if facet.business_id} - set(summaries)
    if leaving:
        summaries |= (await store.standing(organisation_id, (), leaving))[1]
    touched = [
        await _followed(organisation_id, business_id, summaries.get(business_id), old, news, store)
        for business_id in sorted(_businesses(chain(news, (old[each.id] for each in news if each.id in old))))
    ]
    kept = [facet.model_copy(update={"etag": old[facet.id].etag if facet.id in old else None}) for facet in news]
    await store.commit(organisation_id, [*kept, *touched])
    return len(news)


async def _followed(
    organisation_id: str,
    business_id: str,
    summary: Summary | None,
    old: dict[str, Facet],
    news: list[Facet],
    store: FigureStore,
) -> Summary:
    """Return the summary of a business after `news`: counts, and the newest cases."""
    coming = [facet for facet in news if facet.business_id == business_id]
    left = [old[facet.id] for facet in news if facet.id in old and old[facet.id].business_id == business_id]
    if summary is None:
        summary = Summary.empty(organisation_id, next(facet.facts for facet in coming if facet.facts))
    counted = adjusted(
        summary,
        (facet.facts for facet in left if facet.facts),
        (facet.facts for facet in coming if facet.facts),
    )
    return counted.model_copy(update={"recent": await _recent(summary, business_id, coming, news, store)})


async def _recent(
    summary: Summary, business_id: str, coming: list[Facet], news: list[Facet], store: FigureStore
) -> tuple[RecentCase, ...]:
    changed = {facet.id for facet in news}
    staying = {facet.id for facet in coming if facet.added_at}
    rows = [row for row in summary.recent if row.id not in changed]
    if any(row.id in changed - staying for row in summary.recent):  # a row goes: the next newest moves up
        known = await store.newest(summary.organisation_id, business_id, besides=len(news))
        return newest([*(facet for facet in known if facet.id not in changed), *coming])
    return newest(coming, rows)


def _businesses(facets: Iterable[Facet]) -> set[str]:
    return {facet.business_id for facet in facets if facet.business_id}
