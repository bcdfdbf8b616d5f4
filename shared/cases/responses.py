"""What the API says about cases: rows of the list, and all of one case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from shared.cases.challenge_responses import Challengeable, ChallengeOnCase
from shared.cases.document_responses import DocumentOnCase
from shared.cases.model import Case, CaseFacts, PersonOnCase
from shared.cases.request_responses import RequestOnCase
from shared.cases.rules import AsOf, business_file_overdue, case_age, six_month_flag, whose_turn
from shared.cases.suppression import SuppressionAsk
from shared.cases.turns import Turn, Window
from shared.kernel.model import Model, Stored
from shared.schemes.casework import Party
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


def etag_of(case: Case) -> str:
    """Return the ETag as it travels: without the quotes that Cosmos DB puts round it."""
    return (case.etag or "").strip('"')
