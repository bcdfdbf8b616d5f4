"""Staff decide whether a document is kept from the other side, as its sender asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import StringConstraints

from shared.cases.anywhere import CasesAnywhere
from shared.cases.confidentiality import Confidentiality, ConfidentialityDecision, check_confidentiality_move
from shared.cases.links import find_document
from shared.cases.model import Case, Document
from shared.cases.store import CaseStore
from shared.confidentiality.telling import deciding
from shared.idempotency.model import KeyedRequest
from shared.kernel.clock import Clock
from shared.kernel.errors import NotFound
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.uploads.model import Upload
from shared.uploads.store import UploadStore


class NewConfidentiality(Model):
    """`why` is read by whoever sent the document, be it granted or refused."""

    granted: bool
    why: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]


class ConfidentialityReceipt(Model):
    document_id: str
    confidentiality: Confidentiality


@dataclass(frozen=True)
class StaffConfidentiality:
    cases: CasesAnywhere
    store: CaseStore
    uploads: UploadStore
    clock: Clock

    async def decide(
        self, staff: Principal, where: tuple[str, str], wanted: NewConfidentiality, keyed: KeyedRequest
    ) -> ConfidentialityReceipt:
        """Decide about one document; `where` is the case's reference and the document's id.

        Raises `NotFound`: `case-not-found`, `document-not-found`; `Conflict`: `confidentiality-not-asked`,
        `confidentiality-decided`.
        """
        reference, document_id = where
        state = Confidentiality.GRANTED if wanted.granted else Confidentiality.REFUSED
        receipt = ConfidentialityReceipt(document_id=document_id, confidentiality=state)
        case = await self.cases.case(reference)
        record = keyed.within(case.organisation_id)

        async def attempt() -> ConfidentialityReceipt:
            case, items = await self.cases.with_one(reference, document_id)
            document = find_document(document_id, case.id, items)
            check_confidentiality_move(document.confidentiality, state)
            decision = ConfidentialityDecision(granted=wanted.granted, at=self.clock(), by=staff.name, why=wanted.why)
            operations = deciding(case, document, await self._upload(case, document), decision)
            return await self.store.commit_once(record, operations, receipt)

        return await self.store.once(record, ConfidentialityReceipt, attempt)

    async def _upload(self, case: Case, document: Document) -> Upload | None:
        """Return the upload that the document came with; None where it came another way or has been cleared away."""
        if document.upload_id is None:
            return None
        try:
            return await self.uploads.read(case.organisation_id, document.upload_id)
        except NotFound:
            return None
