"""Cuts a stream of rows into batches that one transaction takes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass, field

from shared.intake.bulk.record import Refusal
from shared.intake.bulk.rows import Row
from shared.intake.bulk.source import RawRow
from shared.kernel.errors import Invalid

MOST = 100  # Cosmos DB's limit of operations in a transaction

Reader = Callable[[RawRow], Awaitable[Row]]


@dataclass
class Batch:
    """Rows by case, and what was refused between them; `row` and `offset` tell where it ends in the file."""

    rows: dict[str, Row] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    row: int = 0
    offset: int = 0

    @property
    def is_full(self) -> bool:
        return len(self.rows) + len(self.refusals) >= MOST


async def batches(raw_rows: Iterable[RawRow], read: Reader) -> AsyncIterator[Batch]:
    """Yield batches in the order of the file. A case that comes again begins a new one: order within it counts."""
    batch = Batch()
    for raw in raw_rows:
        try:
            row = await read(raw)
        except Invalid as refused:
            batch.refusals.append(Refusal(raw.number, refused.code, refused.message))
        else:
            if row.case_id in batch.rows:
                yield batch
                batch = Batch()
            batch.rows[row.case_id] = row
        batch.row, batch.offset = raw.number, raw.offset
        if batch.is_full:
            yield batch
            batch = Batch()
    if batch.row:
        yield batch
