"""What the verbs of this slice work with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from shared.clients.blobs import BlobStore
from shared.helpdesk.store import TicketStore
from shared.kernel.clock import Clock
from shared.outbox.store import OutboxStore
from shared.schemes.profile import Profile
from shared.uploads.services import UploadServices


@dataclass(frozen=True)
class Helpdesk:
    """`uploads` brings quarantine and the scan, which screenshots share with the files of cases."""

    tickets: TicketStore
    outbox: OutboxStore
    uploads: UploadServices
    documents: BlobStore
    profile: Profile
    clock: Clock

    @property
    def kept(self) -> timedelta:
        """How long a ticket is kept once it is resolved."""
        return timedelta(days=self.profile.retention.ticket_days)
