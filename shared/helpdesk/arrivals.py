"""Screenshots of tickets: scanned by the same pipeline as every upload, and only then shown to staff."""

from __future__ import annotations

from dataclasses import dataclass

from shared.helpdesk.model import LIMITS, SCREENSHOTS, Ticket
from shared.helpdesk.services import Helpdesk
from shared.kernel.errors import NotFound
from shared.uploads.scanning.model import ScanLimits
from shared.uploads.services import UploadServices
from shared.uploads.verdicts import Awaited, Step


@dataclass(frozen=True)
class TicketRecipient:
    desk: Helpdesk

    @property
    def uploads(self) -> UploadServices:
        return self.desk.uploads

    @property
    def limits(self) -> ScanLimits:
        return LIMITS

    async def move(self, name: str, step: Step) -> Awaited | None:
        organisation_id, ticket_id, file_id = SCREENSHOTS.parts(name)

        def moved(ticket: Ticket) -> Ticket | None:
            now = self.desk.clock()
            move = step(ticket.file(file_id), now)
            return move and ticket.file_moved(file_id, move.state, now, **move.changes)

        try:
            return Awaited((await self.desk.tickets.change((organisation_id, ticket_id), moved)).file(file_id))
        except NotFound:
            return None
