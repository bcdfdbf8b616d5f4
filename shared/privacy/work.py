"""What a request means for staff: helpdesk looks into it, security decides on what was proposed."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from shared.privacy.model import PrivacyRequest, PrivacyState
from shared.worklist.kinds import WorkKind
from shared.worklist.model import WorkItem

_WAITING = {WorkKind.PRIVACY_REQUEST: PrivacyState.RECEIVED, WorkKind.PRIVACY_DECISION: PrivacyState.PROPOSED}


def to_handle(item: dict[str, Any]) -> WorkItem | None:
    """Return the work of whoever looks into a request."""
    return _work(item, WorkKind.PRIVACY_REQUEST)


def to_decide(item: dict[str, Any]) -> WorkItem | None:
    """Return the work of whoever decides on a proposal."""
    return _work(item, WorkKind.PRIVACY_DECISION)


def _work(item: dict[str, Any], kind: WorkKind) -> WorkItem:
    request = PrivacyRequest.from_item(item)
    first = request.log[0].at if request.log else request.updated_at
    return WorkItem(
        id=request.id,
        kind=kind,
        organisation_id=request.organisation_id,
        what=f"{str(request.right).capitalize()}, came in on {request.received_on:%d %B %Y}",
        since=first,
        due=datetime.combine(request.due, time(23, 59), UTC),
        state="open" if request.state is _WAITING[kind] else "done",
    )
