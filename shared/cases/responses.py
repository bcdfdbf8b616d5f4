"""What the API says about cases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from pydantic import computed_field

from shared.cases.confidentiality import Confidentiality, ConfidentialityDecision
from shared.cases.fields import FieldType
from shared.cases.model import Case, CaseFacts, PersonOnCase
from shared.cases.rules import AsOf, business_file_overdue, case_age, six_month_flag, whose_turn
from shared.cases.suppression import SuppressionAsk
from shared.cases.turns import Turn, Window
from shared.kernel.calendar import Deadline
from shared.kernel.model import Model, Stored
from shared.schemes.casework import ChallengeWindow, Party
from shared.schemes.vocabulary import OutcomeKind

DERIVED: dict[str, Callable[[CaseFacts, AsOf], object]] = {
    "case_age": case_age,
    "six_month_flag": six_month_flag,
    "business_file_overdue": business_file_overdue,
    "closed": lambda facts, _: facts.is_closed,
    "turn": lambda facts, _: whose_turn(facts),
}
"""What a row shows that isn't stored, or not as it is shown, by its name in `CaseRow`."""


class CaseRow(CaseFacts):
    """The 28 fields, and what a row shows beside them. `case_age` is in days."""

    case_age: int | None
    six_month_flag: bool
    business_file_overdue: bool
    closed: bool

    @classmethod
    def of(cls, facts: CaseFacts, as_of: AsOf) -> CaseRow:
        """Add what is derived to the facts."""
        derived = {name: rule(facts, as_of) for name, rule in DERIVED.items()}
        # Validating again costs a fifth of `model_construct`, which does in Python what validation does in Rust.
        return cls.model_validate({**facts.__dict__, **derived})


class CasePage(Model):
    items: tuple[CaseRow, ...]
    next_cursor: str | None


class CaseFigures(Model):
    """Over all cases that the filters let through, not just the page; `listed` is their number."""

    listed: int
    priority: int
    action_required: int
    business_file_overdue: int


class PreviewKind(StrEnum):
    PDF = "pdf"
    PICTURE = "picture"


_SHOWN = {
    "application/pdf": PreviewKind.PDF,
    "image/png": PreviewKind.PICTURE,
    "image/jpeg": PreviewKind.PICTURE,
    "image/gif": PreviewKind.PICTURE,
    "image/bmp": PreviewKind.PICTURE,
}


def preview_kind(media_type: str) -> PreviewKind | None:
    """Return how a document of this type can be looked at without saving it; None where it can only be saved."""
    return _SHOWN.get(media_type)


class DocumentOnCase(Stored):
    """`size` in bytes; `sha256` lets a page see that a file is on the case already, before sending it again."""

    id: str
    name: str
    document_type: str
    provided_by: Party
    provider_name: str | None
    comment: str
    size: int
    media_type: str
    sha256: str
    at: datetime
    confidentiality: Confidentiality
    confidentiality_decision: ConfidentialityDecision | None = None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def preview(self) -> PreviewKind | None:
        return preview_kind(self.media_type)


class OutcomeOnCase(Stored):
    id: str
    kind: OutcomeKind
    result: str
    by_party: Party
    by_name: str | None
    text: str
    at: datetime
    answer_by: date | None
    change: bool | None = None


class EventOnCase(Stored):
    id: str
    at: datetime
    kind: str
    party: Party
    actor: str | None
    text: str
    details: str


class UpdateOnCase(Stored):
    """What the business told the scheme. `sent_with` is how many cases the same act was about.

    `suppression` is there where it asks for the case to be hidden.
    """

    id: str
    at: datetime
    reason: str
    reason_label: str
    comment: str
    case_comment: str
    sender_name: str
    sent_with: int
    answers: str | None = None
    suppression: SuppressionAsk | None = None


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


class Challengeable(Model):
    """A field that may be challenged. `recorded` is what it says now: a date in ISO 8601, a flag as Yes or No.

    `choices` is empty where anything may be claimed; with `may_be_blank` a challenge may claim that nothing belongs
    there.
    """

    name: str
    label: str
    explanation: str
    type: FieldType
    choices: tuple[str, ...]
    window: ChallengeWindow
    recorded: str | None
    may_be_blank: bool


class ChallengeFacts(Stored):
    """A challenge as stored. `recorded` is what stood there when it was made; None is a blank, claimed or recorded."""

    id: str
    at: datetime
    by: str
    field: str
    label: str
    window: ChallengeWindow
    recorded: str | None
    claimed: str | None
    evidence: str
    document_ids: tuple[str, ...]
    state: Literal["open", "upheld", "upheld-in-part", "declined", "withdrawn"]
    ended_at: datetime | None
    ended_by: str | None
    answer: str


class ChallengeOnCase(ChallengeFacts):
    field_type: FieldType


class CaseDetails(Model):
    """A case with all that belongs to it, newest first (open requests soonest first).

    `etag` goes into `If-Match` of an edit.
    """

    case: CaseRow
    summary: str
    turn: Turn
    challenge_set_up: Window | None
    challenge_closing: Window | None
    challengeable: tuple[Challengeable, ...]
    closure_letter_date: date | None
    outcome_change: bool | None
    parties: tuple[PersonOnCase, ...]
    documents: tuple[DocumentOnCase, ...]
    outcomes: tuple[OutcomeOnCase, ...]
    requests: tuple[RequestOnCase, ...]
    challenges: tuple[ChallengeOnCase, ...]
    updates: tuple[UpdateOnCase, ...]
    timeline: tuple[EventOnCase, ...]
    etag: str


class DocumentLink(Model):
    """A link to one document, as an attachment; it dies at `expires_at` (UTC)."""

    url: str
    expires_at: datetime


class PreviewLink(Model):
    """A link that shows one document, as `media_type` and nothing else; it dies at `expires_at` (UTC)."""

    url: str
    expires_at: datetime
    kind: PreviewKind
    media_type: str


def etag_of(case: Case) -> str:
    """Return the ETag as it travels: without the quotes that Cosmos DB puts round it."""
    return (case.etag or "").strip('"')
