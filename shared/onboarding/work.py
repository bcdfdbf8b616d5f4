"""What a request for access means for the staff's worklist."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from shared.kernel.calendar import Calendar, DayKind, Term
from shared.onboarding.model import AccessRequest, RequestState
from shared.schemes.profile import Profile
from shared.worklist.kinds import WorkKind
from shared.worklist.model import WorkItem

_END_OF_DAY = time(17)


def access_request_work(change: dict[str, Any], profile: Profile) -> WorkItem | None:
    """Return the work: open while a request waits for staff, done while its requester has the turn and at the end."""
    request = AccessRequest.from_item(change)
    if request.confirmed_at is None:
        return None
    since = max([request.confirmed_at, *(entry.at for entry in request.conversation)])
    return WorkItem(
        id=request.id,
        kind=WorkKind.ACCESS_REQUEST,
        organisation_id=request.organisation_id,
        what=f"{request.number}, {'answered' if request.conversation else 'new'}",
        since=since,
        due=answer_due(since, profile.calendar(), profile.onboarding.answered_within_days),
        state="open" if request.state is RequestState.WAITING else "done",
    )


def answer_due(since: datetime, calendar: Calendar, days: int) -> datetime:
    """Return the end of the last working day on which staff are to answer."""
    return calendar.deadline(calendar.today(since), Term(days=days, kind=DayKind.WORKING, end=_END_OF_DAY)).due_at
