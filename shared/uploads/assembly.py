"""The slice put together, for `shared.wiring`."""

from __future__ import annotations

from shared.cases.store import CaseStore
from shared.clients.blobs import BlobStore
from shared.clients.cosmos import Container
from shared.kernel.clock import Clock
from shared.kernel.settings import Settings
from shared.schemes.profile import Profile
from shared.uploads.blobs import UploadBlobs
from shared.uploads.results import ReportStore
from shared.uploads.scanning.clamd import Clamd
from shared.uploads.scanning.yara import Yara
from shared.uploads.services import UploadServices
from shared.uploads.store import UploadStore


def assemble(
    cases: Container, quarantine: BlobStore, documents: BlobStore, settings: Settings, profile: Profile, clock: Clock
) -> UploadServices:
    """Build the slice on the container of the cases, with the scanner that the settings choose."""
    return UploadServices(
        store=UploadStore(cases),
        cases=CaseStore(cases),
        blobs=UploadBlobs(quarantine, documents, clock),
        engine=Clamd(settings.clamd) if settings.clamd else Yara(),
        profile=profile,
        clock=clock,
        reports=ReportStore(cases) if settings.defender else None,
    )
