"""The words a scheme uses for its cases. Values are stored and shown as they stand here.

No value holds a comma: list filters travel comma-joined in a query string.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, model_validator

from shared.kernel.model import Model


def _without_comma(word: str) -> str:
    if "," in word or not word.strip():
        raise ValueError("a vocabulary value has no comma and isn't empty")
    return word


Word = Annotated[str, AfterValidator(_without_comma)]


class Stage(Model):
    """A stage of the complaint and the progress it can show within it."""

    name: Word
    progress: tuple[Word, ...]


class OutcomeKind(StrEnum):
    VIEW = "view"
    OFFER = "offer"
    DECISION = "decision"


class OutcomeName(Model):
    """What a view, an offer or a decision can say."""

    name: Word
    kind: OutcomeKind


class ClosureOutcome(Model):
    """How a case can end. `change` says whether it counts towards the uphold rate; None: it isn't an outcome."""

    name: Word
    change: bool | None = None


class Product(Model):
    name: Word
    issues: tuple[Word, ...]


class Vocabulary(Model):
    stages: tuple[Stage, ...]
    closed_progress: Word
    outcomes: tuple[OutcomeName, ...]
    closure_outcomes: tuple[ClosureOutcome, ...]
    products: tuple[Product, ...]

    @model_validator(mode="after")
    def _names_are_unique(self) -> Self:
        for names in (self.stage_names, self.outcome_names, self.closure_names, self.product_names):
            if len(set(names)) != len(names):
                raise ValueError(f"repeated: {names}")
        return self

    @property
    def stage_names(self) -> tuple[str, ...]:
        return tuple(stage.name for stage in self.stages)

    @property
    def progress_names(self) -> tuple[str, ...]:
        return (*dict.fromkeys(name for stage in self.stages for name in stage.progress), self.closed_progress)

    @property
    def outcome_names(self) -> tuple[str, ...]:
        return tuple(outcome.name for outcome in self.outcomes)

    @property
    def closure_names(self) -> tuple[str, ...]:
        return tuple(outcome.name for outcome in self.closure_outcomes)

    @property
    def product_names(self) -> tuple[str, ...]:
        return tuple(product.name for product in self.products)

    @property
    def issue_names(self) -> tuple[str, ...]:
        return tuple(sorted({issue for product in self.products for issue in product.issues}))
