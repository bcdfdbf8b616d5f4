"""What the verbs of this slice work with, and the scheme's rules in the scanner's terms."""

from __future__ import annotations

from dataclasses import dataclass

from shared.cases.store import CaseStore
from shared.kernel.clock import Clock
from shared.schemes.profile import Profile
from shared.uploads.alerts import AlertStore
from shared.uploads.blobs import UploadBlobs
from shared.uploads.scanning.engine import Scanner
from shared.uploads.scanning.model import ScanLimits
from shared.uploads.store import UploadStore


@dataclass(frozen=True)
class UploadServices:
    store: UploadStore
    cases: CaseStore
    blobs: UploadBlobs
    alerts: AlertStore
    engine: Scanner
    profile: Profile
    clock: Clock

    @property
    def limits(self) -> ScanLimits:
        documents = self.profile.documents
        return ScanLimits(max_bytes=documents.max_bytes, extensions=documents.extensions)
