"""Exports in Cosmos DB, in the container of the outbox, so that each step and its message are one batch."""

from __future__ import annotations

from contextlib import suppress

from shared.clients.cosmos import Container, Operation
from shared.exports.model import Export
from shared.idempotency.model import KeyedRequest
from shared.idempotency.store import Result, commit_once, earlier_result
from shared.kernel.errors import NotFound

_MINE = "SELECT * FROM c WHERE c.type = 'export' AND c.userId = @user ORDER BY c.requestedAt DESC"


class ExportStore:
    def __init__(self, cases: Container) -> None:
        self._cases = cases

    async def read(self, organisation_id: str, export_id: str) -> Export:
        return Export.from_item(await self._cases.read(export_id, organisation_id))

    async def of_user(self, organisation_id: str, user_id: str) -> list[Export]:
        """Return the person's exports, newest first; few, for they expire."""
        return [Export.from_item(item) for item in await self._cases.all(_MINE, {"user": user_id}, organisation_id)]

    async def create_once(self, export: Export, message: Operation, request: KeyedRequest, result: Result) -> Result:
        return await commit_once(self._cases, request, [("create", (export.to_item(),)), message], result)

    async def earlier_result(self, request: KeyedRequest) -> dict[str, object] | None:
        return await earlier_result(self._cases, request)

    async def remove(self, export: Export) -> None:
        with suppress(NotFound):
            await self._cases.delete(export.id, export.organisation_id)

    async def save(self, export: Export, *messages: Operation) -> Export:
        """Replace the export as it was read and queue `messages`, in one batch; return it as it is stored now.

        Raises `Stale` if somebody was faster.
        """
        replace: Operation = ("replace", (export.id, export.to_item()), {"if_match_etag": export.etag})
        saved, *_ = await self._cases.batch([replace, *messages], export.organisation_id)
        return Export.from_item(saved["resourceBody"])
