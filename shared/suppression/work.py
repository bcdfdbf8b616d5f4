"""Asks to hide a case, as work for staff."""

from __future__ import annotations

from typing import Any

from shared.cases.suppression import SuppressionAskState
from shared.worklist.kinds import WorkKind
from shared.worklist.model import WorkItem


def suppression_asked(item: dict[str, Any]) -> WorkItem | None:
    """Return the work that an update means: open while it asks for its case to be hidden and has no answer."""
    ask = item.get("suppression")
    if ask is None:
        return None
    return WorkItem(
        id=item["id"],
        kind=WorkKind.SUPPRESSION_ASKED,
        organisation_id=item["organisationId"],
        case_reference=item["caseReference"],
        what="The business asks that nobody there sees this case",
        since=item["at"],
        state="open" if ask["state"] == SuppressionAskState.ASKED else "done",
    )
