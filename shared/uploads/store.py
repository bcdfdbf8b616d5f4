"""Uploads in the container `cases`: changed by reading, deciding and writing back under the ETag, until it fits."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from shared.clients.contention import until_it_fits
from shared.clients.cosmos import Container, Operation, Page
from shared.idempotency.model import KeyedRequest
from shared.idempotency.store import Result, commit_once, earlier_result
from shared.kernel.clock import as_stored
from shared.kernel.errors import NotFound
from shared.uploads.model import Upload

_SAME = (
    "SELECT TOP 1 c.id AS documentId, c.name, c.providerName AS sentBy, c.at AS sentAt FROM c"
    " WHERE c.type = 'document' AND c.caseId = @case AND c.sha256 = @sha256"
)
_DUE = "SELECT c.id, c.organisationId FROM c WHERE c.type = 'upload' AND c.lookAt <= @now"
_IDLE = (
    "SELECT c.id, c.organisationId FROM c WHERE c.type = 'upload'"
    " AND c.state IN ('draft', 'submitted') AND c.lastActivity < @before"
)

Item = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """What a step decided: the upload as it shall be, and what else belongs into the same batch."""

    upload: Upload
    operations: list[Operation] = field(default_factory=list)


Step = Callable[[Upload], Awaitable[Change | None]]


class UploadStore:
    def __init__(self, cases: Container) -> None:
        self._cases = cases

    async def read(self, organisation_id: str, upload_id: str) -> Upload:
        """Return the upload, or raise `NotFound("upload-not-found")`."""
        try:
            item = await self._cases.read(upload_id, organisation_id)
        except NotFound:
            item = {}
        if item.get("type") != "upload":
            raise NotFound("upload-not-found", "There is no such upload, or it isn't one of yours.")
        return Upload.from_item(item)

    async def change(self, organisation_id: str, upload_id: str, step: Step) -> Upload:
        """Apply `step`, again from the start if someone else was faster. None from `step` changes nothing."""

        async def once() -> Upload:
            upload = await self.read(organisation_id, upload_id)
            change = await step(upload)
            if change is None:
                return upload
            await self._cases.batch(_operations(upload, change), organisation_id)
            return change.upload

        return await until_it_fits(once)

    async def change_once(
        self, request: KeyedRequest, upload_id: str, step: Callable[[Upload], Awaitable[tuple[Change, Result]]]
    ) -> Result:
        """Apply `step` and record its result for the request, in one batch; a repeated request gets it again."""

        async def once() -> Result:
            upload = await self.read(request.organisation_id, upload_id)
            change, result = await step(upload)
            return await commit_once(self._cases, request, _operations(upload, change), result)

        return await until_it_fits(once)

    async def create_once(self, request: KeyedRequest, upload: Upload, result: Result) -> Result:
        return await commit_once(self._cases, request, [("create", (upload.to_item(),))], result)

    async def earlier_result(self, request: KeyedRequest) -> Item | None:
        return await earlier_result(self._cases, request)

    async def same_document(self, organisation_id: str, case_id: str, sha256: str) -> Item | None:
        """Return the facts of `SameDocument` about a document on the case with this content."""
        found = await self._cases.all(_SAME, {"case": case_id, "sha256": sha256}, organisation_id)
        return dict(found[0]) if found else None

    async def page(
        self, text: str, parameters: Item, organisation_id: str, *, limit: int, continuation: str | None
    ) -> Page:
        return await self._cases.page(text, parameters, organisation_id, limit=limit, continuation=continuation)

    async def sums(self, text: str, parameters: Item, organisation_id: str) -> Item:
        """Return one row of sums, added up over the pages into which the service may split it."""
        parts = await self._cases.all(text, parameters, organisation_id)
        names = dict.fromkeys(name for part in parts for name in part)
        return {name: sum(part.get(name) or 0 for part in parts) for name in names}

    async def due(self, now: datetime, limit: int) -> list[tuple[str, str]]:
        """Return (organisation id, upload id) of uploads that the watchdog must look at, of any organisation."""
        return await self._everywhere(_DUE, {"now": as_stored(now)}, limit)

    async def idle_since(self, before: datetime, limit: int) -> list[tuple[str, str]]:
        """Return (organisation id, upload id) of unfinished uploads without activity since `before`."""
        return await self._everywhere(_IDLE, {"before": as_stored(before)}, limit)

    async def _everywhere(self, text: str, parameters: Item, limit: int) -> list[tuple[str, str]]:
        found = await self._cases.everywhere(text, parameters, limit=limit)
        return [(item["organisationId"], item["id"]) for item in found]


def _operations(before: Upload, change: Change) -> list[Operation]:
    replace: Operation = ("replace", (before.id, change.upload.to_item()), {"if_match_etag": before.etag})
    return [replace, *change.operations]
