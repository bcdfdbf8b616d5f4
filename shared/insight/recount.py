"""Counts an organisation's cases anew, tells how far the figures had drifted, and heals them.

Three steps, each safe beside the feed: facets follow the cases as they stand; facets of cases that are gone (the feed
doesn't show deletions) become tombstones; each summary is compared with the sum of its facets and replaced on condition
that nobody changed it since.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from shared.insight.keeping import settle
from shared.insight.model import Facet, Seen, Summary, facet_of
from shared.insight.store import FigureStore
from shared.insight.tallies import Mark, marks, newest, supersedes, tallies_of
from shared.kernel.errors import Stale

_FEED_IS_ON_ITS_WAY = timedelta(minutes=5)  # what changed since then may not have been counted yet, and isn't drift
_TRIES = 3


@dataclass(frozen=True)
class Drift:
    """How many cases were counted as they hadn't been for a while, and how many summaries weren't their sum."""

    cases: int = 0
    summaries: int = 0

    def __bool__(self) -> bool:
        return bool(self.cases or self.summaries)


async def recount(organisation_id: str, store: FigureStore, now: datetime) -> Drift:
    """Compare the figures of an organisation with its cases and heal what differs; return what did."""
    cases = await _heal_facets(organisation_id, store, now) + await _bury_facets(organisation_id, store, now)
    return Drift(cases=cases, summaries=await _heal_summaries(organisation_id, store))


async def _heal_facets(organisation_id: str, store: FigureStore, now: datetime) -> int:
    drifted, settled_by = 0, (now - _FEED_IS_ON_ITS_WAY).timestamp()
    async for items in store.cases(organisation_id):
        facets = [facet for item in items if (facet := facet_of(item))]
        old, _ = await store.standing(organisation_id, (facet.id for facet in facets), ())
        news = [facet for facet in facets if supersedes(facet, old.get(facet.id))]
        await settle(organisation_id, news, store)
        drifted += sum(facet.seen.ts < settled_by for facet in news)
    return drifted


async def _bury_facets(organisation_id: str, store: FigureStore, now: datetime) -> int:
    buried = 0
    async for facets in store.facets(organisation_id):
        counted = [facet for facet in facets if facet.facts]
        present = await store.present(organisation_id, [facet.id for facet in counted])
        gone = [_tombstone(facet, now) for facet in counted if facet.id not in present]
        buried += await settle(organisation_id, gone, store)
    return buried


def _tombstone(facet: Facet, now: datetime) -> Facet:
    return Facet.of(facet.id, facet.organisation_id, None, Seen(ts=int(now.timestamp()), lsn=0, etag=""))


async def _heal_summaries(organisation_id: str, store: FigureStore) -> int:
    """Compare each summary with its facets. One that the feed changes meanwhile is looked at again, then left alone."""
    healed: set[str] = set()
    for _ in range(_TRIES):
        summaries = await store.summaries_of(organisation_id)  # first: their ETags guard all that is read after
        wrong = _wrong(summaries, *await _sums(organisation_id, store))
        busy = [summary for summary in wrong if not await _replaced(summary, store)]
        healed |= {summary.id for summary in wrong} - {summary.id for summary in busy}
        if not busy:
            break
    return len(healed)


async def _sums(organisation_id: str, store: FigureStore) -> tuple[dict[str, Counter[Mark]], dict[str, list[Facet]]]:
    counts: dict[str, Counter[Mark]] = defaultdict(Counter)
    latest: dict[str, list[Facet]] = defaultdict(list)
    async for facets in store.facets(organisation_id):
        for facet in facets:
            if facet.facts:
                counts[facet.facts.business_id].update(marks(facet.facts))
                latest[facet.facts.business_id].append(facet)
        latest = defaultdict(list, {business: _newest_of(found) for business, found in latest.items()})
    return counts, latest


def _newest_of(facets: list[Facet]) -> list[Facet]:
    kept = {row.id for row in newest(facets)}
    return [facet for facet in facets if facet.id in kept]


def _wrong(summaries: list[Summary], counts: dict[str, Counter[Mark]], latest: dict[str, list[Facet]]) -> list[Summary]:
    right = [
        summary.model_copy(
            update={
                "tallies": tallies_of(counts[summary.business_id]),
                "recent": newest(latest[summary.business_id]),
            }
        )
        for summary in summaries
    ]
    return [after for before, after in zip(summaries, right, strict=True) if after != before]


async def _replaced(summary: Summary, store: FigureStore) -> bool:
    try:
        await store.commit(summary.organisation_id, [summary])
    except Stale:
        return False
    return True
