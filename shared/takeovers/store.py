"""Takeovers in the container of the cases, so that a slice is one batch with what it changes."""

from __future__ import annotations

from shared.cases.model import Case
from shared.clients.cosmos import Container, Operation
from shared.idempotency.model import KeyedRequest
from shared.idempotency.store import Result, commit_once, earlier_result
from shared.kernel.model import Model
from shared.takeovers.model import Takeover

_OPEN = (
    "FROM c WHERE c.type = 'case' AND c.closed = false"
    " AND ARRAY_CONTAINS(@businesses, c.businessId) AND NOT IS_NULL(c.businessCaseOwnerId)"
)
_OWNERS = (
    f"SELECT c.businessCaseOwnerId AS id, c.businessCaseOwner AS name, c.businessId AS businessId {_OPEN}"
    " AND c.suppressed = false"
)
_CASES = f"SELECT * {_OPEN} AND c.businessCaseOwnerId = @from"
_MINE = "SELECT * FROM c WHERE c.type = 'takeover' AND c.state = 'running'"


class Holding(Model):
    """One open case's owner, and its business."""

    id: str
    name: str | None
    business_id: str


class TakeoverStore:
    def __init__(self, cases: Container) -> None:
        self._cases = cases

    async def holdings(self, organisation_id: str, business_ids: tuple[str, ...]) -> list[Holding]:
        """Return who owns the open cases of these businesses that are seen, a small row for each case: one query."""
        rows = await self._cases.all(_OWNERS, {"businesses": list(business_ids)}, organisation_id)
        return [Holding.model_validate(row) for row in rows]

    async def held(self, takeover: Takeover, limit: int) -> list[Case]:
        """Return the next open cases that still belong to who leaves: what is done already isn't among them.

        Hidden ones are: they may be shown again, and must not belong to somebody who has gone then.
        """
        parameters = {"businesses": list(takeover.business_ids), "from": takeover.from_id}
        page = await self._cases.page(_CASES, parameters, takeover.organisation_id, limit=limit)
        while not page.items and page.continuation:
            page = await self._cases.page(
                _CASES, parameters, takeover.organisation_id, limit=limit, continuation=page.continuation
            )
        return [Case.from_item(item) for item in page.items]

    async def read(self, organisation_id: str, takeover_id: str) -> Takeover:
        return Takeover.from_item(await self._cases.read(takeover_id, organisation_id))

    async def running(self, organisation_id: str) -> list[Takeover]:
        return [Takeover.from_item(item) for item in await self._cases.all(_MINE, {}, organisation_id)]

    async def earlier_result(self, request: KeyedRequest) -> dict[str, object] | None:
        return await earlier_result(self._cases, request)

    async def create_once(
        self, takeover: Takeover, message: Operation, request: KeyedRequest, result: Result
    ) -> Result:
        return await commit_once(self._cases, request, [("create", (takeover.to_item(),)), message], result)

    async def save(self, takeover: Takeover, operations: list[Operation]) -> None:
        """Replace the job as it was read, with what its slice does, in one batch; `Stale` if anything was changed."""
        replace: Operation = ("replace", (takeover.id, takeover.to_item()), {"if_match_etag": takeover.etag})
        await self._cases.batch_quietly([replace, *operations], takeover.organisation_id)
