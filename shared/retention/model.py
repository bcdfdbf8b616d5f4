"""A run of the timers over accounts or cases, its report, and the work of the queue `retention`."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field

from shared.accounts.model import STAFF_ORGANISATION, Ending
from shared.kernel.errors import Conflict, Forbidden
from shared.kernel.model import Model, Stored
from shared.outbox.model import outbox_operation

QUEUE = "retention"
RUNS = STAFF_ORGANISATION  # runs are the scheme's own: its partition of `accounts`, beside their messages
APPROVED_WITHIN = timedelta(days=7)
_KEPT = 400 * 24 * 3600  # seconds: a report is asked for at an audit of the year


class About(StrEnum):
    """What a run goes through. Each day has one of each: what waits in one holds up nothing in the other."""

    ACCOUNTS = "accounts"
    CASES = "cases"


class Act(StrEnum):
    """What a run did about somebody or a case, or would do."""

    NONE = "none"
    WARN = "warn"
    DISABLE = "disable"
    PURGE = "purge"
    KEEP = "keep"
    START_COUNT = "start-count"
    DOUBT = "doubt"
    HOLD = "hold"
    FINISH = "finish"
    WITHDRAW = "withdraw"
    FAIL = "fail"


class Purges(StrEnum):
    """What becomes of the purges of a run. `WAITING`: too many for the machine alone."""

    COLLECTING = "collecting"
    NONE = "none"
    WAITING = "waiting"
    ASKED = "asked"
    APPROVED = "approved"
    DONE = "done"
    EXPIRED = "expired"


MOVES: dict[Purges, frozenset[Purges]] = {
    Purges.COLLECTING: frozenset({Purges.NONE, Purges.WAITING, Purges.APPROVED}),
    Purges.NONE: frozenset(),
    Purges.WAITING: frozenset({Purges.ASKED, Purges.EXPIRED}),
    Purges.ASKED: frozenset({Purges.APPROVED, Purges.EXPIRED}),
    Purges.APPROVED: frozenset({Purges.DONE}),
    Purges.DONE: frozenset(),
    Purges.EXPIRED: frozenset(),
}
OPEN = frozenset({Purges.WAITING, Purges.ASKED})


class Line(Model):
    """One person, invitation or case of a run. `audit_id` outlives the account; names and addresses don't stand here.

    `on` is the day that a warning named, or the day on which the account or the case had become due.
    """

    organisation_id: str
    account_id: str | None = None
    case_id: str | None = None
    audit_id: str | None = None
    act: Act
    on: date | None = None
    days: int | None = None
    code: str | None = None  # of a failure


class CaseOver(Stored):
    """A closed case whose time is over. `kept` by a legal hold, or because its processing is restricted."""

    id: str
    organisation_id: str
    case_reference: str
    closure_date: date
    kept: bool


class Part(Stored):
    """The lines of one slice of a run."""

    type: Literal["retention-part"] = "retention-part"
    id: str
    organisation_id: str = RUNS
    run_id: str
    number: int
    lines: tuple[Line, ...]
    ttl: int = _KEPT


class Hand(Model):
    """A member of staff who asked or approved. By the audit trail's random name: a report is kept for long."""

    audit_id: str
    at: datetime
    why: str = ""


class Run(Stored):
    """A day's run. `slices` and `purge_slices` are made; `after` is the organisation it got to, `after_case` how far.

    A `cautious` one came after a gap and ends nothing: the clock may be wrong.
    """

    type: Literal["retention-run"] = "retention-run"
    id: str
    organisation_id: str = RUNS
    about: About = About.ACCOUNTS
    day: date
    started_at: datetime
    ended_at: datetime | None = None
    cautious: bool = False
    after: str = ""
    after_case: str = ""
    slices: int = 0
    counts: dict[Act, int] = Field(default_factory=dict)
    purges: Purges = Purges.COLLECTING
    purge_slices: int = 0
    purged: int = 0
    asked: Hand | None = None
    approved: Hand | None = None
    expires_at: datetime | None = None
    ttl: int = _KEPT
    etag: str | None = Field(None, alias="_etag", exclude=True)

    def moved(self, purges: Purges, **changes: object) -> Run:
        """Return the run with its purges in another state, or raise `Conflict` where that doesn't follow."""
        if purges not in MOVES[self.purges]:
            raise Conflict("run-settled", f"The purges of this run are {self.purges} already.")
        return self.model_copy(update={**changes, "purges": purges})

    def asked_by(self, hand: Hand) -> Run:
        return self.moved(Purges.ASKED, asked=hand)

    def approved_by(self, hand: Hand) -> Run:
        """Return the run approved by a second person."""
        if self.asked and self.asked.audit_id == hand.audit_id:
            raise Forbidden("second-person-needed", "You asked for this yourself. A colleague has to approve it.")
        return self.moved(Purges.APPROVED, approved=hand)

    def has_expired(self, now: datetime) -> bool:
        return self.purges in OPEN and self.expires_at is not None and now >= self.expires_at


def run_id(day: date, about: About = About.ACCOUNTS) -> str:
    return f"run-{day.isoformat()}" if about is About.ACCOUNTS else f"run-{day.isoformat()}-{about}"


def part_id(run: Run) -> str:
    return f"{run.id}-part-{run.slices}"


class SliceDue(Stored):
    """Make slice `number` of a run: some organisations, or some cases."""

    type: Literal["slice"] = "slice"
    run_id: str
    number: int


class PurgeDue(Stored):
    """Make purge slice `number` of a run: the purges of that part of it."""

    type: Literal["purge"] = "purge"
    run_id: str
    number: int


class WarningDue(Stored):
    """Somebody is to be warned by email, as their account says."""

    type: Literal["warning"] = "warning"
    organisation_id: str
    account_id: str
    ending: Ending
    since: datetime
    days: int


Due = SliceDue | PurgeDue | WarningDue
Message = Annotated[Due, Field(discriminator="type")]


def run_due(message: SliceDue | PurgeDue, at: datetime) -> tuple[str, tuple[dict[str, Any]]]:
    """Return the operation that queues a slice; the same slice has the same message, however often it is asked for."""
    name = f"{message.run_id}-{message.type}-{message.number}"
    return outbox_operation(QUEUE, message, organisation_id=RUNS, at=at, message_id=name)


def warning_due(message: WarningDue, at: datetime) -> tuple[str, tuple[dict[str, Any]]]:
    return outbox_operation(QUEUE, message, organisation_id=message.organisation_id, at=at)
