"""Loads a file of cases: 100 a transaction, several under way, each row once however often the file is loaded.

New cases are made by the hundred. Those that are there already take the way of single events, where older and repeated
snapshots change nothing. A load tells nobody anything: what came in long ago isn't news, so it leaves no line on the
timeline and rings no bell; only a case that was there already and changes is told of as ever.
"""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass

from shared.clients.cosmos import Operation
from shared.intake.bulk.batches import Batch, batches
from shared.intake.bulk.record import Record, Refusal
from shared.intake.bulk.rows import Row, read_row
from shared.intake.bulk.source import RawRow
from shared.intake.commands import Intake
from shared.intake.store import Item
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, Invalid, RecourseError, TooLarge, Unavailable
from shared.schemes.profile import Profile

_UNDER_WAY = 6  # batches: enough to keep the database busy, a few megabytes of memory
_TRIES = 12
_LONGEST_WAIT = 10.0  # seconds
Counts = Counter[str]


@dataclass(frozen=True)
class Loader:
    """Loads into one organisation."""

    organisation_id: str
    intake: Intake
    profile: Profile
    clock: Clock

    async def load(self, rows: Iterable[RawRow], record: Record, tell: Callable[[int], None]) -> None:
        """Load `rows`, keeping `record` up to date; `tell` hears at which byte of the file it is.

        Batches are settled in the order of the file, so that everything before the checkpoint is done.
        """
        under_way: deque[tuple[Batch, asyncio.Task[Counts]]] = deque()
        try:
            async for batch in batches(rows, self._read):
                under_way.append((batch, asyncio.create_task(self._load(batch))))
                if len(under_way) == _UNDER_WAY:
                    await self._settle(*under_way.popleft(), record, tell)
            while under_way:
                await self._settle(*under_way.popleft(), record, tell)
        finally:
            for _, task in under_way:
                task.cancel()
                with suppress(asyncio.CancelledError, RecourseError):
                    await task

    async def _read(self, raw: RawRow) -> Row:
        if isinstance(raw.raw, Invalid):
            raise raw.raw
        row = read_row(raw.number, raw.raw, self.organisation_id, self.profile, self.clock())
        await self.intake.places.business(self.organisation_id, row.snapshot.case.business_id)
        return row

    async def _settle(
        self, batch: Batch, task: asyncio.Task[Counts], record: Record, tell: Callable[[int], None]
    ) -> None:
        counts = await task
        counts["refused"] = len(batch.refusals)
        before = record.checkpoint
        totals = {name: getattr(before, name) + counts[name] for name in ("created", "changed", "unchanged", "refused")}
        batch.refusals.sort()
        record.advance(batch.refusals, before.model_copy(update={"row": batch.row, "offset": batch.offset, **totals}))
        tell(batch.offset)

    async def _load(self, batch: Batch) -> Counts:
        """Load `batch`, waiting for a database that is away or asks for patience."""
        for turn in range(_TRIES):
            try:
                return await self._load_once(batch)
            except (Conflict, Unavailable):  # or another batch brought in the same case: look again
                await asyncio.sleep(min(2**turn * 0.1, _LONGEST_WAIT))
        return await self._load_once(batch)

    async def _load_once(self, batch: Batch) -> Counts:
        rows = list(batch.rows.values())
        if not rows:
            return Counter()
        try:
            await self._create(rows)
        except Conflict:
            known = await self._known(rows)
            counts = Counter(
                [await self._bring_up(batch, row, known[row.case_id]) for row in rows if row.case_id in known]
            )
            missing = [row for row in rows if row.case_id not in known]
            if missing:
                await self._create(missing)
            return counts + Counter(created=len(missing))
        return Counter(created=len(rows))

    async def _create(self, rows: list[Row]) -> None:
        operations: list[Operation] = []
        for row in rows:
            business = await self.intake.places.business(self.organisation_id, row.snapshot.case.business_id)
            operations.append(("create", (row.new_item(business.name),)))
        try:
            await self.intake.store.create(self.organisation_id, operations)
        except TooLarge:  # rows of many words: Cosmos DB takes 2 MB at once
            if len(rows) == 1:
                raise
            await self._create(rows[: len(rows) // 2])
            await self._create(rows[len(rows) // 2 :])

    async def _known(self, rows: list[Row]) -> dict[str, Item]:
        items = await self.intake.store.children(self.organisation_id, [row.case_id for row in rows])
        return {item["id"]: item for item in items}

    async def _bring_up(self, batch: Batch, row: Row, item: Item) -> str:
        """Apply the row's events to a case that is there; say what came of it."""
        events = [event for event in (row.snapshot, row.closed) if event and event.version > _seen(item, event.kind)]
        try:
            for event in events:
                await self.intake.apply(event)
        except Invalid as refused:
            batch.refusals.append(Refusal(row.number, refused.code, refused.message))
            return "refused"
        return "changed" if events else "unchanged"


def _seen(item: Item, kind: str) -> int:
    """Return the newest version of the case's snapshot or closure; of a case that isn't here (yet, any more), none."""
    if item["type"] != "case":
        return 0
    return int(item["version"] if kind == "case-upserted" else item["closureVersion"])
