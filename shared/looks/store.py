"""Looks and activities in Cosmos DB, side by side, so that a page of the list is compared in one query."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any

from shared.clients.cosmos import Container, Operation
from shared.kernel.errors import Conflict, NotFound, Stale, Unavailable
from shared.looks.model import KINDS, Activity, Arrival, Look, activity_id, arrival_of, doer, first, look_id, looks_of

_BY_ID = "SELECT * FROM c WHERE ARRAY_CONTAINS(@ids, c.id)"
_ARRIVED = (
    "SELECT c.id, c.type, c.caseId, c.organisationId, c.at, c._ts, c.party, c.actor, c.providedBy, c.providerName,"
    " c.byParty, c.byName, c.senderName, c.sender, c.nameRemoved FROM c"
    " WHERE c.referenceKey = @key AND ARRAY_CONTAINS(@types, c.type)"
)
_AT_ONCE = 100
_OF_CASE = "SELECT c.id FROM c WHERE ENDSWITH(c.id, @case)"
_LOOKS_OF = "SELECT c.id FROM c WHERE STARTSWITH(c.id, @start)"
_DONE_BY = "SELECT * FROM c WHERE c.type = 'activity' AND c['by'] = @doer"
_TRIES = 3


class LookStore:
    def __init__(self, looks: Container, cases: Container) -> None:
        self._looks = looks
        self._cases = cases

    async def of_cases(
        self, organisation_id: str, user_id: str, case_ids: list[str]
    ) -> tuple[dict[str, Activity], dict[str, Look]]:
        """Return the activities of these cases and a person's looks at them, by case: one query."""
        ids = [*map(activity_id, case_ids), *(look_id(user_id, case_id) for case_id in case_ids)]
        items = await self._looks.all(_BY_ID, {"ids": ids}, organisation_id)
        known = {item["id"]: item for item in items}
        activities = {
            each: Activity.from_item(known[activity_id(each)]) for each in case_ids if activity_id(each) in known
        }
        looks = {
            each: Look.from_item(known[look_id(user_id, each)]) for each in case_ids if look_id(user_id, each) in known
        }
        return activities, looks

    async def arrivals(self, organisation_id: str, reference_key: str) -> list[Arrival]:
        """Return what has come onto a case: one query of few properties."""
        parameters: dict[str, Any] = {"key": reference_key, "types": list(KINDS)}
        items = await self._cases.all(_ARRIVED, parameters, organisation_id)
        return [arrival for item in items if (arrival := arrival_of(item))]

    async def look(self, organisation_id: str, user_id: str, case_id: str) -> Look | None:
        try:
            return Look.from_item(await self._looks.read(look_id(user_id, case_id), organisation_id))
        except NotFound:
            return None

    async def keep(self, look: Look) -> None:
        await self._looks.upsert(look.to_item())

    async def looks_of(self, organisation_id: str, user_id: str, limit: int) -> list[str]:
        """Return the ids of up to `limit` looks of a person."""
        page = await self._looks.page(_LOOKS_OF, {"start": looks_of(user_id)}, organisation_id, limit=limit)
        return [item["id"] for item in page.items]

    async def remove(self, organisation_id: str, ids: list[str]) -> None:
        await self._looks.batch_quietly([("delete", (each,)) for each in ids], organisation_id)

    async def forget_case(self, organisation_id: str, case_id: str) -> None:
        """Delete the activity of a case and everybody's looks at it: a look at each of the organisation."""
        page = await self._looks.page(_OF_CASE, {"case": case_id}, organisation_id, limit=_AT_ONCE)
        while page.items:
            await self.remove(organisation_id, [item["id"] for item in page.items])
            page = await self._looks.page(_OF_CASE, {"case": case_id}, organisation_id, limit=_AT_ONCE)

    async def done_by(self, organisation_id: str, name: str, limit: int) -> list[Activity]:
        """Return up to `limit` activities whose newest arrival was this person's doing: a look at each of the firm."""
        page = await self._looks.page(_DONE_BY, {"doer": doer(name)}, organisation_id, limit=limit)
        return [Activity.from_item(item) for item in page.items]

    async def rename(self, activity: Activity, name: str, now: datetime) -> None:
        """Put another name in the doer's place, unless the activity has gone on since it was read."""
        with suppress(NotFound, Stale):
            item = await self._looks.read(activity.id, activity.organisation_id)
            if item["by"] == activity.by:
                await self._looks.rewrite({**item, "by": doer(name)}, now)

    async def join(self, organisation_id: str, arrivals: list[Arrival]) -> None:
        """Take arrivals into the activities of their cases, one batch for up to a hundred cases of an organisation."""
        ids = sorted({activity_id(each.case_id) for each in arrivals})
        for _ in range(_TRIES):
            items = await self._looks.all(_BY_ID, {"ids": ids}, organisation_id)
            before = {item["id"]: Activity.from_item(item) for item in items}
            try:
                await self._looks.batch_quietly(_operations(before, arrivals), organisation_id)
            except (Conflict, Stale):  # two workers of the feed, for a moment, while one takes over
                continue
            return
        raise Unavailable("activity-contended", "Others kept changing these.", retry_after=1)


def _operations(before: dict[str, Activity], arrivals: list[Arrival]) -> list[Operation]:
    after: dict[str, Activity] = {}
    for arrival in arrivals:
        name = activity_id(arrival.case_id)
        known = after.get(name) or before.get(name)
        after[name] = known.joined(arrival) if known else first(arrival)
    return [_put(before.get(name), activity) for name, activity in after.items()]


def _put(before: Activity | None, activity: Activity) -> Operation:
    if before is None:
        return "create", (activity.to_item(),)
    return "replace", (activity.id, activity.to_item()), {"if_match_etag": before.etag}
