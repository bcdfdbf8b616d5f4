"""Promises about time: late scans are tried again, and what never came is given up, with the reason."""

from __future__ import annotations

import logging

from shared.kernel.errors import NotFound
from shared.kernel.logs import log
from shared.publishing.arrivals import scan_publication
from shared.publishing.model import Publication
from shared.publishing.services import Publishing
from shared.publishing.store import Change
from shared.uploads.model import ABANDONED_AFTER, Refusal
from shared.uploads.scanning.model import Objection
from shared.uploads.scanning.reasons import refusal
from shared.uploads.states import TO_SEND, FileState

_MOST_A_VISIT = 20  # the rest wait a minute, so that a visit ends within the host's five


async def look_after_publications(desk: Publishing) -> int:
    """Scan what is overdue or delayed, give up what hasn't come for a day; return how many there were."""
    due = await desk.publications.due(desk.clock(), _MOST_A_VISIT)
    for where in due:
        try:
            await _look_after(where, desk)
        except Exception as error:  # noqa: BLE001  one file's trouble mustn't keep the others waiting
            log("publication-not-looked-after", level=logging.ERROR, exc_info=error, publication=where[1])
    return len(due)


async def _look_after(where: tuple[str, str], desk: Publishing) -> None:
    now = desk.clock()

    async def visited(publication: Publication) -> Change:
        file = publication.file
        if file.state in TO_SEND and file.since <= now - ABANDONED_AFTER:
            told = Refusal.of(refusal(Objection("file-never-arrived")))
            publication = publication.moved(FileState.REFUSED, now, refusal=told)
        return Change(publication.model_copy(update={"looked_at": now}))

    try:
        publication = await desk.publications.change(*where, visited)
    except NotFound:
        return
    # An arrival of which nobody told is found here as well.
    await scan_publication(publication.blob, desk)
