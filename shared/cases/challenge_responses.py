"""What the API says about the fields of a case that may be challenged, and about challenges of them."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from shared.cases.fields import FieldType
from shared.kernel.model import Model, Stored
from shared.schemes.casework import ChallengeWindow


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
