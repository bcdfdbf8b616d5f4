"""What staff must hear of, in the container `worklist`: scans that have had no verdict for too long."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from shared.clients.cosmos import Container
from shared.kernel.model import Stored

_KEPT = 30 * 86_400  # seconds


class DelayedScan(Stored):
    """`id` is the file's, so that telling twice is telling once. Names and contents stay out of it."""

    type: Literal["delayed-scan"] = "delayed-scan"
    id: str
    queue: Literal["delayed-scans"] = "delayed-scans"
    organisation_id: str
    upload_id: str
    number: str
    case_reference: str
    arrived_at: datetime
    attempts: int
    at: datetime
    ttl: int = _KEPT


class AlertStore:
    def __init__(self, worklist: Container) -> None:
        self._worklist = worklist

    async def put(self, alert: DelayedScan) -> None:
        await self._worklist.upsert(alert.to_item())
