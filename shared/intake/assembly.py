"""The slice put together, for `shared.wiring`."""

from __future__ import annotations

from shared.clients.blobs import BlobStore
from shared.clients.cosmos import Container
from shared.intake.commands import Intake
from shared.intake.documents import MovingFiles
from shared.intake.moves import Mover
from shared.intake.places import Places
from shared.intake.requests import RequestIntake
from shared.intake.store import IntakeStore
from shared.kernel.clock import Clock
from shared.organisations.store import OrganisationStore
from shared.schemes.profile import Profile


def assemble(
    cases: Container, organisations: OrganisationStore, documents: BlobStore, profile: Profile, clock: Clock
) -> Intake:
    """Build the slice on the container of the cases."""
    store, places = IntakeStore(cases), Places(organisations)
    mover = Mover(store, places, MovingFiles(documents, clock))
    return Intake(store, places, mover, RequestIntake(store, profile), clock)
