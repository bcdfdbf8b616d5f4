"""The lives of a request and of an ask for more time, as data: which state may follow which."""

from __future__ import annotations

from enum import StrEnum

from shared.kernel.errors import Conflict


class RequestState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


class MoreTimeState(StrEnum):
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


REQUEST_MOVES: dict[RequestState, frozenset[RequestState]] = {
    RequestState.OPEN: frozenset({RequestState.ANSWERED, RequestState.WITHDRAWN}),
    RequestState.ANSWERED: frozenset(),
    RequestState.WITHDRAWN: frozenset(),
}

MORE_TIME_MOVES: dict[MoreTimeState, frozenset[MoreTimeState]] = {
    MoreTimeState.ASKED: frozenset({MoreTimeState.GRANTED, MoreTimeState.REFUSED}),
    MoreTimeState.GRANTED: frozenset(),
    MoreTimeState.REFUSED: frozenset(),
}

_ENDED = {
    RequestState.ANSWERED: "This has been answered already. Open the case to see the answer.",
    RequestState.WITHDRAWN: "The scheme no longer needs this. Open the case to see why.",
}


def check_request_move(old: RequestState, new: RequestState) -> None:
    """Raise `Conflict("request-answered")` or `("request-withdrawn")` unless a request may go from `old` to `new`."""
    if new not in REQUEST_MOVES[old]:
        raise Conflict(f"request-{old}", _ENDED[old], state=str(old))


def check_more_time_move(old: MoreTimeState, new: MoreTimeState) -> None:
    """Raise `Conflict("more-time-decided")` unless an ask may go from `old` to `new`."""
    if new not in MORE_TIME_MOVES[old]:
        raise Conflict("more-time-decided", f"This ask has been {old} already.", state=str(old))
