"""Exports: a file of the list as it stood at one moment, made in slices that can be repeated."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from shared.cases.fields import FIELDS
from shared.cases.query import View
from shared.kernel.errors import Conflict, Invalid
from shared.kernel.model import Model, Stored

QUEUE = "exports"
EXCEL_ROWS = 1_048_575  # a sheet holds 1,048,576 and the head takes one
ALL_COLUMNS = tuple(field.name for field in FIELDS)


class Format(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"


class State(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    READY = "ready"
    FAILED = "failed"
    CANCELLED = "cancelled"


MOVES: dict[State, frozenset[State]] = {
    State.QUEUED: frozenset({State.RUNNING, State.CANCELLED, State.FAILED}),
    State.RUNNING: frozenset({State.RUNNING, State.READY, State.CANCELLED, State.FAILED}),
    State.READY: frozenset(),
    State.FAILED: frozenset(),
    State.CANCELLED: frozenset(),
}


def _columns(names: tuple[str, ...]) -> tuple[str, ...]:
    if unknown := [name for name in names if name not in ALL_COLUMNS]:
        raise ValueError(f"there is no such field: {', '.join(unknown)}")
    return tuple(dict.fromkeys(names))


class Wanted(Model):
    """What to export: every case of `view`, or only the ticked `references`. `columns` in the order wanted."""

    view: View = View()
    references: tuple[str, ...] = ()
    columns: Annotated[tuple[str, ...], Field(min_length=1), AfterValidator(_columns)] = ALL_COLUMNS
    format: Format = Format.CSV


class Checkpoint(Stored):
    """Where the next stretch begins. What lies before it is staged and is never made again.

    `slice` is the number of the message at work, or due. `crc` and `size` are those of the uncompressed sheet so far,
    `packed` its compressed size (XLSX only).
    """

    slice: int = 0
    rows: int = 0
    continuation: str | None = None
    blocks: tuple[str, ...] = ()
    crc: int = 0
    size: int = 0
    packed: int = 0


class Export(Stored):
    """One export of one person, in their organisation's partition so that each step is one batch with its message."""

    type: Literal["export"] = "export"
    id: str
    organisation_id: str
    user_id: str
    business_ids: tuple[str, ...]
    name: str
    wanted: Wanted
    as_of: datetime
    total: int
    state: State = State.QUEUED
    reason: str | None = None
    checkpoint: Checkpoint = Checkpoint()
    size: int | None = None
    requested_at: datetime
    finished_at: datetime | None = None
    expires_at: datetime
    ttl: int
    etag: str | None = Field(None, alias="_etag", exclude=True)

    @property
    def blob(self) -> str:
        return f"{self.organisation_id}/{self.id}.{self.wanted.format}"


class SliceDue(Model):
    """The message on the queue `exports`: go on with this export, if slice `number` is the one due."""

    export_id: str
    organisation_id: str
    number: int


def moved(export: Export, state: State) -> Export:
    """Return `export` in `state`, or raise `Conflict` where its state doesn't lead there."""
    if state not in MOVES[export.state]:
        raise Conflict("export-settled", f"This export is {export.state} already.")
    return export.model_copy(update={"state": state})


def check_rows(total: int, wanted: Wanted) -> None:
    """Raise `Invalid` where the format can't hold the rows, before anything starts."""
    if wanted.format is Format.XLSX and total > EXCEL_ROWS:
        raise Invalid(
            "too-many-rows-for-excel",
            f"Excel holds {EXCEL_ROWS:,} rows and this view has {total:,}. Choose CSV, or narrow the view.",
        )
