"""All open cases of somebody who leaves, handed to others: one job, in slices that can be repeated."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Literal

from pydantic import Field

from shared.accounts.model import Account
from shared.assignments.model import Owner, can_own
from shared.cases.model import Case
from shared.kernel.model import Model, Stored

QUEUE = "takeovers"
SLICE = 25  # cases of a batch: two operations each, messages to the case system, and the job itself stay under 100
MOST_OWNERS = 10
_KEPT = 90 * 24 * 3600  # seconds: who did this is on each case's timeline for good


class TakeoverState(StrEnum):
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"


class TakeoverWanted(Model):
    """Whose cases, and who takes them: one, or several in turn."""

    from_id: str = Field(min_length=1, max_length=100)
    owner_ids: tuple[str, ...] = Field(min_length=1, max_length=MOST_OWNERS)


class Takeover(Stored):
    """`done` cases of `total` have changed hands, `shares` of them each; `slices` are made."""

    type: Literal["takeover"] = "takeover"
    id: str
    organisation_id: str
    business_ids: tuple[str, ...]
    by_id: str
    by_name: str
    from_id: str
    from_name: str
    owners: tuple[Owner, ...]
    total: int
    done: int = 0
    slices: int = 0
    shares: dict[str, int] = Field(default_factory=dict)
    state: TakeoverState = TakeoverState.RUNNING
    reason: str | None = None
    started_at: datetime
    finished_at: datetime | None = None
    ttl: int = _KEPT
    etag: str | None = Field(None, alias="_etag", exclude=True)


class SliceDue(Model):
    """The message on the queue `takeovers`: make slice `number` of this job."""

    takeover_id: str
    organisation_id: str
    number: int


def shared_out(
    cases: list[Case], owners: list[Account], before: dict[str, int]
) -> tuple[list[tuple[Case, Owner]], list[Case]]:
    """Give each case to whoever of the suitable ones has got the fewest so far; return also what nobody can take."""
    shares, given, left = dict(before), list[tuple[Case, Owner]](), list[Case]()
    for case in cases:
        suitable = [each for each in owners if can_own(each, case.business_id)]
        if not suitable:
            left.append(case)
            continue
        account = min(suitable, key=lambda each: shares.get(each.id, 0))
        shares[account.id] = shares.get(account.id, 0) + 1
        given.append((case, Owner(id=account.id, name=account.name, email=account.email)))
    return given, left
