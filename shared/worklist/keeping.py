"""Makes work of changes: each kind of stored item has a projection, a pure function of the item as it now is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from shared.worklist.model import WorkItem
from shared.worklist.store import WorkStore

Projection = Callable[[dict[str, Any]], WorkItem | None]
"""From an item to the work it means, open or done; None where it never meant any."""


async def keep_work(changes: list[dict[str, Any]], projections: Mapping[str, Projection], store: WorkStore) -> None:
    """Bring the worklist up to date with `changes`. The log sequence number is the revision of the work."""
    for change in changes:
        projection = projections.get(change.get("type", ""))
        work = projection(change) if projection else None
        if work is not None:
            await store.keep(work.model_copy(update={"revision": change["_lsn"]}))
