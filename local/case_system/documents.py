"""Puts real sample files where the portal keeps the documents of cases."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from local.case_system.known_case import KnownCase, stable_id
from local.seed.files import SampleFile, sample_files
from shared.intake.events import DocumentFact
from shared.schemes.casework import Party

if TYPE_CHECKING:
    from azure.storage.blob.aio import ContainerClient

_BY_SCHEME = frozenset({"view", "closure-letter", "call-summary", "contact-notes"})


class DocumentShelf:
    def __init__(self, documents: ContainerClient, types: tuple[str, ...]) -> None:
        self._documents = documents
        self._types = types

    @cached_property
    def _files(self) -> dict[str, SampleFile]:
        return sample_files()

    def document_id(self, case: KnownCase, key: str) -> str:
        return stable_id("document", case.id, key)

    async def publish(self, case: KnownCase, key: str) -> DocumentFact:
        """Upload the file, under the same name however often, and return the fact that it is there."""
        file, document_id = self._files[key], self.document_id(case, key)
        blob = f"{case.organisation_id}/case-system/{document_id}"
        await self._documents.upload_blob(blob, file.content, overwrite=True)
        known = file.document_type in self._types
        return DocumentFact(
            id=document_id,
            name=file.name,
            document_type=file.document_type if known else self._types[-1],
            provided_by=Party.SCHEME if key in _BY_SCHEME else Party.CONSUMER,
            size=len(file.content),
            media_type=file.media_type,
            sha256=file.sha256,
            blob=blob,
        )
