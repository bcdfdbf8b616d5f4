"""Figures in Cosmos DB, and the cases they are recounted from."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from datetime import date
from typing import Any

from shared.clients.cosmos import Container, Operation
from shared.insight.model import RECENT, Facet, Facts, Summary, summary_id
from shared.kernel.errors import NotFound

Item = dict[str, Any]
_PAGE = 100
_MOST_SUMMARIES = 10_000  # of the whole scheme: one a business
_BY_IDS = "SELECT * FROM c WHERE ARRAY_CONTAINS(@ids, c.id)"
_SUMMARIES = "SELECT * FROM c WHERE c.type = 'summary' AND ARRAY_CONTAINS(@businesses, c.businessId)"
_ALL_SUMMARIES = "SELECT * FROM c WHERE c.type = 'summary'"
_FACETS = "SELECT * FROM c WHERE c.type = 'facet'"
_DUE = (
    "SELECT * FROM c WHERE c.type = 'facet' AND c.lastDue >= @first AND c.due <= @last"
    " AND ARRAY_CONTAINS(@businesses, c.businessId) ORDER BY c.type ASC, c.due ASC, c.id ASC"
)
_NEWEST = (
    "SELECT * FROM c WHERE c.type = 'facet' AND c.businessId = @business AND c.addedAt >= ''"
    " ORDER BY c.type DESC, c.businessId DESC, c.addedAt DESC, c.id DESC"
)
_FACTS = ", ".join(f"c.{info.alias}" for info in Facts.model_fields.values())
_CASES = f"SELECT c.id, c.organisationId, c.type, c._ts, c._etag, {_FACTS} FROM c WHERE c.type = 'case'"  # noqa: S608  names of our own
_PRESENT = "SELECT VALUE c.id FROM c WHERE ARRAY_CONTAINS(@ids, c.id)"


class FigureStore:
    def __init__(self, figures: Container, cases: Container) -> None:
        self._figures = figures
        self._cases = cases

    async def standing(
        self, organisation_id: str, case_ids: Iterable[str], business_ids: Iterable[str]
    ) -> tuple[dict[str, Facet], dict[str, Summary]]:
        """Return the facets of these cases and the summaries, by business, of these businesses: one query."""
        ids = [*case_ids, *(summary_id(business) for business in business_ids)]
        items = await self._figures.all(_BY_IDS, {"ids": ids}, organisation_id)
        facets = [Facet.from_item(item) for item in items if item["type"] == "facet"]
        summaries = [Summary.from_item(item) for item in items if item["type"] == "summary"]
        return {facet.id: facet for facet in facets}, {summary.business_id: summary for summary in summaries}

    async def commit(self, organisation_id: str, puts: Iterable[Facet | Summary]) -> None:
        """Store all or none; `Conflict` or `Stale` when one of them isn't as it was read."""
        await self._figures.batch([_put(item) for item in puts], organisation_id)

    async def summaries(self, organisation_id: str, business_ids: Iterable[str]) -> list[Summary]:
        parameters = {"businesses": list(business_ids)}
        return [Summary.from_item(item) for item in await self._figures.all(_SUMMARIES, parameters, organisation_id)]

    async def summaries_of(self, organisation_id: str) -> list[Summary]:
        return [Summary.from_item(item) for item in await self._figures.all(_ALL_SUMMARIES, {}, organisation_id)]

    async def all_summaries(self) -> list[Summary]:
        """Return the summaries of every organisation, for figures of the whole scheme."""
        items = await self._figures.everywhere(_ALL_SUMMARIES, {}, limit=_MOST_SUMMARIES)
        return [Summary.from_item(item) for item in items]

    async def due(
        self, organisation_id: str, business_ids: Iterable[str], first: date, last: date, limit: int
    ) -> list[Facet]:
        """Return cases with what is due within these days, enough for the `limit` soonest deadlines: one indexed query.

        Ordered by the first of all that is due, a case that has missed one deadline and meets another comes before all
        others. There are few of those; should they fill the first page, it reads on.
        """
        parameters = {"businesses": list(business_ids), "first": first.isoformat(), "last": last.isoformat()}
        page = await self._figures.page(_DUE, parameters, organisation_id, limit=2 * limit)
        found = [Facet.from_item(item) for item in page.items]
        while page.continuation and len([each for each in found if each.due and each.due >= first]) < limit:
            page = await self._figures.page(
                _DUE, parameters, organisation_id, limit=_PAGE, continuation=page.continuation
            )
            found += [Facet.from_item(item) for item in page.items]
        return found

    async def newest(self, organisation_id: str, business_id: str, besides: int) -> list[Facet]:
        """Return the newest visible cases of a business, enough to fill its list even without `besides` of them."""
        page = await self._figures.page(_NEWEST, {"business": business_id}, organisation_id, limit=RECENT + besides)
        return [Facet.from_item(item) for item in page.items]

    async def facets(self, organisation_id: str) -> AsyncIterator[list[Facet]]:
        async for items in _pages(self._figures, _FACETS, organisation_id):
            yield [Facet.from_item(item) for item in items]

    async def cases(self, organisation_id: str) -> AsyncIterator[list[Item]]:
        """Yield pages of the organisation's cases as they stand, with what figures need of them."""
        async for items in _pages(self._cases, _CASES, organisation_id):
            yield items

    async def present(self, organisation_id: str, case_ids: list[str]) -> set[str]:
        """Return which of these cases are still there."""
        return set(await self._cases.all(_PRESENT, {"ids": case_ids}, organisation_id))

    async def read(self, item_id: str, partition: str) -> Item | None:
        try:
            return await self._figures.read(item_id, partition)
        except NotFound:
            return None

    async def put(self, item: Item) -> None:
        await self._figures.upsert(item)


async def _pages(container: Container, query: str, organisation_id: str) -> AsyncIterator[list[Item]]:
    page = await container.page(query, {}, organisation_id, limit=_PAGE)
    yield page.items
    while page.continuation:
        page = await container.page(query, {}, organisation_id, limit=_PAGE, continuation=page.continuation)
        yield page.items


def _put(item: Facet | Summary) -> Operation:
    if item.etag is None:
        return "create", (item.to_item(),)
    return "replace", (item.id, item.to_item()), {"if_match_etag": item.etag}
