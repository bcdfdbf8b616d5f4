"""How a scheme works on a case: who takes part, how long each act is given, the ways to write, answer and settle."""

from __future__ import annotations

from datetime import time
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from shared.kernel.calendar import Term
from shared.kernel.model import Model


class Party(StrEnum):
    BUSINESS = "business"
    SCHEME = "scheme"
    CONSUMER = "consumer"


class Terms(Model):
    """How long each act is given; None where the scheme has no such act or leaves the date to the case system."""

    business_file: Term | None = None
    evidence: Term | None = None
    evidence_comments: Term | None = None
    answer: Term | None = None
    challenge_set_up: Term
    challenge_closing: Term
    reply_to_message: Term | None = None  # by the scheme
    reply_to_mailbox: Term | None = None  # by the scheme
    required_by_end: time  # at which a date ends that the case system has set


class UpdateReason(Model):
    """Why a business writes about a case. `needs_outcome` excludes it while there's no outcome to answer."""

    code: str
    label: str
    needs_outcome: bool = False
    open_cases_only: bool = False


class HidingReason(UpdateReason):
    """How a business asks for a case to be hidden from all its people; `hint` says what follows."""

    hint: str


class Updates(Model):
    """`hiding` stands apart from the reasons: it is asked on one case at a time, and staff decide (decision 0050)."""

    reasons: tuple[UpdateReason, ...]
    hiding: HidingReason
    comment_max: int
    bulk_comment_max: int
    bulk_case_comment_max: int


class ChallengeWindow(StrEnum):
    """When something may be challenged: once the case has become chargeable, or once its closure letter was sent."""

    SET_UP = "set-up"
    CLOSING = "closing"


class Challenges(Model):
    """Which fields of a case a business may challenge as wrongly recorded, by their names on the wire, in which window.

    How long the windows are open is in `Terms`. `evidence_max` in characters.
    """

    set_up: tuple[str, ...]
    closing: tuple[str, ...]
    evidence_max: int = Field(gt=0)
    most_documents: int = Field(gt=0)

    @model_validator(mode="after")
    def _each_field_has_one_window(self) -> Self:
        if both := set(self.set_up) & set(self.closing):
            raise ValueError(f"in both windows: {sorted(both)}")
        return self

    @property
    def windows(self) -> dict[str, ChallengeWindow]:
        """The window of each field that may be challenged."""
        return {
            **dict.fromkeys(self.set_up, ChallengeWindow.SET_UP),
            **dict.fromkeys(self.closing, ChallengeWindow.CLOSING),
        }


class Requests(Model):
    """What the scheme asks a business for on a case. `working_days` is what staff are proposed to give.

    With `next_working_day`, a last day that isn't a working day moves on to one. `most_open` is for each case;
    `most_more_days` is how many calendar days beyond its last day more time may be asked for, or given, at once.
    """

    working_days: int = Field(gt=0)
    next_working_day: bool
    most_open: int = Field(gt=0, le=20)
    most_more_days: int = Field(gt=0)


class Visibility(Model):
    """Which closed cases a business sees: all, or those closed since its portal account began; and for how long."""

    closed_before_activation: bool
    closed_for_years: int | None = None


class Messages(Model):
    business_may_start: bool
    needs_reason: bool = False
    consumer_takes_part: bool = False


class AnswerWay(StrEnum):
    UPDATE = "update"  # accept or reject, by a case update
    DECISION = "decision"  # accept or appeal, on the decision itself
    NONE = "none"


class Answers(Model):
    way: AnswerWay
    choices: tuple[str, ...] = ()
    appeal_needs_grounds: bool = False  # new evidence, or an error pointed out


class SettlementWay(StrEnum):
    UPDATE = "update"  # an offer, by a case update
    FACILITATED = "facilitated"  # business and consumer agree without adjudication
    NONE = "none"


class Activation(Model):
    """When a potential case becomes active: so many weeks after the complaint, or at a deadlock letter."""

    weeks: int
    deadlock_letter: bool
