"""Screenshots on their way: declared with a message, sent straight to quarantine, read by staff once they are clean."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from shared.cases.document_responses import DocumentLink
from shared.cases.links import saving_link
from shared.helpdesk.model import LIMITS, MOST_FILES, SCREENSHOTS, Ticket
from shared.helpdesk.services import Helpdesk
from shared.kernel.errors import Conflict, Invalid
from shared.kernel.model import Model
from shared.uploads.model import UploadFile
from shared.uploads.responses import FileLink
from shared.uploads.scanning.declared import declare
from shared.uploads.scanning.model import Objection
from shared.uploads.scanning.reasons import refusal
from shared.uploads.states import TO_SEND, FileState


class NewScreenshot(Model):
    """`size` in bytes; `sha256` in hex: what arrives must be what was announced."""

    name: Annotated[str, StringConstraints(max_length=1000)]
    size: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


Screenshots = Annotated[tuple[NewScreenshot, ...], Field(max_length=MOST_FILES)]


def declared(new: tuple[NewScreenshot, ...], now: datetime) -> tuple[UploadFile, ...]:
    """Return the files as they may be sent. Raises `Invalid` with the scan's own reason for one that may not."""
    return tuple(_declared(each, now) for each in new)


def _declared(new: NewScreenshot, now: datetime) -> UploadFile:
    try:
        file = declare(new.name, new.size, LIMITS)
    except Objection as objection:
        words = refusal(objection)
        raise Invalid(words.code, f"{new.name}: {words.found} {words.advice}", found=words.found) from None
    return UploadFile.announced(file, new.sha256, now)


async def links_for(ticket: Ticket, file_ids: tuple[str, ...], desk: Helpdesk) -> tuple[FileLink, ...]:
    """Return where to send those of the files that haven't come yet."""
    waiting = [file for file in ticket.files if file.id in file_ids and file.state in TO_SEND]
    return tuple([await _link(ticket, file, desk) for file in waiting])


async def renewed_link(ticket: Ticket, file_id: str, desk: Helpdesk) -> FileLink:
    """Return a new link for a file whose sending failed. Raises `Conflict("file-arrived")`."""
    file = ticket.file(file_id)
    if file.state not in TO_SEND:
        raise Conflict("file-arrived", "This file has arrived already.", state=str(file.state))
    return await _link(ticket, file, desk)


async def reading_link(ticket: Ticket, file_id: str, desk: Helpdesk) -> DocumentLink:
    """Return a one-minute link to a screenshot, as an attachment. Raises `Conflict("file-not-clean")` before that."""
    file = ticket.file(file_id)
    if file.state is not FileState.CLEAN:
        raise Conflict("file-not-clean", "This file can't be opened: its check isn't over, or found something.")
    name = SCREENSHOTS.name(ticket.organisation_id, ticket.id, file.id)
    return await saving_link(name, file.name, desk.documents, desk.clock())


async def _link(ticket: Ticket, file: UploadFile, desk: Helpdesk) -> FileLink:
    url, expires_at = await desk.uploads.blobs.link(SCREENSHOTS.name(ticket.organisation_id, ticket.id, file.id))
    return FileLink(file_id=file.id, name=file.name, url=url, expires_at=expires_at)
