"""Somebody to be forgotten, how much may be done at once, and what is kept about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from pydantic import Field

from shared.accounts.model import Account, Removal
from shared.kernel.model import Stored

SLICE = 400  # items that one message may change or delete: seconds of work, far below a queue's five minutes


@dataclass(frozen=True)
class Person:
    """Who is to be forgotten. `namesake`: a colleague of the same name is still there.

    A line of a timeline has a name and no id. While a namesake is there it can't be told whose it is, and it stays:
    it is the colleague's name as well. It goes with the last who bears it.
    """

    organisation_id: str
    account_id: str
    audit_id: str
    name: str
    email: str
    namesake: bool = False


@dataclass
class Budget:
    """How many items may still be touched in this slice; `done` counts them by where they were."""

    left: int = SLICE
    done: dict[str, int] = field(default_factory=dict)

    @property
    def is_spent(self) -> bool:
        return self.left <= 0

    def spend(self, where: str, count: int = 1) -> None:
        self.left -= count
        self.done[where] = self.done.get(where, 0) + count


class LedgerEntry(Stored):
    """What the purge ledger says of one who was forgotten: enough to do it again, and not who it was.

    `audit_id` is the random name of the audit trail; `identity` the hash by which a sign-in found the account.
    """

    type: Literal["person"] = "person"
    organisation_id: str
    audit_id: str
    identity: str | None
    removal: Removal
    removed_at: datetime
    forgotten_at: datetime
    what: dict[str, int] = Field(default_factory=dict)

    @property
    def day(self) -> date:
        return self.removed_at.date()

    @property
    def name(self) -> str:
        """The name of its blob: the same however often it is written."""
        return f"{self.day.isoformat()}/person-{self.audit_id}.json"


class CaseEntry(Stored):
    """What the ledger says of a case that was purged."""

    type: Literal["case"] = "case"
    organisation_id: str
    case_id: str
    purged_at: datetime

    @property
    def name(self) -> str:
        return f"{self.purged_at.date().isoformat()}/case-{self.case_id}.json"


def entry_of(account: Account, what: dict[str, int], now: datetime) -> LedgerEntry:
    return LedgerEntry(
        organisation_id=account.organisation_id,
        audit_id=account.audit_id,
        identity=account.identity_id,
        removal=account.removal or Removal.ADMINISTRATOR,
        removed_at=account.removed_at or now,
        forgotten_at=now,
        what=what,
    )
