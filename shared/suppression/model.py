"""What staff did about hiding a case: kept on the case for staff alone, for whom it is the record."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import StringConstraints

from shared.cases.model import Case, CaseChild
from shared.cases.suppression import SuppressionAsk, SuppressionAskState
from shared.kernel.errors import Conflict, NotFound
from shared.kernel.model import Model, Stored

Item = dict[str, Any]
Why = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)]


class SuppressionRecord(CaseChild):
    """One act of staff. No page of the business shows it, whether the case is hidden or not."""

    type: Literal["suppression"] = "suppression"
    act: Literal["hidden", "shown", "declined"]
    by: str
    why: str


class AskOnCase(Stored):
    """An update that asks for the case to be hidden."""

    id: str
    at: datetime
    sender_id: str
    sender_name: str
    comment: str
    suppression: SuppressionAsk

    @property
    def waits(self) -> bool:
        return self.suppression.state is SuppressionAskState.ASKED


class CaseSuppression(Model):
    """How a case stands, for staff. `said_at` is when the case system last said whether to hide it."""

    suppressed: bool
    since: datetime | None
    said_at: datetime | None
    waiting: tuple[AskOnCase, ...]
    history: tuple[SuppressionRecord, ...]


def asks_among(items: list[Item]) -> list[tuple[AskOnCase, Item]]:
    """Return the asks among the items of a case, each with its item as stored."""
    return [(AskOnCase.from_item(each), each) for each in items if each["type"] == "update" and each.get("suppression")]


def find_ask(items: list[Item], case: Case, ask_id: str) -> tuple[AskOnCase, Item]:
    for ask, item in asks_among(items):
        if ask.id == ask_id and item["caseId"] == case.id:
            return ask, item
    raise NotFound("suppression-ask-not-found", "Nobody asked for that on this case.")


def check_changes(case: Case, suppressed: bool) -> None:
    """Raise `Conflict` where the case is hidden, or seen, already: a colleague or the case system was faster."""
    if case.suppressed and suppressed:
        raise Conflict("case-hidden", "The case is hidden already.")
    if not case.suppressed and not suppressed:
        raise Conflict("case-visible", "The case is visible already.")
