"""What can be looked at without saving it: a link that shows one document, as one type that can't run anything.

The page shows a picture from memory, and a PDF in a frame of the storage's own origin: decision 0047.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from shared.cases.anywhere import CasesAnywhere
from shared.cases.document_responses import PreviewKind, PreviewLink, preview_kind
from shared.cases.links import any_document, content_disposition, visible_document
from shared.cases.model import Document
from shared.cases.store import CaseStore
from shared.clients.blobs import BlobStore
from shared.kernel.clock import Clock
from shared.kernel.errors import Invalid
from shared.kernel.principal import Principal
from shared.schemes.profile import Profile

_LIFE = timedelta(minutes=5)  # a viewer fetches the later pages of a long PDF when they are looked at
_LARGEST_PICTURE = 40_000_000  # bytes: it is held in the page's memory


async def preview_link(
    principal: Principal,
    reference: str,
    document_id: str,
    store: CaseStore,
    blobs: BlobStore,
    profile: Profile,
    clock: Clock,
) -> PreviewLink:
    """Return a link that shows a document of a case that `principal` may see: one query.

    Raises `NotFound`: `case-not-found`, `document-not-found`; `Invalid`: `preview-unsupported`, `preview-too-large`.
    """
    now = clock()
    return await _link(await visible_document(principal, reference, document_id, store, profile, now), blobs, now)


async def staff_preview_link(
    reference: str, document_id: str, cases: CasesAnywhere, blobs: BlobStore, clock: Clock
) -> PreviewLink:
    """Return a link that shows a document of a case of any organisation. Raises what `preview_link` does."""
    return await _link(await any_document(reference, document_id, cases), blobs, clock())


async def _link(document: Document, blobs: BlobStore, now: datetime) -> PreviewLink:
    kind = _kind(document)
    url, expires_at = await blobs.reading_link(
        document.blob,
        now,
        _LIFE,
        disposition=content_disposition("inline", document.name),
        media_type=document.media_type,  # one of a few, none of which a browser takes for a page
    )
    return PreviewLink(url=url, expires_at=expires_at, kind=kind, media_type=document.media_type)


def _kind(document: Document) -> PreviewKind:
    kind = preview_kind(document.media_type)
    if kind is None:
        raise Invalid("preview-unsupported", "This type of file can't be shown here. Download it instead.")
    if kind is PreviewKind.PICTURE and document.size > _LARGEST_PICTURE:
        raise Invalid("preview-too-large", "This picture is too large to be shown here. Download it instead.")
    return kind
