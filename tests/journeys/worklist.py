"""The worklist of staff, as a test reads it: all pages, for others put work there at the same time."""

from __future__ import annotations

from typing import Any

from tests.portal import Person


async def work_of(staff: Person, queue: str, kind: str) -> list[dict[str, Any]]:
    """Return all open work of a kind, whichever page it is on."""
    found: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    while True:
        page = (await staff.get("staff/worklist", queue=queue, kind=kind, **cursor)).raise_for_status().json()
        found += page["items"]
        if page["nextCursor"] is None:
            return found
        cursor = {"cursor": page["nextCursor"]}
