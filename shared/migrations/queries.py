"""How migrations stand, for security staff."""

from __future__ import annotations

from datetime import datetime

from shared.kernel.model import Model
from shared.migrations.model import JobState, Migration, Part, PartState
from shared.migrations.registry import MIGRATIONS
from shared.migrations.store import MigrationStore


class MigrationView(Model):
    """`state` is null before the first run. `items`: counted and rewritten so far; `left` remained at the end."""

    name: str
    what: str
    state: JobState | None
    started_at: datetime | None
    finished_at: datetime | None
    organisations: int
    organisations_done: int
    items: int
    items_done: int
    left: int
    failed: tuple[str, ...]
    failures: int


class MigrationList(Model):
    items: tuple[MigrationView, ...]


async def migration_list(store: MigrationStore) -> MigrationList:
    return MigrationList(items=tuple([await migration_view(each, store) for each in MIGRATIONS]))


async def migration_view(migration: Migration, store: MigrationStore) -> MigrationView:
    job, parts = await store.job(migration.name), await store.parts(migration.name)
    over = [part for part in parts if part.state is PartState.DONE]
    return MigrationView(
        name=migration.name,
        what=migration.what,
        state=job.state if job else None,
        started_at=job.started_at if job else None,
        finished_at=job.finished_at if job else None,
        organisations=len(parts),
        organisations_done=len(over),
        items=sum(part.total or 0 for part in parts),
        items_done=sum(_done(part) for part in parts),
        left=sum(part.left or 0 for part in over),
        failed=tuple(name for part in parts for name in part.failed)[:20],
        failures=sum(part.failures for part in parts),
    )


def _done(part: Part) -> int:
    """Count a part that is over by what is left of it: `done` may be short after a crash."""
    total = part.total or 0
    return total - min(part.left, total) if part.left is not None else min(part.done, total)
