"""Exports as their owner sees them."""

from __future__ import annotations

from datetime import datetime

from shared.exports.model import Export, Format, State, Wanted
from shared.kernel.model import Model


class ExportView(Model):
    """`rows` are made so far, of `total`; `size` in bytes once it is ready; gone at `expires_at`.

    `wanted` is what was asked for: sent again, it asks for the same of today.
    """

    id: str
    name: str
    format: Format
    state: State
    reason: str | None
    rows: int
    total: int
    size: int | None
    requested_at: datetime
    finished_at: datetime | None
    expires_at: datetime
    wanted: Wanted


class ExportLink(Model):
    url: str
    expires_at: datetime


def view_of(export: Export) -> ExportView:
    return ExportView(
        id=export.id,
        name=export.name,
        format=export.wanted.format,
        state=export.state,
        reason=export.reason,
        rows=export.checkpoint.rows,
        total=export.total,
        size=export.size,
        requested_at=export.requested_at,
        finished_at=export.finished_at,
        expires_at=export.expires_at,
        wanted=export.wanted,
    )
