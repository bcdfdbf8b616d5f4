"""Keeps the references in step with the cases, from the change feed: new ones, moves, corrected older references."""

from __future__ import annotations

import asyncio
from typing import Any

from shared.references.model import references_of
from shared.references.store import ReferenceStore

_AT_ONCE = 10


async def keep_references(changes: list[dict[str, Any]], store: ReferenceStore) -> None:
    """Keep the references of the cases among `changes`.

    A case that went to another organisation needs nothing here: it tells its new place itself, with a newer version.
    """
    found = [reference for change in changes if change.get("type") == "case" for reference in references_of(change)]
    for start in range(0, len(found), _AT_ONCE):
        await asyncio.gather(*(store.keep(reference) for reference in found[start : start + _AT_ONCE]))
