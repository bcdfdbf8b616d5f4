"""Documents that couldn't be published, as work for staff."""

from __future__ import annotations

from typing import Any

from shared.publishing.model import Publication
from shared.uploads.states import FileState
from shared.worklist.kinds import WorkKind
from shared.worklist.model import WorkItem


def refused_publication(item: dict[str, Any]) -> WorkItem | None:
    """Return the work that a publication means: open while it is refused, until somebody puts it aside."""
    publication = Publication.from_item(item)
    file = publication.file
    if file.refusal is None:
        return None
    return WorkItem(
        id=publication.id,
        kind=WorkKind.PUBLICATION_REFUSED,
        organisation_id=publication.organisation_id,
        case_reference=publication.case_reference,
        what=f"{file.name}, published by {publication.by_name}: {file.refusal.found}",
        since=file.since,
        state="open" if file.state is FileState.REFUSED else "done",
    )
