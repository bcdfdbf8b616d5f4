"""Requests as the scheme's staff see them: those of one case, and those of every organisation that wait for them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from shared.cases.asked import requests_of
from shared.cases.model import Case
from shared.cases.request_responses import RequestFacts, RequestOnCase
from shared.cases.search import reference_key
from shared.cases.store import CaseStore
from shared.clients.cosmos import Container
from shared.kernel.clock import Clock, as_stored
from shared.kernel.errors import NotFound
from shared.kernel.model import Model
from shared.requests.rules import proposed_due
from shared.schemes.profile import Profile

_MOST = 200
_LATELY = timedelta(days=7)
# Across partitions, so without ORDER BY; both are short, for staff work them off.
_WAITING = (
    "SELECT * FROM c WHERE c.type = 'request' AND EXISTS(SELECT VALUE m FROM m IN c.moreTime WHERE m.state = 'asked')"
)
_ANSWERED = "SELECT * FROM c WHERE c.type = 'request' AND c.state = 'answered' AND c.answer.at >= @since"


class StaffCase(Model):
    """Which case it is, for staff who ask for something on it."""

    case_reference: str
    title: str
    business_name: str
    closed: bool
    suppressed: bool


class RequestsOnCase(Model):
    """`proposed_due` is the last day the scheme usually gives; `most_open` how many may be open at once."""

    case: StaffCase
    requests: tuple[RequestOnCase, ...]
    proposed_due: date
    most_open: int


class RequestInList(RequestFacts):
    case_reference: str
    business_id: str


class WaitingRequests(Model):
    """`more_time` waits for an answer, the longest-waiting first; `answered` are those of the last seven days."""

    more_time: tuple[RequestInList, ...]
    answered: tuple[RequestInList, ...]


class RequestLists:
    def __init__(self, cases: Container) -> None:
        self._cases = cases

    async def waiting(self, clock: Clock) -> WaitingRequests:
        """Return what staff are waited for, and what came in: two queries over all organisations."""
        asks = await self._found(_WAITING, {})
        answered = await self._found(_ANSWERED, {"since": as_stored(clock() - _LATELY)})
        return WaitingRequests(
            more_time=tuple(sorted(asks, key=lambda each: each.more_time[-1].at)),
            answered=tuple(sorted(answered, key=lambda each: each.answer.at if each.answer else each.at, reverse=True)),
        )

    async def _found(self, text: str, parameters: dict[str, Any]) -> list[RequestInList]:
        found = await self._cases.everywhere(text, parameters, limit=_MOST)
        return [RequestInList.from_item(item) for item in found]


async def requests_on_case(reference: str, store: CaseStore, profile: Profile, clock: Clock) -> RequestsOnCase:
    """Return what is asked on a case, whichever organisation has it. Raises `NotFound("case-not-found")`."""
    item = await store.anywhere(reference_key(reference))
    if item is None:
        raise NotFound("case-not-found", "There is no such case.")
    case, now = Case.from_item(item), clock()
    family = await store.family(case.organisation_id, case.reference_key)
    return RequestsOnCase(
        case=StaffCase(
            case_reference=case.case_reference,
            title=case.title,
            business_name=case.business_name,
            closed=case.is_closed,
            suppressed=case.suppressed,
        ),
        requests=requests_of([each for each in family if each["type"] == "request"], now, profile),
        proposed_due=proposed_due(now, profile),
        most_open=profile.requests.most_open,
    )
