"""Asks for more time that wait for staff, as work."""

from __future__ import annotations

from typing import Any

from shared.requests.model import Request
from shared.requests.states import RequestState
from shared.worklist.kinds import WorkKind
from shared.worklist.model import WorkItem


def more_time_asked(item: dict[str, Any]) -> WorkItem | None:
    """Return the work that a request means: open while it is, and an ask for more time has no answer.

    It says what was asked for and nobody's words about why: those are on the page of the request.
    """
    request = Request.from_item(item)
    if not request.more_time:
        return None
    waiting = request.waiting_ask
    return WorkItem(
        id=request.id,
        kind=WorkKind.MORE_TIME_ASKED,
        organisation_id=request.organisation_id,
        case_reference=request.case_reference,
        what=f"More time is asked for: {request.what}",
        since=(waiting or request.more_time[-1]).at,
        state="open" if waiting and request.state is RequestState.OPEN else "done",
    )
