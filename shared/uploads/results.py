"""Defender's reports, kept until the file they are about has its verdict: one item for each version of a blob."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Literal

from pydantic import Field

from shared.clients.cosmos import Container
from shared.kernel.errors import Conflict, NotFound, Stale, Unavailable
from shared.kernel.model import Stored
from shared.uploads.scanning.defender import Report

_KEPT = 7 * 86_400  # seconds
_TRIES = 5


class KeptReport(Stored):
    type: Literal["scan-report"] = "scan-report"
    id: str
    organisation_id: str
    said: str
    names: tuple[str, ...] = ()
    at: datetime
    ttl: int = _KEPT
    etag: str | None = Field(None, alias="_etag", exclude=True)

    @property
    def report(self) -> Report:
        return Report(self.said, self.names)


class ReportStore:
    """In the partition of the organisation that owns the blob."""

    def __init__(self, cases: Container) -> None:
        self._cases = cases

    async def find(self, blob: str, etag: str) -> Report | None:
        kept = await self._read(blob, etag)
        return kept.report if kept else None

    async def keep(self, blob: str, etag: str, report: Report, now: datetime) -> None:
        """Keep `report` unless a weightier one is there: of two about one version, malware wins in any order."""
        new = KeptReport(
            id=_id(blob, etag), organisation_id=_organisation(blob), said=report.said, names=report.names, at=now
        )
        for _ in range(_TRIES):
            old = await self._read(blob, etag)
            if old and old.report.word >= report.word:
                return
            try:
                if old:
                    await self._cases.replace(new.to_item(), etag=old.etag)
                else:
                    await self._cases.create(new.to_item())
            except (Conflict, Stale):
                continue  # another report came in between
            return
        raise Unavailable("scan-reports-contended", "Several reports came at once. It will be tried again.")

    async def _read(self, blob: str, etag: str) -> KeptReport | None:
        try:
            return KeptReport.from_item(await self._cases.read(_id(blob, etag), _organisation(blob)))
        except NotFound:
            return None


def _id(blob: str, etag: str) -> str:
    # Storage quotes its ETags, Defender doesn't.
    return "scan-report-" + hashlib.sha256(f"{blob}\0{etag.strip(chr(34))}".encode()).hexdigest()[:32]


def _organisation(blob: str) -> str:
    return blob.partition("/")[0]
