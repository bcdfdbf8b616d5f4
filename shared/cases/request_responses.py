"""What the API says about what the scheme asked for on a case."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from shared.kernel.calendar import Deadline
from shared.kernel.model import Stored


class MoreTimeOnRequest(Stored):
    """`granted` is the new last day, which may differ from `wanted`; `answer` is what the scheme said to it."""

    id: str
    state: Literal["asked", "granted", "refused"]
    at: datetime
    by: str
    why: str
    wanted: date
    decided_at: datetime | None
    decided_by: str | None
    granted: date | None
    answer: str


class AnswerOnRequest(Stored):
    at: datetime
    by: str
    by_way_of: Literal["update", "upload"]
    item_id: str


class RequestFacts(Stored):
    """What is asked, as stored; `due` is the last day for it, `first_due` what that was before more time was given."""

    id: str
    at: datetime
    what: str
    details: str
    asked_on: date
    asked_by: str | None
    due: date
    first_due: date
    state: Literal["open", "answered", "withdrawn"]
    answer: AnswerOnRequest | None
    withdrawn_at: datetime | None
    withdrawn_by: str | None
    withdrawn_why: str
    more_time: tuple[MoreTimeOnRequest, ...]


class RequestOnCase(RequestFacts):
    """`explanation` says how `deadline` came about; more time may be asked for up to `latest_new_day`."""

    deadline: Deadline
    explanation: str
    working_days_left: int
    passed: bool
    latest_new_day: date
