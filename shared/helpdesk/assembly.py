"""The slice put together, for `shared.wiring`."""

from __future__ import annotations

from dataclasses import dataclass

from shared.clients.blobs import BlobStore
from shared.clients.cosmos import Container
from shared.helpdesk.correspondence import GuestCorrespondent, GuestLetters
from shared.helpdesk.known_issues import KnownIssues
from shared.helpdesk.services import Helpdesk
from shared.helpdesk.store import TicketStore
from shared.kernel.clock import Clock
from shared.kernel.settings import Settings
from shared.notifications.mail.model import Mailer
from shared.outbox.store import OutboxStore
from shared.schemes.profile import Profile
from shared.uploads.services import UploadServices


@dataclass(frozen=True)
class Surroundings:
    """What the slice stands on."""

    settings: Settings
    profile: Profile
    clock: Clock
    uploads: UploadServices
    documents: BlobStore
    mailer: Mailer


@dataclass(frozen=True)
class Helpdesks:
    """Tickets, the letters to those who write without an account, and what everybody may read."""

    tickets: Helpdesk
    guests: GuestCorrespondent
    known_issues: KnownIssues


def assemble(tickets: Container, around: Surroundings) -> Helpdesks:
    """Build the slice on its own container."""
    profile, clock = around.profile, around.clock
    desk = Helpdesk(
        tickets=TicketStore(tickets, clock),
        outbox=OutboxStore(tickets),
        uploads=around.uploads,
        documents=around.documents,
        profile=profile,
        clock=clock,
    )
    letters = GuestLetters(profile.portal_name, profile.scheme_name, around.settings.portal_url.rstrip("/"))
    return Helpdesks(desk, GuestCorrespondent(desk, letters, around.mailer), KnownIssues(tickets, clock))
