"""What the dashboard's figures are kept as: container `figures`, in the partition of the organisation.

A `facet` is what one case adds to the figures, a `summary` the sum over the facets of one business. Both change in one
batch, so that a summary is the sum of its facets at every moment.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal, NamedTuple

from pydantic import Field

from shared.cases.model import OpenRequest
from shared.kernel.model import Model, Stored

RECENT = 5
_FOR_EVER = -1
_TOMBSTONE_LIFE = 30 * 86_400  # seconds: far beyond any repeat of the feed


class Due(NamedTuple):
    """A deadline of a case: for what `request` asks, or for the business file."""

    day: date
    request: OpenRequest | None


class Facts(Stored):
    """The fields of a case that figures and their lists are made of; see `cases.model.Case`."""

    case_reference: str
    business_id: str
    business_name: str
    business_reference: str | None = None
    title: str
    complaint_issue: str
    product_type: str
    case_stage: str
    enquiry_date: date
    moved_to_investigation_date: date | None = None
    business_file_required_by: date | None = None
    business_file_received_date: date | None = None
    closure_date: date | None = None
    action_required: bool = False
    priority: bool = False
    business_case_owner: str | None = None
    outcome_change: bool | None = None
    suppressed: bool = False
    restricted: bool = False
    open_requests: tuple[OpenRequest, ...] = ()
    at: datetime

    @property
    def file_due(self) -> date | None:
        """The last day for a business file that is still waited for."""
        waiting = self.is_waited_for and self.business_file_received_date is None
        return self.business_file_required_by if waiting else None

    @property
    def dues(self) -> tuple[Due, ...]:
        """All that is due on the case, soonest first."""
        file = [Due(self.file_due, None)] if self.file_due else []
        requests = [Due(each.due, each) for each in self.open_requests] if self.is_waited_for else []
        return tuple(sorted([*file, *requests], key=lambda due: due.day))

    @property
    def is_waited_for(self) -> bool:
        return not self.is_hidden and self.closure_date is None

    @property
    def is_hidden(self) -> bool:
        """Counted in the overall volume and nowhere else."""
        return self.suppressed or self.restricted


class Seen(Model):
    """Which state of the case a facet shows: the service's own second (`_ts`), order (`_lsn`, 0: not told), ETag."""

    ts: int
    lsn: int
    etag: str

    def is_before(self, other: Seen) -> bool:
        return (self.ts, self.lsn) < (other.ts, other.lsn)


class Facet(Stored):
    """`id` is the case's. Without facts it is a tombstone: the case has left, and an older change can't revive it.

    `due` (the first of all that is due) and `added_at` are what lists are ordered by; absent ones keep the case out of
    the list. `last_due` is the last of all that is due.
    """

    type: Literal["facet"] = "facet"
    id: str
    organisation_id: str
    business_id: str | None
    facts: Facts | None
    seen: Seen
    due: date | None = None
    last_due: date | None = None
    added_at: datetime | None = None
    ttl: int = _FOR_EVER
    etag: str | None = Field(None, alias="_etag", exclude=True)

    @classmethod
    def of(cls, case_id: str, organisation_id: str, facts: Facts | None, seen: Seen) -> Facet:
        dues = facts.dues if facts else ()
        return cls(
            id=case_id,
            organisation_id=organisation_id,
            business_id=facts.business_id if facts else None,
            facts=facts,
            seen=seen,
            due=dues[0].day if dues else None,
            last_due=dues[-1].day if dues else None,
            added_at=facts.at if facts and not facts.is_hidden else None,
            ttl=_FOR_EVER if facts else _TOMBSTONE_LIFE,
        )


class RecentCase(Stored):
    """A case as the list of recently added ones shows it."""

    id: str
    case_reference: str
    business_reference: str | None
    business_name: str
    complaint_issue: str
    product_type: str
    enquiry_date: date
    moved_to_investigation_date: date | None
    business_file_required_by: date | None
    closure_date: date | None
    at: datetime


class Summary(Stored):
    """`tallies[dimension][key]` counts cases (see `tallies`); `recent` are the newest cases, newest first."""

    type: Literal["summary"] = "summary"
    id: str
    organisation_id: str
    business_id: str
    business_name: str
    tallies: dict[str, dict[str, int]] = Field(default_factory=dict)
    recent: tuple[RecentCase, ...] = ()
    etag: str | None = Field(None, alias="_etag", exclude=True)

    @classmethod
    def empty(cls, organisation_id: str, facts: Facts) -> Summary:
        return cls(
            id=summary_id(facts.business_id),
            organisation_id=organisation_id,
            business_id=facts.business_id,
            business_name=facts.business_name,
        )


def summary_id(business_id: str) -> str:
    return f"summary:{business_id}"


def facet_of(item: dict[str, Any]) -> Facet | None:
    """Return the facet of an item of container `cases`; None for items that aren't cases."""
    if item.get("type") not in {"case", "moved", "purged"}:
        return None
    seen = Seen(ts=item["_ts"], lsn=item.get("_lsn", 0), etag=item["_etag"])
    facts = Facts.from_item(item) if item["type"] == "case" else None
    return Facet.of(item["id"], item["organisationId"], facts, seen)
