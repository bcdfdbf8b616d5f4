"""Links to documents: one file, for reading, as an attachment, for one minute."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal
from urllib.parse import quote

from shared.cases.anywhere import CasesAnywhere
from shared.cases.confidentiality import may_see
from shared.cases.document_responses import DocumentLink
from shared.cases.model import Document
from shared.cases.queries import visible_case
from shared.cases.search import reference_key
from shared.cases.store import CaseStore
from shared.clients.blobs import BlobStore
from shared.kernel.clock import Clock
from shared.kernel.errors import NotFound
from shared.kernel.principal import Principal
from shared.schemes.casework import Party
from shared.schemes.profile import Profile

_LIFE = timedelta(minutes=1)


async def document_link(
    principal: Principal,
    reference: str,
    document_id: str,
    store: CaseStore,
    blobs: BlobStore,
    profile: Profile,
    clock: Clock,
) -> DocumentLink:
    """Return a link to a document of a case that `principal` may see: one query.

    Raises `NotFound`: `case-not-found`, `document-not-found`.
    """
    now = clock()
    document = await visible_document(principal, reference, document_id, store, profile, now)
    return await saving_link(document.blob, document.name, blobs, now)


async def staff_document_link(
    reference: str, document_id: str, cases: CasesAnywhere, blobs: BlobStore, clock: Clock
) -> DocumentLink:
    """Return a link to a document of a case of any organisation. Raises `NotFound` as `document_link` does."""
    document = await any_document(reference, document_id, cases)
    return await saving_link(document.blob, document.name, blobs, clock())


async def visible_document(
    principal: Principal, reference: str, document_id: str, store: CaseStore, profile: Profile, now: datetime
) -> Document:
    """Return a document that `principal` may see: one query. One that is kept back from the business doesn't exist."""
    items = await store.case_and_one(principal.organisation_id, reference_key(reference), document_id)
    case = visible_case(items, principal, profile, now)
    document = find_document(document_id, case.id, items)
    if not may_see(Party.BUSINESS, document.provided_by, document.confidentiality):
        raise _missing()
    return document


async def any_document(reference: str, document_id: str, cases: CasesAnywhere) -> Document:
    """Return a document of a case of any organisation."""
    case, items = await cases.with_one(reference, document_id)
    return find_document(document_id, case.id, items)


async def saving_link(blob: str, file_name: str, blobs: BlobStore, now: datetime) -> DocumentLink:
    """Return a link that saves one blob under `file_name`."""
    url, expires_at = await blobs.reading_link(
        blob,
        now,
        _LIFE,
        disposition=content_disposition("attachment", file_name),
        media_type="application/octet-stream",  # never rendered, whatever it claims to be
    )
    return DocumentLink(url=url, expires_at=expires_at)


def find_document(document_id: str, case_id: str, items: list[dict[str, object]]) -> Document:
    """Return the document of a case among `items`, or raise `NotFound("document-not-found")`."""
    for item in items:
        if item["id"] == document_id and item["type"] == "document" and item["caseId"] == case_id:
            return Document.from_item(item)
    raise _missing()


def _missing() -> NotFound:
    return NotFound("document-not-found", "There is no such document on this case.")


def content_disposition(disposition: Literal["attachment", "inline"], file_name: str) -> str:
    """Return the Content-Disposition that saves or shows a file, its name in ASCII and in full (RFC 6266)."""
    plain = "".join(
        letter if letter.isascii() and letter.isprintable() and letter not in '"\\%' else "_" for letter in file_name
    )
    return f"{disposition}; filename=\"{plain}\"; filename*=UTF-8''{quote(file_name, safe='')}"
