"""Files that staff publish: scanned by the same pipeline as every upload, and only then on their case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from shared.cases.model import Case
from shared.intake.store import PURGED
from shared.kernel.errors import Conflict, NotFound
from shared.publishing.facts import publishing
from shared.publishing.model import MOVED_AWAY, PUBLISHED_FILES, Publication
from shared.publishing.services import Publishing
from shared.publishing.store import Change
from shared.uploads.model import find_file
from shared.uploads.scanning.model import ScanLimits
from shared.uploads.services import UploadServices
from shared.uploads.states import FileState
from shared.uploads.verdicts import Awaited, Move, Step


@dataclass(frozen=True)
class PublicationRecipient:
    desk: Publishing

    @property
    def uploads(self) -> UploadServices:
        return self.desk.uploads

    @property
    def limits(self) -> ScanLimits:
        return self.uploads.limits

    async def move(self, name: str, step: Step) -> Awaited | None:
        organisation_id, publication_id, file_id = PUBLISHED_FILES.parts(name)

        async def moved(publication: Publication) -> Change | None:
            now = self.desk.clock()
            move = step(find_file((publication.file,), file_id), now)
            return move and await _moved(publication, move, now, self.desk)

        try:
            return Awaited((await self.desk.publications.change(organisation_id, publication_id, moved)).file)
        except NotFound:
            return None


async def _moved(publication: Publication, move: Move, now: datetime, desk: Publishing) -> Change:
    """Return the publication with its file moved; a clean one is on the case with the same batch, if that is there."""
    if move.state is not FileState.CLEAN:
        return Change(publication.moved(move.state, now, **move.changes))
    case = await _case(publication, desk)
    if case is None:
        return Change(publication.moved(FileState.REFUSED, now, refusal=MOVED_AWAY))
    clean = publication.moved(FileState.CLEAN, now, **move.changes)
    return Change(clean.moved(FileState.RECEIVED, now), publishing(case, clean, now))


async def _case(publication: Publication, desk: Publishing) -> Case | None:
    try:
        known, _ = await desk.standing.standing(publication.organisation_id, publication.case_id)
    except Conflict as conflict:
        if conflict.code == PURGED:
            return None
        raise
    return known if isinstance(known, Case) else None
