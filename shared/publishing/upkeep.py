"""Promises about time: late scans are tried again, and what never came is given up, with the reason."""

from __future__ import annotations

from functools import partial

from shared.kernel.errors import NotFound
from shared.publishing.arrivals import PublicationRecipient
from shared.publishing.model import Publication
from shared.publishing.services import Publishing
from shared.publishing.store import Change
from shared.uploads.states import FileState
from shared.uploads.verdicts import scan_arrival
from shared.uploads.watchdog import MOST_A_VISIT, NEVER_ARRIVED, look_after


async def look_after_publications(desk: Publishing) -> int:
    """Scan what is overdue or delayed, give up what hasn't come for a day; return how many there were."""
    due = await desk.publications.due(desk.clock(), MOST_A_VISIT)
    return await look_after(due, partial(_visit, desk))


async def _visit(desk: Publishing, organisation_id: str, publication_id: str) -> None:
    now = desk.clock()

    async def visited(publication: Publication) -> Change:
        if publication.file.never_came(now):
            publication = publication.moved(FileState.REFUSED, now, refusal=NEVER_ARRIVED)
        return Change(publication.model_copy(update={"looked_at": now}))

    try:
        publication = await desk.publications.change(organisation_id, publication_id, visited)
    except NotFound:
        return
    # An arrival of which nobody told is found here as well.
    await scan_arrival(publication.blob, PublicationRecipient(desk))
