"""Stuck work on the helpdesk's list: one entry for each queue and feed, with how much of it is set aside."""

from __future__ import annotations

from datetime import datetime

from shared.accounts.model import STAFF_ORGANISATION
from shared.operations.store import ParkedStore
from shared.worklist.kinds import KINDS, WorkKind
from shared.worklist.model import WorkItem
from shared.worklist.store import WorkStore

_QUEUE = KINDS[WorkKind.STUCK_WORK].queue


async def count_stuck(source: str, parked: ParkedStore, work: WorkStore, now: datetime) -> None:
    """Let the list say how much of `source` is parked. Of counts that race, the last to be written is the newest."""

    async def counted(known: WorkItem | None) -> WorkItem | None:
        count = await parked.count(source)  # after `known` was read, on which the write depends
        return _entry(source, count, known, now) if count or _is_open(known) else None

    await work.change(_QUEUE, stuck_id(source), counted)


def stuck_id(source: str) -> str:
    """Return the id of the entry; the page finds its source by it."""
    return f"stuck-{source}"


def _is_open(known: WorkItem | None) -> bool:
    return known is not None and known.state == "open"


def _entry(source: str, count: int, known: WorkItem | None, now: datetime) -> WorkItem:
    return WorkItem(
        id=stuck_id(source),
        kind=WorkKind.STUCK_WORK,
        organisation_id=STAFF_ORGANISATION,
        what=f"{count} set aside from “{source}”",
        since=known.since if known and _is_open(known) else now,
        state="open" if count else "done",
    )
