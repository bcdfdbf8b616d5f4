"""Works a migration off, slice by slice.

A slice rewrites up to 50 items, each under the ETag that was read, then saves how far it came. A kill in between loses
the count of a slice and nothing else: what is rewritten isn't found again.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from typing import Any

from shared.kernel.clock import Clock
from shared.kernel.errors import NotFound, RecourseError, Stale
from shared.kernel.logs import log
from shared.migrations.model import JobState, Migration, Part
from shared.migrations.registry import MIGRATIONS
from shared.migrations.store import MigrationStore

SLICE = 50
_AT_ONCE = 8  # gentle: people work on the same database
_TRIES = 3
_A_RUN = timedelta(seconds=40)  # of the timer's minute


class Fate(Enum):
    """What became of an item. `LEFT`: others kept changing it; the next round finds it again."""

    REWRITTEN = auto()
    NOT_NEEDED = auto()
    FAILED = auto()
    LEFT = auto()


@dataclass(frozen=True)
class Runner:
    store: MigrationStore
    clock: Clock

    async def run(self, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
        """Work on what is running until there is nothing to do or the time is up; the next timer goes on."""
        until = self.clock() + _A_RUN
        for migration in migrations:
            while self.clock() < until and await self.step(migration):
                pass

    async def step(self, migration: Migration) -> bool:
        """Do the next slice; return whether there may be another. Pausing works between two."""
        job = await self.store.job(migration.name)
        if job is None or job.state is not JobState.RUNNING:
            return False
        part = await self.store.next_part(migration.name)
        try:
            if part is None:
                ended = {"state": JobState.DONE, "finished_at": self.clock()}
                await self.store.save_job(job.model_copy(update=ended))
                return False
            await self._slice(migration, part)
        except Stale:
            return False  # paused, or another worker is at it
        return True

    async def _slice(self, migration: Migration, part: Part) -> None:
        if part.total is None:
            total = await self.store.left(migration, part.organisation_id)
            part = await self.store.save_part(part.model_copy(update={"total": total}))
        items = await self.store.items(migration, part, SLICE)
        if not items:
            left = await self.store.left(migration, part.organisation_id)
            await self.store.save_part(part.closed(left))
            return
        gate = asyncio.Semaphore(_AT_ONCE)
        fates = await asyncio.gather(*(self._one(migration, item, gate) for item in items))
        failed = [item["id"] for item, fate in zip(items, fates, strict=True) if fate is Fate.FAILED]
        await self.store.save_part(part.advanced(items[-1]["id"], fates.count(Fate.REWRITTEN), failed))

    async def _one(self, migration: Migration, item: dict[str, Any], gate: asyncio.Semaphore) -> Fate:
        async with gate:
            for _ in range(_TRIES):
                if migration.is_done(item):
                    return Fate.NOT_NEEDED  # whoever changed it wrote the newer shape
                try:
                    await self.store.replace(_rewritten(migration, item), item["_etag"])
                except Stale:
                    try:
                        item = await self.store.item(item["id"], item["organisationId"])
                    except NotFound:
                        return Fate.NOT_NEEDED  # moved or purged meanwhile
                    continue
                except NotFound:
                    return Fate.NOT_NEEDED
                except _Unfit as error:
                    log("migration-item-failed", level=logging.ERROR, exc_info=error, item=item["id"])
                    return Fate.FAILED
                return Fate.REWRITTEN
            return Fate.LEFT


class _Unfit(Exception):
    """An item can't be rewritten; why is the cause's class, never its words, which may quote the document."""


def _rewritten(migration: Migration, item: dict[str, Any]) -> dict[str, Any]:
    try:
        return migration.rewrite(item)
    except (ValueError, KeyError, TypeError, RecourseError) as error:
        raise _Unfit from error
