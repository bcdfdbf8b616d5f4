"""Updates: what a business tells the scheme about a case, kept on the case."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from shared.cases.model import Case, CaseChild
from shared.cases.suppression import SuppressionAsk
from shared.kernel.model import Model
from shared.schemes.casework import UpdateReason


class Update(CaseChild):
    """One update on one case. `comment` was for all the cases sent together, `case_comment` for this one alone."""

    type: Literal["update"] = "update"
    reason: str
    reason_label: str
    comment: str
    case_comment: str = ""
    sender_id: str
    sender_name: str
    sent_with: int = 1  # how many cases the same act was about
    answers: str | None = None  # the request that it ticked off
    suppression: SuppressionAsk | None = None  # where it asks for its case to be hidden


def _plain(text: str) -> str:
    if any(ord(letter) < ord(" ") and letter not in "\n\t" for letter in text):
        raise ValueError("The text holds control characters. Type it again or paste it as plain text.")
    return text


Comment = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_plain)]
CaseComment = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_plain)]


class Draft(Model):
    """An update to send. `case_comments` maps a reference, spelt as in `references`, to the words for that case.

    `answers` is the request that an update of one case answers and so ticks off.
    """

    references: tuple[str, ...] = Field(min_length=1)
    reason: str
    comment: Comment
    case_comments: dict[str, CaseComment] = Field(default_factory=dict)
    answers: str | None = None


class Objection(Model):
    """Why a case can't be part of the update: a stable code, and a sentence for people."""

    code: str
    message: str


def objection(case: Case, reason: UpdateReason, business_id: str) -> Objection | None:
    """Return what the state of `case` has against `reason`, if anything."""
    if case.business_id != business_id:
        return Objection(code="business-differs", message="It belongs to another of your businesses. Send it apart.")
    if reason.open_cases_only and case.is_closed:
        return Objection(code="case-closed", message=f"It's closed, so “{reason.label}” can't be sent any more.")
    if reason.needs_outcome and not case.latest_outcome:
        return Objection(
            code="outcome-missing", message=f"It has no outcome yet, so there's nothing to {_verb(reason)}."
        )
    return None


def _verb(reason: UpdateReason) -> str:
    return reason.label.partition(" ")[0].lower()
