"""What the verbs of this slice work with."""

from __future__ import annotations

from dataclasses import dataclass

from shared.cases.anywhere import CasesAnywhere
from shared.cases.store import CaseStore
from shared.intake.store import IntakeStore
from shared.kernel.clock import Clock
from shared.publishing.store import PublicationStore
from shared.schemes.profile import Profile
from shared.uploads.services import UploadServices


@dataclass(frozen=True)
class Publishing:
    """`uploads` brings quarantine and the scan, which published documents share with the uploads of businesses."""

    publications: PublicationStore
    anywhere: CasesAnywhere
    cases: CaseStore
    standing: IntakeStore
    uploads: UploadServices
    profile: Profile
    clock: Clock
