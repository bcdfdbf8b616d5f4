"""What staff must hear of, in the container `worklist`: figures that had drifted from the cases."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from shared.clients.cosmos import Container
from shared.kernel.model import Stored

_KEPT = 30 * 86_400  # seconds


class FiguresDrift(Stored):
    """One a night and organisation: telling twice is telling once. They are healed already; their cause isn't."""

    type: Literal["figures-drift"] = "figures-drift"
    id: str
    queue: Literal["figures-drift"] = "figures-drift"
    organisation_id: str
    cases: int
    summaries: int
    at: datetime
    ttl: int = _KEPT


class DriftAlerts:
    def __init__(self, worklist: Container) -> None:
        self._worklist = worklist

    async def put(self, alert: FiguresDrift) -> None:
        await self._worklist.upsert(alert.to_item())
