"""The dashboard in one request: two queries and a point read side by side, however many cases there are."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from shared.cases.queries import scope_of
from shared.cases.rules import AsOf
from shared.cases.statement import Scope
from shared.insight.figures import (
    age_bands,
    businesses,
    due_case,
    due_days,
    groups,
    next_dues,
    outcomes,
    owners,
    volumes,
)
from shared.insight.measures import MEASURES, Counts, by_key, summed
from shared.insight.model import RECENT, RecentCase, Summary
from shared.insight.period import DashboardQuery, months
from shared.insight.responses import Comparison, Dashboard, Deadlines, Insight
from shared.insight.scheme_wide import SCHEME, SchemeFigures
from shared.insight.services import InsightServices
from shared.insight.store import FigureStore
from shared.kernel.principal import Principal

_WORKING_DAYS = 10
_NEXT = 5
_PRODUCTS = 6


async def dashboard(principal: Principal, query: DashboardQuery, wired: InsightServices) -> Dashboard:
    """Return the figures of the businesses that `principal` may see, or of those among them that are asked for."""
    now, profile = wired.clock(), wired.profile
    calendar = profile.calendar()
    as_of = AsOf.at(now, calendar, profile.terms.required_by_end)
    scope = _narrowed(scope_of(principal, profile, now), query)
    first, last = as_of.last_ended_day + timedelta(days=1), calendar.add_working_days(as_of.today, _WORKING_DAYS)
    summaries, upcoming, scheme = await asyncio.gather(
        wired.store.summaries(scope.organisation_id, scope.business_ids),
        wired.store.due(scope.organisation_id, scope.business_ids, first, last, _NEXT),
        _scheme(wired.store),
    )
    counts = summed(summaries)
    return Dashboard(
        today=as_of.today,
        volumes=volumes(counts, as_of),
        stages=groups(counts, "stage"),
        businesses=businesses(summaries),
        issues=groups(counts, "issue"),
        products=groups(counts, "product"),
        owners=owners(counts, principal.name),
        ages=age_bands(counts, as_of),
        deadlines=Deadlines(
            days=due_days(counts, first, last, calendar),
            next=tuple(due_case(facet, due, as_of, profile) for facet, due in next_dues(upcoming, first, last, _NEXT)),
        ),
        outcomes=outcomes(counts, months(query, as_of.today, scope.closed_since), profile),
        recent=_recent(summaries, scope),
        insight=_insight(counts, scheme, as_of),
    )


def _narrowed(scope: Scope, query: DashboardQuery) -> Scope:
    asked = set(query.business_id)
    kept = tuple(business for business in scope.business_ids if not asked or business in asked)
    return scope.model_copy(update={"business_ids": kept})


def _recent(summaries: list[Summary], scope: Scope) -> tuple[RecentCase, ...]:
    rows = [row for summary in summaries for row in summary.recent if _shown(row, scope)]
    return tuple(sorted(rows, key=lambda row: (row.at, row.id), reverse=True)[:RECENT])


def _shown(row: RecentCase, scope: Scope) -> bool:
    return not (row.closure_date and scope.closed_since and row.closure_date < scope.closed_since)


async def _scheme(store: FigureStore) -> SchemeFigures | None:
    item = await store.read(SCHEME, SCHEME)
    return SchemeFigures.from_item(item) if item else None


def _insight(counts: Counts, scheme: SchemeFigures | None, as_of: AsOf) -> Insight:
    total = counts["total", "open"]
    own = {name: round(100 * cases / total) for name, cases in list(by_key(counts, "product").items())[:_PRODUCTS]}
    whole = scheme.measures if scheme else {}
    mix = scheme.products if scheme else {}
    return Insight(
        as_of=scheme.as_of if scheme else None,
        measures=tuple(
            Comparison(name=measure.name, own=measure.read(counts, as_of).percent, scheme=whole.get(measure.name))
            for measure in MEASURES
        ),
        products=tuple(Comparison(name=name, own=share, scheme=mix.get(name)) for name, share in own.items()),
    )
