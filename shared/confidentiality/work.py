"""Documents whose confidentiality waits for a decision, as work for staff."""

from __future__ import annotations

from typing import Any

from shared.cases.confidentiality import Confidentiality
from shared.worklist.kinds import WorkKind
from shared.worklist.model import WorkItem


def confidentiality_asked(item: dict[str, Any]) -> WorkItem | None:
    """Return the work that a document means: open while its sender waits for an answer."""
    state = Confidentiality(item.get("confidentiality", Confidentiality.NONE))
    if state is Confidentiality.NONE:
        return None
    return WorkItem(
        id=item["id"],
        kind=WorkKind.CONFIDENTIALITY_ASKED,
        organisation_id=item["organisationId"],
        case_reference=item["caseReference"],
        what="A document that its sender asks to keep confidential",
        since=item["at"],
        state="open" if state is Confidentiality.ASKED else "done",
    )
