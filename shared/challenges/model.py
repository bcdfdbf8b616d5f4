"""Challenges: what a business says is recorded wrongly on a case, and what the scheme answered.

Each is an item beside its case. The case itself isn't changed by one, nor by its answer: the case system corrects what
it holds, and its next snapshot shows it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from shared.cases.model import CaseChild
from shared.challenges.states import ChallengeState, check_challenge_move
from shared.kernel.model import Model
from shared.schemes.casework import ChallengeWindow

_CONTROL = frozenset(map(chr, range(32))) - {"\n", "\t"}
MOST_DOCUMENTS = 50  # that any scheme may allow


def _plain(text: str) -> str:
    if _CONTROL & set(text):
        raise ValueError("The text holds control characters. Type it again or paste it as plain text.")
    return text


Claimed = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\n\t]*$")]
Evidence = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000), AfterValidator(_plain)
]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000), AfterValidator(_plain)]


class NewChallenge(Model):
    """`claimed` is what should be recorded: a date in ISO 8601, a flag as Yes or No; None: nothing at all.

    `document_ids` are documents on the case that prove it.
    """

    field: str
    claimed: Claimed | None
    evidence: Evidence
    document_ids: tuple[str, ...] = Field((), max_length=MOST_DOCUMENTS)


class Challenge(CaseChild):
    """`recorded` is what stood there when it was made, as the server had it. `ended_*` tell of answer or withdrawal."""

    type: Literal["challenge"] = "challenge"
    field: str
    label: str
    window: ChallengeWindow
    recorded: str | None
    claimed: str | None
    evidence: str
    document_ids: tuple[str, ...] = ()
    by_id: str
    by: str
    state: ChallengeState = ChallengeState.OPEN
    ended_at: datetime | None = None
    ended_by: str | None = None
    answer: str = ""
    etag: str | None = Field(None, alias="_etag", exclude=True)

    def ended(self, state: ChallengeState, at: datetime, by: str, answer: str = "") -> Challenge:
        """Return the challenge answered or withdrawn. Raises `Conflict` if it was before."""
        check_challenge_move(self.state, state)
        return self.model_copy(update={"state": state, "ended_at": at, "ended_by": by, "answer": answer})


def challenge_id(case_id: str, field: str, before: int) -> str:
    """Return the id of the next challenge of `field`, after `before` others.

    It follows from what is challenged, so that of two people who challenge the same at once one is told of the other.
    """
    return f"challenge-{case_id}-{field}-{before + 1}"
