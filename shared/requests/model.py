"""Requests: what the scheme asks a business for on a case, by when, and how it was answered.

Each is an item beside its case. While it is open its short form stands on the case too (`Case.open_requests`); one
batch changes both, so that lists, figures and reminders never disagree with the case page.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from shared.cases.model import CaseChild, OpenRequest
from shared.kernel.errors import NotFound
from shared.kernel.model import Stored
from shared.requests.states import (
    MoreTimeState,
    RequestState,
    check_more_time_move,
    check_request_move,
)

_CONTROL = frozenset(map(chr, range(32))) - {"\n", "\t"}


def _plain(text: str) -> str:
    if _CONTROL & set(text):
        raise ValueError("The text holds control characters. Type it again or paste it as plain text.")
    return text


What = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120, pattern=r"^[^\n\t]*$")]
Details = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000), AfterValidator(_plain)]
Why = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500), AfterValidator(_plain)]


class MoreTime(Stored):
    """An ask for more time, kept with its answer. `granted` is the new last day, which may differ from `wanted`."""

    id: str
    state: MoreTimeState = MoreTimeState.ASKED
    at: datetime
    by_id: str
    by: str
    why: str
    wanted: date
    decided_at: datetime | None = None
    decided_by: str | None = None
    granted: date | None = None
    answer: str = ""


class Answer(Stored):
    """`by_way_of` and `item_id` name the update or the upload that ticked the request off."""

    at: datetime
    by: str
    by_way_of: Literal["update", "upload"]
    item_id: str


class Request(CaseChild):
    """`at` is when it was asked, `asked_on` its local date, `asked_by` who at the scheme; `due` the last day for it.

    Without `what` it only marks a withdrawal that got here before the request itself; no page shows it.
    """

    type: Literal["request"] = "request"
    what: str = ""
    details: str = ""
    asked_on: date
    asked_by: str | None = None
    due: date
    first_due: date
    state: RequestState = RequestState.OPEN
    answer: Answer | None = None
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None
    withdrawn_why: str = ""
    more_time: tuple[MoreTime, ...] = ()
    etag: str | None = Field(None, alias="_etag", exclude=True)

    @property
    def short(self) -> OpenRequest:
        return OpenRequest(id=self.id, what=self.what, asked_on=self.asked_on, due=self.due)

    @property
    def waiting_ask(self) -> MoreTime | None:
        """The ask for more time that the scheme hasn't answered yet; at most one."""
        return next((ask for ask in self.more_time if ask.state is MoreTimeState.ASKED), None)

    def ask(self, ask_id: str) -> MoreTime:
        for ask in self.more_time:
            if ask.id == ask_id:
                return ask
        raise NotFound("more-time-not-found", "There is no such ask for more time.")

    def answered(self, answer: Answer) -> Request:
        check_request_move(self.state, RequestState.ANSWERED)
        return self.model_copy(update={"state": RequestState.ANSWERED, "answer": answer})

    def withdrawn(self, at: datetime, by: str | None, why: str) -> Request:
        check_request_move(self.state, RequestState.WITHDRAWN)
        told = {"withdrawn_at": at, "withdrawn_by": by, "withdrawn_why": why}
        return self.model_copy(update={"state": RequestState.WITHDRAWN, **told})

    def decided(self, ask_id: str, state: MoreTimeState, **decision: object) -> Request:
        """Return the request with one ask decided; a granted one moves the last day."""
        old = self.ask(ask_id)
        check_more_time_move(old.state, state)
        new = old.model_copy(update={**decision, "state": state})
        asks = tuple(new if each is old else each for each in self.more_time)
        return self.model_copy(update={"more_time": asks, "due": new.granted or self.due})
