"""The audit trail: create and read only. The data role grants nothing else (infra/bicep)."""

from __future__ import annotations

from shared.audit.model import Entry
from shared.clients.cosmos import Container


class AuditTrail:
    def __init__(self, container: Container) -> None:
        self._container = container

    async def write(self, entry: Entry) -> None:
        """Write `entry`, or raise: what can't be recorded must not be shown."""
        await self._container.create_quietly(entry.to_item())
