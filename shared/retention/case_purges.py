"""Purges cases that were closed longer ago than the scheme keeps them, with all that belongs to them.

A run (`running`) collects them, and purges them once that was approved where they are many. The case itself becomes a
tombstone first, on condition that it still is as it was read: from then on nobody sees it, a hold that comes a moment
later finds nothing, and messages of before can't bring it back. Then what belongs to it goes, files before the items
that name them. A stop in between leaves a tombstone that isn't cleared, which the slice goes on with when it comes
again, and otherwise the next run.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from shared.audit.trail import AuditTrail
from shared.cases.model import PurgedCase
from shared.clients.blobs import BlobStore
from shared.clients.cosmos import Container
from shared.forgetting.ledger import Ledger
from shared.forgetting.model import CaseEntry
from shared.kernel.calendar import Calendar
from shared.kernel.clock import Clock
from shared.kernel.errors import NotFound, Stale
from shared.looks.store import LookStore
from shared.publishing.model import Publication
from shared.references.store import ReferenceStore
from shared.retention.case_rules import OVER, before_day, due_after, due_day, is_due
from shared.retention.model import Act, CaseOver, Line
from shared.retention.record import timer_entry
from shared.schemes.service import Retention
from shared.uploads.model import Upload, blob_name
from shared.views.store import ViewStore
from shared.worklist.store import WorkStore

Item = dict[str, Any]
_IN_BATCH = 100
_TOMBSTONE_STAYS = 120 * 86_400  # seconds: longer than a message waits in a queue and then among the stuck work
_LEFT = "SELECT * FROM c WHERE c.type = 'purged' AND IS_NULL(c.clearedAt)"
_FILES = "SELECT VALUE c.blob FROM c WHERE c.type = 'document' AND c.caseId = @case"
_UPLOADS = "SELECT * FROM c WHERE c.type = 'upload' AND c.caseId = @case"
_PUBLICATIONS = "SELECT * FROM c WHERE c.type = 'publication' AND c.caseId = @case"
_CHILDREN = "SELECT c.id FROM c WHERE c.caseId = @case"


@dataclass(frozen=True)
class CasePurges:
    """The verbs, with what they work on."""

    cases: Container
    documents: BlobStore
    quarantine: BlobStore
    references: ReferenceStore
    work: WorkStore
    views: ViewStore
    looks: LookStore
    ledger: Ledger
    trail: AuditTrail
    calendar: Calendar
    retention: Retention
    clock: Clock

    async def go_on(self, organisation_id: str) -> None:
        """Clear what a stop left behind."""
        for item in await self.cases.all(_LEFT, {}, organisation_id):
            await self._clear(PurgedCase.from_item(item))

    async def due(self, organisation_id: str, *, after: str, limit: int) -> list[Line]:
        """Return up to `limit` cases that may go, by id from `after` on."""
        facts = {"before": self._before().isoformat(), "after": after}
        return [self._line(item) for item in await self.cases.all(due_after(limit), facts, organisation_id)]

    async def purge(self, line: Line) -> bool:
        """Purge a case that was collected, if it still is due; return whether it is gone, by this try or one before."""
        try:
            item = await self.cases.read(line.case_id or "", line.organisation_id)
        except NotFound:
            return False
        if item["type"] == "purged":
            await self._finish(PurgedCase.from_item(item))
            return True
        return is_due(item, self._before()) and await self._purge(item)

    async def ahead(self, limit: int) -> list[CaseOver]:
        """Return up to `limit` cases of all organisations whose time is over, those that are kept included."""
        items = await self.cases.everywhere(OVER, {"before": self._before().isoformat()}, limit=limit)
        return [CaseOver.from_item(item) for item in items]

    async def replay(self, since: date) -> int:
        """Purge again what the ledger has purged since a day and a restore has brought back; return how many."""
        back = 0
        async for entry in self.ledger.cases_since(since):
            with suppress(NotFound):
                item = await self.cases.read(entry.case_id, entry.organisation_id)
                if item["type"] == "case":
                    back += await self._purge(item)
        return back

    def _before(self) -> date:
        return before_day(self.clock(), self.calendar, self.retention)

    def _line(self, item: Item) -> Line:
        on = due_day(date.fromisoformat(item["closureDate"]), self.retention)
        return Line(organisation_id=item["organisationId"], case_id=item["id"], act=Act.PURGE, on=on)

    async def _purge(self, case: Item) -> bool:
        keys = (case["referenceKey"], case.get("migratedKey"))
        tombstone = PurgedCase(
            id=case["id"],
            organisation_id=case["organisationId"],
            case_reference=case["caseReference"],
            reference_keys=tuple(key for key in keys if key),
            purged_at=self.clock(),
        )
        entry = timer_entry(tombstone.organisation_id, tombstone.id, "case.purged-by-retention", self.clock())
        await self.trail.write(entry)
        try:
            kept = await self.cases.replace(tombstone.to_item(), etag=case["_etag"])
        except (NotFound, Stale):  # changed a moment ago, perhaps put on hold: the next run looks again
            return False
        await self._clear(PurgedCase.from_item(kept))
        return True

    async def _finish(self, tombstone: PurgedCase) -> None:
        if tombstone.cleared_at is None:
            await self._clear(tombstone)

    async def _clear(self, tombstone: PurgedCase) -> None:
        """Delete everything that belonged to the case; each step finds what is left, so all of it can be repeated."""
        organisation_id, case_id = tombstone.organisation_id, tombstone.id
        await self._files(organisation_id, case_id)
        await self._children(organisation_id, case_id)
        for key in tombstone.reference_keys:
            await self.references.remove(key, case_id)
        if tombstone.case_reference:
            await self.work.forget_case(tombstone.case_reference)
        await self.views.forget_case(organisation_id, case_id)
        await self.looks.forget_case(organisation_id, case_id)
        entry = CaseEntry(organisation_id=organisation_id, case_id=case_id, purged_at=tombstone.purged_at)
        await self.ledger.write(entry)
        blank = {"case_reference": None, "reference_keys": (), "cleared_at": self.clock(), "ttl": _TOMBSTONE_STAYS}
        with suppress(NotFound, Stale):
            await self.cases.replace(tombstone.model_copy(update=blank).to_item(), etag=tombstone.etag)

    async def _files(self, organisation_id: str, case_id: str) -> None:
        for blob in await self.cases.all(_FILES, {"case": case_id}, organisation_id):
            await self.documents.remove(blob)
        for item in await self.cases.all(_UPLOADS, {"case": case_id}, organisation_id):
            upload = Upload.from_item(item)
            for file in upload.files:
                await self._file(blob_name(organisation_id, upload.id, file.id))
        for item in await self.cases.all(_PUBLICATIONS, {"case": case_id}, organisation_id):
            await self._file(Publication.from_item(item).blob)

    async def _file(self, name: str) -> None:
        await self.quarantine.remove(name)
        await self.documents.remove(name)

    async def _children(self, organisation_id: str, case_id: str) -> None:
        while True:
            page = await self.cases.page(_CHILDREN, {"case": case_id}, organisation_id, limit=_IN_BATCH)
            if page.items:
                with suppress(NotFound):  # a twin or a TTL was faster: look again
                    deletes = [("delete", (item["id"],)) for item in page.items]
                    await self.cases.batch_quietly(deletes, organisation_id)
            elif not page.continuation:
                return
