"""The life of a ticket, as data: what each act makes of each state. An act that isn't listed isn't possible."""

from __future__ import annotations

from enum import StrEnum

from shared.kernel.errors import Conflict


class TicketState(StrEnum):
    """`open` and `reopened` wait for the helpdesk, `waiting` for the person who wrote."""

    OPEN = "open"
    WAITING = "waiting"
    RESOLVED = "resolved"
    REOPENED = "reopened"


class Act(StrEnum):
    ADD = "add"
    ANSWER = "answer"
    RESOLVE = "resolve"
    REOPEN = "reopen"


_S = TicketState
MOVES: dict[Act, dict[TicketState, TicketState]] = {
    Act.ADD: {_S.OPEN: _S.OPEN, _S.WAITING: _S.OPEN, _S.REOPENED: _S.REOPENED},
    Act.ANSWER: {_S.OPEN: _S.WAITING, _S.WAITING: _S.WAITING, _S.REOPENED: _S.WAITING},
    Act.RESOLVE: {_S.OPEN: _S.RESOLVED, _S.WAITING: _S.RESOLVED, _S.REOPENED: _S.RESOLVED},
    Act.REOPEN: {_S.RESOLVED: _S.REOPENED},
}
FOR_HELPDESK = frozenset({_S.OPEN, _S.REOPENED})

_WHY_NOT = {
    Act.REOPEN: (
        "ticket-not-resolved",
        "This ticket isn't resolved, so there is nothing to reopen. Add to it instead.",
    ),
}
_RESOLVED = ("ticket-resolved", "This ticket is resolved. Reopen it first.")


def after(act: Act, state: TicketState) -> TicketState:
    """Return the state that `act` leads to. Raises `Conflict`: `ticket-resolved`, `ticket-not-resolved`."""
    if state not in MOVES[act]:
        code, message = _WHY_NOT.get(act, _RESOLVED)
        raise Conflict(code, message, state=str(state))
    return MOVES[act][state]
