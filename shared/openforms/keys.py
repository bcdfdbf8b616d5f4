"""The keys that sign stamps: one a day, made by whoever needs it first, shared by all hosts, forgotten by TTL.

So there is no secret to deploy, to rotate or to leak from the settings.
"""

from __future__ import annotations

import secrets
from datetime import date, timedelta

from shared.clients.cosmos import Container
from shared.kernel.errors import Conflict, NotFound
from shared.openforms.model import LONGEST

_KEPT = int((timedelta(days=2) + LONGEST).total_seconds())


class KeyStore:
    def __init__(self, limits: Container) -> None:
        self._limits = limits
        self._known: dict[date, bytes] = {}

    async def of(self, day: date) -> bytes | None:
        """Return the key of `day`, or None where none was ever made or it is forgotten."""
        if day not in self._known:
            name = _name(day)
            try:
                item = await self._limits.read(name, name)
            except NotFound:
                return None
            self._remember(day, bytes.fromhex(item["key"]))
        return self._known[day]

    async def of_today(self, day: date) -> bytes:
        """Return the key of `day`, made now if need be."""
        known = await self.of(day)
        if known is not None:
            return known
        made = secrets.token_bytes(32)
        try:
            await self._limits.create_quietly({"id": _name(day), "key": made.hex(), "ttl": _KEPT})
        except Conflict:  # another host was first, and its key counts
            return await self.of_today(day)
        self._remember(day, made)
        return made

    def _remember(self, day: date, key: bytes) -> None:
        self._known = {each: kept for each, kept in self._known.items() if abs((day - each).days) <= 1} | {day: key}


def _name(day: date) -> str:
    return f"form-key-{day.isoformat()}"
