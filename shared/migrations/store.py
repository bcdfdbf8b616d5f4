"""Jobs and their parts in Cosmos DB, one partition a migration; and the items that they rewrite."""

from __future__ import annotations

from typing import Any

from shared.clients.cosmos import Container, Operation
from shared.kernel.errors import NotFound
from shared.migrations.model import JOB, Job, Migration, Part

_PARTS = "SELECT * FROM c WHERE c.type = 'part'"
_NEXT = "SELECT TOP 1 * FROM c WHERE c.type = 'part' AND c.state = 'due' ORDER BY c.id"
_OLDER = "FROM c WHERE c.type = @kind AND (NOT IS_DEFINED(c.schemaVersion) OR c.schemaVersion < @version)"
_ITEMS = f"SELECT * {_OLDER} AND c.id > @after ORDER BY c.id"
_LEFT = f"SELECT VALUE COUNT(1) {_OLDER}"
_IN_BATCH = 100


class MigrationStore:
    def __init__(self, migrations: Container, cases: Container) -> None:
        self._migrations = migrations
        self._cases = cases

    async def job(self, name: str) -> Job | None:
        try:
            return Job.from_item(await self._migrations.read(JOB, name))
        except NotFound:
            return None

    async def save_job(self, job: Job) -> Job:
        """Create it, or replace what was read; `Conflict` or `Stale` if somebody else was faster."""
        if job.etag is None:
            return Job.from_item(await self._migrations.create(job.to_item()))
        return Job.from_item(await self._migrations.replace(job.to_item(), etag=job.etag))

    async def parts(self, name: str) -> list[Part]:
        return [Part.from_item(item) for item in await self._migrations.all(_PARTS, {}, name)]

    async def next_part(self, name: str) -> Part | None:
        found = await self._migrations.all(_NEXT, {}, name)
        return Part.from_item(found[0]) if found else None

    async def put_parts(self, name: str, parts: list[Part]) -> None:
        """Write parts as they should begin, a hundred at a time; doing it again does no harm."""
        for start in range(0, len(parts), _IN_BATCH):
            puts: list[Operation] = [("upsert", (part.to_item(),)) for part in parts[start : start + _IN_BATCH]]
            await self._migrations.batch_quietly(puts, name)

    async def save_part(self, part: Part) -> Part:
        """Replace what was read, or raise `Stale`: another worker is at it."""
        return Part.from_item(await self._migrations.replace(part.to_item(), etag=part.etag))

    async def items(self, migration: Migration, part: Part, limit: int) -> list[dict[str, Any]]:
        """Return the next items that are of an older version, in the order of their ids."""
        facts = {"kind": migration.kind, "version": migration.version, "after": part.after}
        page = await self._cases.page(_ITEMS, facts, part.organisation_id, limit=limit)
        while not page.items and page.continuation:
            page = await self._cases.page(
                _ITEMS, facts, part.organisation_id, limit=limit, continuation=page.continuation
            )
        return page.items

    async def left(self, migration: Migration, organisation_id: str) -> int:
        """Count an organisation's items of an older version."""
        facts = {"kind": migration.kind, "version": migration.version}
        return sum(await self._cases.all(_LEFT, facts, organisation_id))

    async def item(self, item_id: str, organisation_id: str) -> dict[str, Any]:
        return await self._cases.read(item_id, organisation_id)

    async def replace(self, item: dict[str, Any], etag: str) -> None:
        await self._cases.replace(item, etag=etag)
