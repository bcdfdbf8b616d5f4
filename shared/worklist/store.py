"""The worklist in Cosmos DB. Every query stays within one function's partition."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from shared.clients.cosmos import Container, Page
from shared.kernel.errors import Conflict, NotFound, Stale, Unavailable
from shared.worklist.kinds import Queue, WorkKind
from shared.worklist.model import WorkItem

_TRIES = 4
_OF_CASE = "SELECT VALUE c.id FROM c WHERE c.caseReference = @reference"
_OPEN = "SELECT * FROM c WHERE c.state = 'open'{kind} ORDER BY c.sortKey ASC"
_COUNTS = "SELECT c.kind, COUNT(1) AS number FROM c WHERE c.state = 'open' GROUP BY c.kind"

Step = Callable[[WorkItem | None], Awaitable[WorkItem | None]]
"""From the work as it is, None where there is none, to what it becomes; None leaves it alone."""


class WorkStore:
    def __init__(self, worklist: Container) -> None:
        self._worklist = worklist

    async def keep(self, work: WorkItem) -> None:
        """Keep `work`, unless a newer revision is there."""

        async def newest(known: WorkItem | None) -> WorkItem | None:
            return work if known is None or known.revision <= work.revision else None

        await self.change(work.queue, work.id, newest)

    async def change(self, queue: Queue, work_id: str, step: Step) -> None:
        """Keep what `step` makes of the work that is there; asked again when another worker was faster."""
        for _ in range(_TRIES):
            try:
                return await self._change(queue, work_id, step)
            except (Conflict, Stale):  # another worker was faster: look again
                continue
        raise Unavailable("work-contended", "The work item kept changing.", retry_after=1)

    async def read(self, queue: Queue, work_id: str) -> WorkItem:
        return WorkItem.from_item(await self._worklist.read(work_id, queue))

    async def open(self, queue: Queue, kind: WorkKind | None, *, limit: int, continuation: str | None) -> Page:
        """Return a page of open work, what is due first on top."""
        query = _OPEN.format(kind=" AND c.kind = @kind" if kind else "")
        return await self._worklist.page(
            query, {"kind": kind} if kind else {}, queue, limit=limit, continuation=continuation
        )

    async def forget_case(self, case_reference: str) -> None:
        """Delete the work about a case that is no longer there, open or done."""
        for queue in Queue:
            ids: list[str] = await self._worklist.all(_OF_CASE, {"reference": case_reference}, queue)
            for work_id in ids:
                with suppress(NotFound):
                    await self._worklist.delete(work_id, queue)

    async def counts(self, queue: Queue) -> dict[str, int]:
        """Return how much work of each kind is open. The service may split a group over pages: parts are added up."""
        totals: dict[str, int] = {}
        rows: list[dict[str, Any]] = await self._worklist.all(_COUNTS, {}, queue)
        for row in rows:
            totals[row["kind"]] = totals.get(row["kind"], 0) + row["number"]
        return totals

    async def _change(self, queue: Queue, work_id: str, step: Step) -> None:
        try:
            known = await self.read(queue, work_id)
        except NotFound:
            known = None
        work = await step(known)
        if work is not None and known is None:
            await self._worklist.create_quietly(work.to_item())
        elif work is not None and known is not None:
            await self._worklist.replace(work.to_item(), etag=known.etag)
