"""What somebody may ask about their own data, and where it stands. The states are data; rules are pure."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Literal

from pydantic import Field

from shared.kernel.calendar import Calendar
from shared.kernel.errors import Conflict, Forbidden
from shared.kernel.model import Model, Stored
from shared.kernel.principal import Principal

QUEUE = "privacy"
SCHEME = "scheme"  # the partition of requests by people without an account
KEPT_AFTER = timedelta(days=730)  # to show how it was answered, then forgotten
FILE_LIFE = timedelta(days=7)
_MONTHS, _EXTENDED_MONTHS = 1, 3


class PrivacyRight(StrEnum):
    """`LIFTING` ends a restriction."""

    ACCESS = "access"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    LIFTING = "lifting"


class PrivacyState(StrEnum):
    RECEIVED = "received"  # helpdesk staff look into it
    PROPOSED = "proposed"  # security staff decide on what was proposed
    UNDER_WAY = "under-way"  # the portal does it
    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class PrivacyAct(StrEnum):
    PROPOSE = "propose"
    SEND_BACK = "send-back"
    GRANT = "grant"
    REFUSE = "refuse"
    FINISH = "finish"
    WITHDRAW = "withdraw"
    EXTEND = "extend"


MOVES: dict[tuple[PrivacyState, PrivacyAct], PrivacyState] = {
    (PrivacyState.RECEIVED, PrivacyAct.PROPOSE): PrivacyState.PROPOSED,
    (PrivacyState.RECEIVED, PrivacyAct.EXTEND): PrivacyState.RECEIVED,
    (PrivacyState.RECEIVED, PrivacyAct.WITHDRAW): PrivacyState.WITHDRAWN,
    (PrivacyState.PROPOSED, PrivacyAct.SEND_BACK): PrivacyState.RECEIVED,
    (PrivacyState.PROPOSED, PrivacyAct.GRANT): PrivacyState.UNDER_WAY,
    (PrivacyState.PROPOSED, PrivacyAct.REFUSE): PrivacyState.REFUSED,
    (PrivacyState.PROPOSED, PrivacyAct.WITHDRAW): PrivacyState.WITHDRAWN,
    (PrivacyState.UNDER_WAY, PrivacyAct.FINISH): PrivacyState.DONE,
    (PrivacyState.UNDER_WAY, PrivacyAct.SEND_BACK): PrivacyState.RECEIVED,
}
OPEN = frozenset({PrivacyState.RECEIVED, PrivacyState.PROPOSED, PrivacyState.UNDER_WAY})


class PrivacyCaseKey(Model):
    """A case that staff decided is about the person."""

    organisation_id: str
    reference: str


class PrivacySubject(Stored):
    """Whose data it is: an account's owner, or somebody who takes part in cases and wrote in."""

    name: str
    email: str | None = None
    organisation_id: str | None = None
    account_id: str | None = None
    cases: tuple[PrivacyCaseKey, ...] = ()


class Proposal(Stored):
    grant: bool
    why: str
    by_id: str
    by_name: str
    at: datetime


class LogLine(Stored):
    """`words` say why, where somebody had to say it."""

    at: datetime
    act: PrivacyAct | Literal["ask", "record"]
    by: str
    words: str = ""


class PackageFile(Stored):
    """The download that was made; `blob` is its name, which nobody is shown."""

    blob: str
    size: int
    expires_at: datetime


class PrivacyRequest(Stored):
    """Container `privacy`, in the partition of the person's organisation, or of the scheme.

    `keeps` are what stays and why, as it was when the proposal was made: the approver and the person see it.
    """

    type: Literal["privacy-request"] = "privacy-request"
    id: str
    organisation_id: str
    right: PrivacyRight
    state: PrivacyState = PrivacyState.RECEIVED
    subject: PrivacySubject
    received_on: date
    due: date
    extended: bool = False
    words: str = ""
    recorded_by: str | None = None  # staff, for somebody who wrote in
    proposal: Proposal | None = None
    keeps: tuple[str, ...] = ()
    decided_by_id: str | None = None
    answer: str = ""
    file: PackageFile | None = None
    log: tuple[LogLine, ...] = ()
    updated_at: datetime
    ttl: int | None = None
    etag: str | None = Field(None, alias="_etag", exclude=True)

    def after(self, act: PrivacyAct, by: str, at: datetime, words: str = "", **changes: object) -> PrivacyRequest:
        """Return the request after `act`, with its line in the log. `Conflict` where the state doesn't allow it."""
        state = MOVES.get((self.state, act))
        if state is None:
            raise Conflict("privacy-request-moved-on", "This request has moved on. Look again.", state=str(self.state))
        line = LogLine(at=at, act=act, by=by, words=words)
        ends = {"ttl": int(KEPT_AFTER.total_seconds())} if state not in OPEN else {}
        return self.model_copy(update={"state": state, "log": (*self.log, line), "updated_at": at, **ends, **changes})


class PrivacyDue(Stored):
    """A request was granted: the portal is to do it."""

    type: Literal["privacy"] = "privacy"
    organisation_id: str
    request_id: str


def due_on(received: date, calendar: Calendar, *, extended: bool = False) -> date:
    """Return the last day to answer: the same day of the next month, or of the third where it was extended.

    UK GDPR article 12(3), counted as the regulator does: a month without that day ends with its last one, and a day
    that isn't a working day moves on to the next.
    """
    return calendar.next_working_day(_months_after(received, _EXTENDED_MONTHS if extended else _MONTHS))


def check_second_person(request: PrivacyRequest, approver: Principal) -> None:
    """Raise `Forbidden` unless somebody else proposed, and it isn't the approver's own data: four eyes, two people."""
    if request.proposal is None or request.proposal.by_id == approver.user_id:
        raise Forbidden("second-person-needed", "You proposed this yourself. A colleague has to decide on it.")
    if request.subject.account_id == approver.user_id:
        raise Forbidden("own-request", "This is about your own data. A colleague has to decide on it.")


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
