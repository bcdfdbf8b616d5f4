"""Requests for access in Cosmos DB, each in the partition of the organisation that it may become."""

from __future__ import annotations

from typing import TypeVar

from shared.clients.cosmos import Container, Operation
from shared.idempotency.model import KeyedRequest
from shared.idempotency.store import commit_once, earlier_result
from shared.kernel.errors import NotFound
from shared.kernel.model import Model
from shared.onboarding.model import AccessRequest, request_id

Result = TypeVar("Result", bound=Model)
# Across partitions, so without ORDER BY. There are few: what is decided is forgotten.
_SEEN_BY_STAFF = "SELECT * FROM c WHERE c.type = 'access-request' AND c.state != 'unconfirmed'"
_MOST = 2_000


class RequestStore:
    def __init__(self, accounts: Container) -> None:
        self._accounts = accounts

    async def read(self, organisation_id: str) -> AccessRequest:
        try:
            return AccessRequest.from_item(await self._accounts.read(request_id(organisation_id), organisation_id))
        except NotFound:
            raise NotFound("access-request-not-found", "There is no such request, or it has been deleted.") from None

    async def find(self, organisation_id: str) -> AccessRequest | None:
        try:
            return await self.read(organisation_id)
        except NotFound:
            return None

    async def seen_by_staff(self) -> list[AccessRequest]:
        """Return all that were confirmed, in no order."""
        found = await self._accounts.everywhere(_SEEN_BY_STAFF, {}, limit=_MOST)
        return [AccessRequest.from_item(item) for item in found]

    async def save(self, request: AccessRequest) -> AccessRequest:
        """Replace what was read, or raise `Stale`."""
        return AccessRequest.from_item(await self._accounts.replace(request.to_item(), etag=request.etag))

    async def commit(self, organisation_id: str, operations: list[Operation]) -> None:
        await self._accounts.batch(operations, organisation_id)

    async def earlier_result(self, keyed: KeyedRequest) -> dict[str, object] | None:
        return await earlier_result(self._accounts, keyed)

    async def commit_once(self, keyed: KeyedRequest, operations: list[Operation], result: Result) -> Result:
        return await commit_once(self._accounts, keyed, operations, result)


def replacing(before: AccessRequest, after: AccessRequest) -> Operation:
    return "replace", (after.id, after.to_item()), {"if_match_etag": before.etag}
