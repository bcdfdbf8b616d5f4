"""Cases in Cosmos DB. Every query stays within one organisation's partition."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from shared.cases.statement import Statement, family_statement
from shared.clients.contention import until_it_fits
from shared.clients.cosmos import Container, Operation, Page
from shared.idempotency.model import KeyedRequest
from shared.idempotency.store import Result, commit_once, earlier_result
from shared.kernel.errors import Conflict
from shared.kernel.model import Stored

_PAGE = 1000
_MOST_ITEMS = 5000  # of one case with all that belongs to it: far beyond any real one, so that a page stays bounded
_CASE_AND_ONE = "SELECT * FROM c WHERE c.referenceKey = @key AND (c.type = 'case' OR c.id = @id)"
_CHILDREN = "SELECT * FROM c WHERE c.referenceKey = @key AND c.type = @type"
_BY_KEYS = "SELECT * FROM c WHERE c.type = 'case' AND ARRAY_CONTAINS(@keys, c.referenceKey)"
_HIDDEN = "SELECT c.caseReference, c.businessId, c.suppressedAt FROM c WHERE c.type = 'case' AND c.suppressed = true"
_ANYWHERE = "SELECT * FROM c WHERE c.type = 'case' AND c.referenceKey = @key"
_MIGRATED = "SELECT VALUE c.referenceKey FROM c WHERE c.type = 'case' AND c.migratedKey = @key"

Item = dict[str, Any]


class HiddenCase(Stored):
    """A suppressed case. `suppressed_at` is None where it was hidden before anybody could see it."""

    case_reference: str
    business_id: str
    suppressed_at: datetime | None = None


class CaseStore:
    def __init__(self, cases: Container) -> None:
        self._cases = cases

    async def page(
        self, statement: Statement, organisation_id: str, *, limit: int, continuation: str | None = None
    ) -> Page:
        """Return a page of rows. The service may cut a page short, but one without any row is never the last word."""
        page = await self._cases.page(
            statement.text, statement.parameters, organisation_id, limit=limit, continuation=continuation
        )
        while not page.items and page.continuation:
            page = await self._cases.page(
                statement.text, statement.parameters, organisation_id, limit=limit, continuation=page.continuation
            )
        return page

    async def rows(self, statement: Statement, organisation_id: str) -> list[Item]:
        """Return all rows of a statement that is known to give few, or small ones."""
        return await self._cases.all(statement.text, statement.parameters, organisation_id)

    async def sums(self, statement: Statement, organisation_id: str) -> Item:
        """Return one row of sums. The service may split an aggregate over pages: their parts are added up."""
        parts = await self._cases.all(statement.text, statement.parameters, organisation_id)
        names = dict.fromkeys(name for part in parts for name in part)
        return {name: sum(part.get(name) or 0 for part in parts) for name in names}

    async def family(self, organisation_id: str, reference_key: str) -> list[Item]:
        """Return a case and what belongs to it, in one query: the case first, then each type, newest first."""
        text, parameters = family_statement(reference_key)
        page = await self._cases.page(text, parameters, organisation_id, limit=_PAGE)
        items = page.items
        while page.continuation and len(items) < _MOST_ITEMS:
            page = await self._cases.page(
                text, parameters, organisation_id, limit=_PAGE, continuation=page.continuation
            )
            items = [*items, *page.items]
        return items[:_MOST_ITEMS]

    async def children_of(self, organisation_id: str, reference_key: str, type_name: str) -> list[Item]:
        """Return what of one type belongs to a case, in no particular order: one query."""
        parameters = {"key": reference_key, "type": type_name}
        return await self._cases.all(_CHILDREN, parameters, organisation_id)

    async def case_and_one(self, organisation_id: str, reference_key: str, item_id: str) -> list[Item]:
        """Return a case and one item that belongs to it, as far as they exist."""
        return await self._cases.all(_CASE_AND_ONE, {"key": reference_key, "id": item_id}, organisation_id)

    async def key_of_migrated(self, organisation_id: str, migrated_key: str) -> str | None:
        """Return the reference key of the case that had this reference in an earlier system."""
        keys: list[str] = await self._cases.all(_MIGRATED, {"key": migrated_key}, organisation_id)
        return keys[0] if keys else None

    async def by_keys(self, organisation_id: str, reference_keys: list[str]) -> list[Item]:
        """Return the cases with these reference keys, in no particular order: one query."""
        return await self._cases.all(_BY_KEYS, {"keys": reference_keys}, organisation_id)

    async def hidden(self, organisation_id: str) -> list[HiddenCase]:
        """Return the suppressed cases of an organisation, which are few: one query of three properties."""
        return [HiddenCase.from_item(item) for item in await self._cases.all(_HIDDEN, {}, organisation_id)]

    async def hidden_references(self, organisation_id: str) -> tuple[str, ...]:
        return tuple(sorted(case.case_reference for case in await self.hidden(organisation_id)))

    async def anywhere(self, reference_key: str) -> Item | None:
        """Return the case with this reference, whichever organisation has it: for the scheme's own staff."""
        found = await self._cases.everywhere(_ANYWHERE, {"key": reference_key}, limit=1)
        return dict(found[0]) if found else None

    async def earlier_result(self, request: KeyedRequest) -> Item | None:
        """Return what this very request was answered before, if it was."""
        return await earlier_result(self._cases, request)

    async def once(
        self, request: KeyedRequest, result: type[Result], attempt: Callable[[], Awaitable[Result]]
    ) -> Result:
        """Return what `attempt` commits under `request`, tried again while others change what it read.

        A repeat gets what the first was answered, also when that first one is just what stands in its way.
        """
        if earlier := await self.earlier_result(request):
            return result.model_validate(earlier)
        try:
            return await until_it_fits(attempt)
        except Conflict:
            if earlier := await self.earlier_result(request):
                return result.model_validate(earlier)
            raise

    async def commit_once(self, request: KeyedRequest, operations: list[Operation], result: Result) -> Result:
        """Do `operations` in one batch with the request's record; a twin that was faster gives its result instead."""
        return await commit_once(self._cases, request, operations, result)
