"""Cases with a deadline on given days, of every organisation; and how far the reminders have come."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from shared.cases.model import OpenRequest
from shared.clients.cosmos import Container
from shared.deadlines.model import Progress
from shared.kernel.errors import NotFound

_BUSINESS_FILE = "business file"
_MOST = 50_000  # a day's deadlines of a whole national scheme are some thousand
_BUSINESS_FILE_DUE = (
    "SELECT c.id, c.organisationId, c.caseReference, c.title, c.businessFileRequiredBy FROM c"
    " WHERE c.type = 'case' AND c.closed = false AND c.suppressed = false"
    " AND IS_NULL(c.businessFileReceivedDate) AND NOT IS_NULL(c.movedToInvestigationDate)"
    " AND ARRAY_CONTAINS(@days, c.businessFileRequiredBy)"
)


_REQUESTS_DUE = (
    "SELECT c.id, c.organisationId, c.caseReference, c.title, c.openRequests FROM c"
    " WHERE c.type = 'case' AND c.closed = false AND c.suppressed = false"
    " AND EXISTS(SELECT VALUE r FROM r IN c.openRequests WHERE ARRAY_CONTAINS(@days, r.due))"
)


class DueCase(NamedTuple):
    """`due_id` is that of what is due: the case itself for its business file, else a request, asked for as `what`."""

    due_id: str
    organisation_id: str
    reference: str
    title: str
    last_day: date
    what: str


class DeadlineStore:
    def __init__(self, cases: Container, notifications: Container) -> None:
        self._cases = cases
        self._notifications = notifications

    async def business_files_due(self, days: Collection[date]) -> list[DueCase]:
        """Return the open cases whose business file is missing and required by one of `days`."""
        parameters = {"days": [day.isoformat() for day in days]}
        found = await self._cases.everywhere(_BUSINESS_FILE_DUE, parameters, limit=_MOST)
        return [
            DueCase(
                due_id=item["id"],
                organisation_id=item["organisationId"],
                reference=item["caseReference"],
                title=item["title"],
                last_day=date.fromisoformat(item["businessFileRequiredBy"]),
                what=_BUSINESS_FILE,
            )
            for item in found
        ]

    async def requests_due(self, days: Collection[date]) -> list[DueCase]:
        """Return what is asked for on open cases, still unanswered and due on one of `days`."""
        parameters = {"days": [day.isoformat() for day in days]}
        found = await self._cases.everywhere(_REQUESTS_DUE, parameters, limit=_MOST)
        return [
            DueCase(request.id, item["organisationId"], item["caseReference"], item["title"], request.due, request.what)
            for item in found
            for request in map(OpenRequest.model_validate, item["openRequests"])
            if request.due in days
        ]

    async def last_told(self) -> date | None:
        try:
            return Progress.from_item(await self._notifications.read("deadlines", "system")).day
        except NotFound:
            return None

    async def told(self, day: date) -> None:
        await self._notifications.upsert(Progress(day=day).to_item())
