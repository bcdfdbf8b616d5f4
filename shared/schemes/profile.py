"""A scheme as data: everything in which one scheme differs from another, read from `<name>.toml` and validated whole.

Code asks the profile (`profile.messages.business_may_start`); it never asks which scheme it is running for.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from shared.kernel.calendar import Calendar
from shared.kernel.errors import Invalid
from shared.kernel.model import Model
from shared.schemes.casework import (
    Activation,
    Answers,
    Challenges,
    Messages,
    Party,
    Requests,
    SettlementWay,
    Terms,
    Updates,
    Visibility,
)
from shared.schemes.documents import DocumentRules
from shared.schemes.service import AccountKind, Helpdesk, Limits, Onboarding, Retention, Session
from shared.schemes.vocabulary import Vocabulary

_FOLDER = Path(__file__).parent


class Place(Model):
    """Where the scheme works: its time zone, and the country and region whose bank holidays it keeps."""

    time_zone: str
    country: str
    region: str


class Reference(Model):
    """The scheme's case references. `pattern` is a whole-string regular expression in the canonical spelling."""

    pattern: str
    example: str
    migrated_example: str

    @model_validator(mode="after")
    def _the_example_is_one(self) -> Self:
        if not re.fullmatch(self.pattern, self.example):
            raise ValueError("the example doesn't match the pattern")
        return self


class Profile(Model):
    name: str
    scheme_name: str
    short_name: str
    portal_name: str
    place: Place
    reference: Reference
    participants: tuple[Party, ...]
    account_kinds: tuple[AccountKind, ...]
    terms: Terms
    documents: DocumentRules
    updates: Updates
    requests: Requests
    challenges: Challenges
    limits: Limits
    session: Session
    retention: Retention
    visibility: Visibility
    messages: Messages
    answers: Answers
    settlement: SettlementWay
    activation: Activation | None = None
    helpdesk: Helpdesk
    onboarding: Onboarding
    vocabulary: Vocabulary = Field(repr=False)

    def calendar(self) -> Calendar:
        return Calendar(self.place.time_zone, self.place.country, self.place.region)

    def is_reference(self, text: str) -> bool:
        return re.fullmatch(self.reference.pattern, text) is not None


@lru_cache
def load(name: str) -> Profile:
    """Read and validate the profile called `name`. An unknown name is `Invalid("unknown-scheme")`."""
    if name not in available():
        raise Invalid("unknown-scheme", f"There is no scheme called {name!r}.", schemes=list(available()))
    with (_FOLDER / f"{name}.toml").open("rb") as file:
        return Profile.model_validate(tomllib.load(file))


def available() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))
