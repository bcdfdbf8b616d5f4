"""What staff see of stuck work."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any

from shared.kernel.model import Model
from shared.operations.masking import masked
from shared.operations.model import Origin, Parked
from shared.operations.store import ParkedStore


class StuckMessage(Model):
    """One parked item. Personal data in `payload` is hidden."""

    id: str
    source: str
    origin: Origin
    reason: str
    explanation: str
    payload: Any
    session_id: str | None
    correlation_id: str
    times: int
    at: datetime


class StuckSource(Model):
    """One queue or feed, and how much of it is parked."""

    source: str
    parked: int


class StuckWork(Model):
    sources: tuple[StuckSource, ...]


class StuckMessages(Model):
    items: tuple[StuckMessage, ...]


async def stuck_work(sources: tuple[str, ...], parked: ParkedStore) -> StuckWork:
    """Count what is parked, for each source."""
    counts = await asyncio.gather(*(parked.count(source) for source in sources))
    pairs = zip(sources, counts, strict=True)
    return StuckWork(sources=tuple(StuckSource(source=source, parked=count) for source, count in pairs))


async def stuck_messages(source: str, parked: ParkedStore) -> StuckMessages:
    """Return the newest parked items of `source`."""
    return StuckMessages(items=tuple(_shown(item) for item in await parked.newest(source)))


def _shown(item: Parked) -> StuckMessage:
    facts = item.model_dump(include=set(StuckMessage.model_fields))
    return StuckMessage.model_validate({**facts, "payload": masked(item.payload)})
