"""Who hides a case from its business: the case system, and the scheme's staff in the portal. The newest word stands.

What the case system says carries a version, and the newest of its own wins whatever the order of arrival. Against what
staff decided here it counts by time: said before the decision, it can't undo it; said after, it does. The end is the
same in every order of arrival (decision 0050).
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple, Self

from shared.kernel.errors import Conflict
from shared.kernel.model import Stored


class SuppressionDecision(Stored):
    """What staff decided last in the portal."""

    suppressed: bool
    at: datetime


class SuppressionAskState(StrEnum):
    ASKED = "asked"
    GRANTED = "granted"
    DECLINED = "declined"


ASK_MOVES: dict[SuppressionAskState, frozenset[SuppressionAskState]] = {
    SuppressionAskState.ASKED: frozenset({SuppressionAskState.GRANTED, SuppressionAskState.DECLINED}),
    SuppressionAskState.GRANTED: frozenset(),
    SuppressionAskState.DECLINED: frozenset(),
}


class SuppressionAsk(Stored):
    """That an update asks for its case to be hidden, kept on the update with its answer."""

    state: SuppressionAskState = SuppressionAskState.ASKED
    decided_at: datetime | None = None
    decided_by: str | None = None
    answer: str = ""

    def decided(self, state: SuppressionAskState, at: datetime, by: str, answer: str) -> Self:
        """Return the ask with its answer. Raises `Conflict("suppression-answered")` if it has one."""
        if state not in ASK_MOVES[self.state]:
            raise Conflict("suppression-answered", f"This has been {self.state} already.", state=str(self.state))
        return self.model_copy(update={"state": state, "decided_at": at, "decided_by": by, "answer": answer})


class Suppression(NamedTuple):
    """Whether a case is hidden, and what that follows from: the case system's newest word and staff's newest."""

    suppressed: bool = False
    version: int = 0
    said_at: datetime | None = None
    decision: SuppressionDecision | None = None

    def said(self, suppressed: bool, version: int, at: datetime) -> Suppression:
        """Return what stands after a word of the case system; an older version changes nothing."""
        if version <= self.version:
            return self
        return newest(self, Suppression(suppressed, version, at))

    def decided(self, suppressed: bool, now: datetime) -> Suppression:
        """Return what stands once staff have decided."""
        at = max(now, self.said_at) if self.said_at else now  # they saw what was said, whatever its clock showed
        return self._replace(suppressed=suppressed, decision=SuppressionDecision(suppressed=suppressed, at=at))

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of a case that it is stored in."""
        return {
            "suppressed": self.suppressed,
            "suppression_version": self.version,
            "suppression_said_at": self.said_at,
            "suppression_decision": self.decision,
        }


def newest(left: Suppression, right: Suppression) -> Suppression:
    """Return what follows from all that two places know of one case."""
    decisions = [each.decision for each in (left, right) if each.decision]
    decision = max(decisions, key=lambda each: each.at, default=None)
    word = left if left.version > right.version else right
    if decision and (word.said_at is None or word.said_at <= decision.at):
        return Suppression(decision.suppressed, word.version, word.said_at, decision)
    # Said after every decision: nothing can have overruled it where it was kept.
    return Suppression(word.suppressed, word.version, word.said_at, decision)
