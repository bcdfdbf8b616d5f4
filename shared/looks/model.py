"""What is new on a case since a person last looked. Container `looks`, one partition an organisation.

Two things are compared, and both come from the database's own clock (`_ts`): when the newest thing on a case arrived,
and how far somebody had been shown its things. So no clock of ours can hide anything, and something dated last week
that arrives today is new.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from pydantic import Field

from shared.kernel.model import Model, Stored
from shared.kernel.principal import Principal
from shared.schemes.casework import Party

FRESH = timedelta(days=7)  # how long a case that somebody never opened is marked for what happens on it
_KEPT = 400 * 24 * 3600  # seconds: who hasn't looked for a year begins anew

KINDS = ("document", "event", "message", "outcome", "update")
_ACTORS = {
    "document": "providerName",
    "event": "actor",
    "message": "sender",
    "outcome": "byName",
    "update": "senderName",
}
_PARTIES = {"document": "providedBy", "event": "party", "outcome": "byParty"}


class Arrival(Model):
    """Something came onto a case. `by` is whose doing it was: one's own is never news."""

    item_id: str
    case_id: str
    organisation_id: str
    by: str
    arrived: int
    at: datetime


class Activity(Stored):
    """The newest arrival on a case, and the newest by anybody else than whoever did that: so one's own can be left out.

    Seeing arrivals twice, or in another order, gives the same.
    """

    type: Literal["activity"] = "activity"
    id: str
    organisation_id: str
    by: str
    arrived: int
    others_arrived: int = 0
    at: datetime  # when the newest happened, as the scheme dates it
    ttl: int = _KEPT
    etag: str | None = Field(None, alias="_etag", exclude=True)

    def joined(self, other: Arrival) -> Activity:
        """Return this with `other` taken in."""
        at = max(self.at, other.at)
        if other.by == self.by:
            return self.model_copy(update={"arrived": max(self.arrived, other.arrived), "at": at})
        if other.arrived > self.arrived:
            newer = {"by": other.by, "arrived": other.arrived, "others_arrived": self.arrived, "at": at}
            return self.model_copy(update=newer)
        return self.model_copy(update={"others_arrived": max(self.others_arrived, other.arrived), "at": at})

    def newest_but(self, me: str) -> int:
        return self.others_arrived if self.by == me else self.arrived


class Look(Stored):
    """How far somebody has been shown a case. `before` is how far they had been at the visit before `visit`."""

    type: Literal["look"] = "look"
    id: str
    organisation_id: str
    user_id: str
    case_id: str
    until: int
    before: int | None = None
    visit: str
    ttl: int = _KEPT


def activity_id(case_id: str) -> str:
    return f"activity-{case_id}"


def look_id(user_id: str, case_id: str) -> str:
    return f"look-{user_id}-{case_id}"


def looks_of(user_id: str) -> str:
    """Return how the ids of all looks of a person begin."""
    return look_id(user_id, "")


def doer(name: str) -> str:
    """Return how somebody at the business stands as the doer of something."""
    return f"{Party.BUSINESS}:{name}"


def myself(principal: Principal) -> str:
    """Return how the principal stands as the doer of something: by the name that the timeline gives them."""
    return doer(principal.name)


def arrival_of(item: dict[str, Any]) -> Arrival | None:
    """Return what a changed item means for its case; None for what isn't news."""
    if item.get("type") not in KINDS or item.get("nameRemoved"):  # rewritten to forget somebody: nothing came
        return None
    kind = item["type"]
    party = item.get(_PARTIES.get(kind, ""), Party.BUSINESS if kind == "update" else Party.SCHEME)
    return Arrival(
        item_id=item["id"],
        case_id=item["caseId"],
        organisation_id=item["organisationId"],
        by=f"{party}:{item.get(_ACTORS[kind]) or ''}",
        arrived=item["_ts"],
        at=item["at"],
    )


def first(arrival: Arrival) -> Activity:
    return Activity(
        id=activity_id(arrival.case_id),
        organisation_id=arrival.organisation_id,
        by=arrival.by,
        arrived=arrival.arrived,
        at=arrival.at,
    )


def is_news(activity: Activity | None, look: Look | None, me: str, now: datetime) -> bool:
    """Tell whether something came since `look`; where nobody ever looked, whether something happened lately."""
    if activity is None or not activity.newest_but(me):
        return False
    if look is None:
        return activity.at.astimezone(UTC) > now - FRESH
    return activity.newest_but(me) > look.until


def visited(look: Look | None, fresh: Look) -> Look:
    """Return the look to keep: in the same visit it only goes on, in a new one the old becomes the one before."""
    if look is None:
        return fresh
    until = max(look.until, fresh.until)
    before = look.before if look.visit == fresh.visit else look.until
    return fresh.model_copy(update={"until": until, "before": before})
