"""Legal holds: a case that must stay whatever its age, until staff lift it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from shared.cases.anywhere import CasesAnywhere
from shared.cases.model import LegalHold
from shared.clients.contention import until_it_fits
from shared.clients.cosmos import Container
from shared.kernel.clock import Clock
from shared.kernel.principal import Principal


@dataclass(frozen=True)
class LegalHolds:
    """Both verbs may be repeated. `NotFound("case-not-found")` for an unknown reference."""

    anywhere: CasesAnywhere
    cases: Container
    clock: Clock

    async def hold(self, staff: Principal, reference: str, why: str) -> LegalHold:
        """Put a case on hold. On hold already, it gets the new reason: whoever looks must find the one that counts."""
        hold = LegalHold(why=why, by=staff.name, at=self.clock())
        await until_it_fits(lambda: self._set(reference, hold.to_item()))
        return hold

    async def lift(self, reference: str) -> None:
        await until_it_fits(lambda: self._set(reference, None))

    async def _set(self, reference: str, hold: dict[str, Any] | None) -> None:
        case = await self.anywhere.case(reference)
        put = [{"op": "set", "path": "/legalHold", "value": hold}]
        await self.cases.patch(case.id, case.organisation_id, put, only_if="FROM c WHERE c.type = 'case'")
