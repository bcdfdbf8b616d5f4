"""What the API says about the documents of a case, and the links to them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import computed_field

from shared.cases.confidentiality import Confidentiality, ConfidentialityDecision
from shared.kernel.model import Model, Stored
from shared.schemes.casework import Party


class PreviewKind(StrEnum):
    PDF = "pdf"
    PICTURE = "picture"


_SHOWN = {
    "application/pdf": PreviewKind.PDF,
    "image/png": PreviewKind.PICTURE,
    "image/jpeg": PreviewKind.PICTURE,
    "image/gif": PreviewKind.PICTURE,
    "image/bmp": PreviewKind.PICTURE,
}


def preview_kind(media_type: str) -> PreviewKind | None:
    """Return how a document of this type can be looked at without saving it; None where it can only be saved."""
    return _SHOWN.get(media_type)


class DocumentOnCase(Stored):
    """`size` in bytes; `sha256` lets a page see that a file is on the case already, before sending it again."""

    id: str
    name: str
    document_type: str
    provided_by: Party
    provider_name: str | None
    comment: str
    size: int
    media_type: str
    sha256: str
    at: datetime
    confidentiality: Confidentiality
    confidentiality_decision: ConfidentialityDecision | None = None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def preview(self) -> PreviewKind | None:
        return preview_kind(self.media_type)


class DocumentLink(Model):
    """A link to one document, as an attachment; it dies at `expires_at` (UTC)."""

    url: str
    expires_at: datetime


class PreviewLink(Model):
    """A link that shows one document, as `media_type` and nothing else; it dies at `expires_at` (UTC)."""

    url: str
    expires_at: datetime
    kind: PreviewKind
    media_type: str
