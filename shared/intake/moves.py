"""A case goes to another business. Within an organisation that is an edit; across it is a saga of idempotent steps.

Across, in this order, so that a crash after any step is healed by the message coming again:

1. the documents that go along are copied to names of the new organisation;
2. the record of what staff did about hiding the case is copied, then the case and those documents are made in the new
   partition;
3. the old case becomes a tombstone, and with it everything of it is out of sight;
4. the old copies are deleted, so that a link given out a minute ago dies too.

The case is never in neither place. For a moment it is in both, which shows nobody anything they weren't given.
"""

from __future__ import annotations

from dataclasses import dataclass

from shared.cases.model import Case, Document
from shared.clients.cosmos import Operation
from shared.intake.documents import MovingFiles
from shared.intake.events import CaseMoved
from shared.intake.places import Places
from shared.intake.standing import Awaited, Moved, after_move_within, arriving, as_of_version
from shared.intake.store import IntakeStore, Item, put


@dataclass(frozen=True)
class Mover:
    store: IntakeStore
    places: Places
    files: MovingFiles

    async def move(self, event: CaseMoved) -> None:
        """Move the case, or go on with a move that was cut short."""
        business = await self.places.business(event.to_organisation_id, event.to_business_id)
        known, before = await self.store.standing(event.organisation_id, event.case_id)
        known = as_of_version(known, event.version)
        if isinstance(known, Moved):
            await self.follow(known)
        elif event.to_organisation_id == event.organisation_id:
            after = after_move_within(known, event, business.name)
            if after is not None:
                await self.store.commit(event.organisation_id, [put(after, before)])
        elif known is None or event.version > known.business_version:
            await self._across(known, event, business.name, before)

    async def follow(self, tombstone: Moved) -> None:
        """Bring the documents that were to go along: those that weren't there yet, or that a crash left behind."""
        documents = await self._documents(tombstone.organisation_id, tombstone.id, tombstone.document_ids)
        for document in documents:
            await self._bring(document, tombstone.to_organisation_id, tombstone.to_business_id)
        records = await self.store.hiding(tombstone.organisation_id, tombstone.id)
        await self.store.hand_on(records, tombstone.to_organisation_id, tombstone.to_business_id)
        await self.store.remove(records)

    async def _across(self, known: Case | Awaited | None, event: CaseMoved, business_name: str, before: Item) -> None:
        documents = await self._documents(event.organisation_id, event.case_id, event.document_ids)
        copies = [await self._copied(each, event.to_organisation_id, event.to_business_id) for each in documents]
        records = await self.store.hiding(event.organisation_id, event.case_id)
        await self.store.hand_on(records, event.to_organisation_id, event.to_business_id)
        there, there_before = await self.store.standing(event.to_organisation_id, event.case_id)
        arrived = arriving(known, there, event, business_name)
        operations: list[Operation] = [("upsert", (copy.to_item(),)) for copy in copies]
        if arrived is not None:
            operations.append(put(arrived, there_before))
        if operations:
            await self.store.commit(event.to_organisation_id, operations)
        await self.store.commit(event.organisation_id, [put(_tombstone(event), before)])
        await self.store.remove(records)
        for document in documents:
            await self.files.delete(document.blob)

    async def _documents(self, organisation_id: str, case_id: str, ids: tuple[str, ...]) -> list[Document]:
        if not ids:
            return []
        items = await self.store.children(organisation_id, list(ids))
        return [Document.from_item(item) for item in items if item["type"] == "document" and item["caseId"] == case_id]

    async def _bring(self, document: Document, organisation_id: str, business_id: str) -> None:
        if await self.files.exists(document.blob):
            copy = await self._copied(document, organisation_id, business_id)
            await self.store.commit(organisation_id, [("upsert", (copy.to_item(),))])
            await self.files.delete(document.blob)

    async def _copied(self, document: Document, organisation_id: str, business_id: str) -> Document:
        blob = f"{organisation_id}/moved/{document.id}"
        await self.files.copy(document.blob, blob)
        return document.model_copy(
            update={"organisation_id": organisation_id, "business_id": business_id, "blob": blob}
        )


def _tombstone(event: CaseMoved) -> Moved:
    return Moved(
        id=event.case_id,
        organisation_id=event.organisation_id,
        case_reference=event.case_reference,
        to_organisation_id=event.to_organisation_id,
        to_business_id=event.to_business_id,
        document_ids=event.document_ids,
        version=event.version,
        at=event.at,
    )
