"""Cases that the portal had before this case system came: the sample cases, which it takes on as it meets them."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from local.case_system.known_case import KnownCase
from shared.cases.model import Case
from shared.clients.cosmos import Container
from shared.kernel.errors import NotFound

if TYPE_CHECKING:
    from local.case_system.memory import Memory

_OPEN = (
    "SELECT TOP 50 VALUE c.id FROM c WHERE c.type = 'case' AND c.closed = false AND c.suppressed = false"
    " AND c.movedToInvestigationDate != null"
)


class PortalCases:
    def __init__(self, cases: Container, memory: Memory) -> None:
        self._cases = cases
        self._memory = memory

    async def find(self, organisation_id: str, case_id: str) -> KnownCase | None:
        """Return the case as we know it, else as the portal does."""
        return self._memory.case(case_id) or await self._taken_on(organisation_id, case_id)

    async def any_open(self, organisation_id: str, chance: Random) -> KnownCase | None:
        ids: list[str] = await self._cases.all(_OPEN, {}, organisation_id)
        return await self.find(organisation_id, chance.choice(sorted(ids))) if ids else None

    async def _taken_on(self, organisation_id: str, case_id: str) -> KnownCase | None:
        try:
            item: dict[str, Any] = await self._cases.read(case_id, organisation_id)
        except NotFound:
            return None
        return KnownCase.of_portal(Case.from_item(item)) if item["type"] == "case" else None
