"""What the verbs of this slice work with, and the scheme's rules in the scanner's terms."""

from __future__ import annotations

from dataclasses import dataclass

from shared.cases.store import CaseStore
from shared.kernel.clock import Clock
from shared.schemes.profile import Profile
from shared.uploads.blobs import Arrived, UploadBlobs
from shared.uploads.results import ReportStore
from shared.uploads.scanning.defender import Told
from shared.uploads.scanning.engine import Scanner
from shared.uploads.scanning.model import ScanLimits
from shared.uploads.store import UploadStore


@dataclass(frozen=True)
class UploadServices:
    store: UploadStore
    cases: CaseStore
    blobs: UploadBlobs
    engine: Scanner
    profile: Profile
    clock: Clock
    reports: ReportStore | None = None  # where Defender for Storage scans instead of `engine`

    @property
    def limits(self) -> ScanLimits:
        documents = self.profile.documents
        return ScanLimits(max_bytes=documents.max_bytes, extensions=documents.extensions)

    async def engine_for(self, name: str, version: Arrived) -> Scanner:
        """Return the engine that judges this version of the blob `name`."""
        return self.engine if self.reports is None else Told(await self.reports.find(name, version.etag))

    async def waits_for_report(self, name: str, version: Arrived) -> bool:
        """Whether Defender scans and hasn't said anything about this version."""
        return self.reports is not None and await self.reports.find(name, version.etag) is None
