"""What the case system says during the storm, and how each case must stand afterwards."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random

from local.case_system.known_case import KnownCase, stable_id
from local.case_system.newcomers import new_case
from local.seed.world import World
from shared.intake.events import CaseEvent, Closure, DocumentFact, OutcomeFact
from shared.schemes.casework import Party
from shared.schemes.profile import load

EVENTS_A_CASE = 10


@dataclass(frozen=True)
class Told:
    """A case, all that is said about it in order, and how many items of each type there must be in the end."""

    case: KnownCase
    events: list[CaseEvent]

    @property
    def expected(self) -> Counter[str]:
        # Seven lines: it came in, two messages, a document, an outcome, closed, reopened.
        return Counter(case=1, message=2, document=1, outcome=1, event=7)


@cache
def _world() -> World:
    return World(load("financial"), date(2026, 11, 17), 7)


def tell(number: int) -> Told:
    """Return the story of case `number`, from 1 up: ten events."""
    world, chance = _world(), Random(number)  # noqa: S311  a story, no secret
    firm = world.firms[number % 3]  # the businesses of the first organisation
    case, first = new_case(world, "storm", number, firm, chance).upserted()
    events = [first]

    def said(told: tuple[KnownCase, CaseEvent]) -> None:
        nonlocal case
        case, event = told
        events.append(event)

    said(case.message("Abi Oyelaran", "Please send us the terms."))
    said(case.upserted(case_progress="Waiting for the business file", priority=True))
    said(case.published(_document(case)))
    said(case.message("Abi Oyelaran", "Thank you."))
    said(case.with_outcome(_outcome(case)))
    said(case.upserted(case_stage="View", latest_outcome="View: uphold", latest_outcome_date=world.today))
    said(case.closing(Closure(closure_date=world.today, closure_outcome="Change in outcome", outcome_change=True)))
    said(case.reopened())
    said(case.upserted(case_stage="Decision", priority=False))
    return Told(case, events)


def _document(case: KnownCase) -> DocumentFact:
    return DocumentFact(
        id=stable_id("storm-document", case.id),
        name="Letter.pdf",
        document_type="Letter or email",
        provided_by=Party.SCHEME,
        size=1,
        media_type="application/pdf",
        sha256="0" * 64,
        blob=f"storm/{case.id}",
    )


def _outcome(case: KnownCase) -> OutcomeFact:
    return OutcomeFact(
        id=stable_id("storm-outcome", case.id), outcome="view", result="View: uphold", by_party=Party.SCHEME
    )
