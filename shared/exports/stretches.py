"""Makes an export stretch by stretch, as many to a slice (a message) as its time allows.

A stretch may run twice, or die half-way: its blocks count only once its checkpoint is saved.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from shared.cases.model import Case
from shared.cases.queries import scope_of, visible_case
from shared.cases.query import CaseQuery
from shared.cases.rules import AsOf
from shared.cases.search import reference_key
from shared.cases.statement import Scope, Statement, list_statement
from shared.cases.store import CaseStore, Item
from shared.clients.cosmos import Page
from shared.exports.blobs import ExportFiles
from shared.exports.blocks import Blocks
from shared.exports.cells import Row, row_maker
from shared.exports.model import Checkpoint, Export
from shared.exports.writers import Writer, writer_for
from shared.kernel.errors import NotFound
from shared.kernel.ids import new_id
from shared.kernel.principal import Principal
from shared.schemes.profile import Profile

PAGE_ROWS = 1000
STRETCH_ROWS = 100_000
STRETCH_SECONDS = 10.0  # then it ends, however few its rows: a crash repeats no more, progress is no older


@dataclass(frozen=True)
class StretchMaker:
    """Makes the next stretch of `export` with the rights of `principal`, who asked for it."""

    export: Export
    principal: Principal
    cases: CaseStore
    files: ExportFiles
    profile: Profile

    async def make(self) -> Checkpoint:
        """Stage the next stretch and return the checkpoint after it; its `continuation` is None after the last."""
        writer, so_far = writer_for(self.export, self.profile), self.export.checkpoint
        cells = row_maker(self.export.wanted.columns, self._as_of())
        async with Blocks(self.files, self.export.blob, len(so_far.blocks)) as blocks:
            if not so_far.blocks:
                opening, so_far = writer.opening(so_far)
                await blocks.add(opening)
            async for items, continuation in self._pages():
                part, so_far = await asyncio.to_thread(_part, writer, cells, items, so_far)
                await blocks.add(part)
                so_far = so_far.model_copy(update={"continuation": continuation, "rows": so_far.rows + len(items)})
            staged = (*so_far.blocks, *await blocks.end())
        return so_far.model_copy(update={"blocks": staged})

    async def finish(self, whole: Checkpoint) -> int:
        """Put the closing round the blocks of `whole`, assemble the file and return its size in bytes."""
        closing, run = writer_for(self.export, self.profile).closing(whole), new_id()[-12:]
        around = {"first": closing.before, "final": closing.after}
        names = {place: f"{place}-{run}".ljust(24, "-") for place, data in around.items() if data}
        for place, name in names.items():
            await self.files.stage(self.export.blob, name, around[place])
        first, final = ([names[place]] if place in names else [] for place in around)
        return await self.files.assemble(self.export.blob, [*first, *whole.blocks, *final])

    async def _pages(self) -> AsyncIterator[tuple[list[Item], str | None]]:
        if self.export.wanted.references:
            yield await self._ticked(), None
            return
        scope = scope_of(self.principal, self.profile, self.export.as_of)
        query = CaseQuery.model_validate(self.export.wanted.view.model_dump())
        statement = list_statement(query, scope, self._as_of(), exported=True)
        ends, rows = time.monotonic() + STRETCH_SECONDS, 0
        coming: asyncio.Task[Page] | None = self._fetch(statement, scope, self.export.checkpoint.continuation)
        try:
            while coming is not None:
                page = await coming
                rows += len(page.items)
                more = page.continuation and rows < STRETCH_ROWS and time.monotonic() < ends
                # The database looks for the next page while this one is written.
                coming = self._fetch(statement, scope, page.continuation) if more else None
                yield page.items, page.continuation
        finally:
            if coming is not None:
                coming.cancel()

    def _fetch(self, statement: Statement, scope: Scope, continuation: str | None) -> asyncio.Task[Page]:
        page = self.cases.page(statement, scope.organisation_id, limit=PAGE_ROWS, continuation=continuation)
        return asyncio.create_task(page)

    async def _ticked(self) -> list[Item]:
        keys = [reference_key(reference) for reference in self.export.wanted.references]
        found = {item["referenceKey"]: item for item in await self.cases.by_keys(self.principal.organisation_id, keys)}
        return [found[key] for key in keys if key in found and self._visible(found[key])]

    def _visible(self, item: Item) -> Case | None:
        try:
            case = visible_case([item], self.principal, self.profile, self.export.as_of)
        except NotFound:
            return None
        return None if case.restricted else case

    def _as_of(self) -> AsOf:
        return AsOf.at(self.export.as_of, self.profile.calendar(), self.profile.terms.required_by_end)


def _part(
    writer: Writer, cells: Callable[[Item], Row], items: list[Item], so_far: Checkpoint
) -> tuple[bytes, Checkpoint]:
    return writer.part([cells(item) for item in items], so_far)
