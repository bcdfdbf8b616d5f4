"""What the helpdesk does with tickets of any organisation: answer, resolve, reopen."""

from __future__ import annotations

from collections.abc import Callable

from shared.helpdesk import telling
from shared.helpdesk.commands import Said, Words
from shared.helpdesk.model import Message, Side, Ticket
from shared.helpdesk.services import Helpdesk
from shared.helpdesk.states import Act
from shared.helpdesk.store import Change
from shared.idempotency.model import KeyedRequest
from shared.kernel.ids import new_id
from shared.kernel.model import Model
from shared.kernel.principal import Principal

Where = tuple[str, str]
"""An organisation's id and a ticket's."""
Step = Callable[[Ticket], tuple[Change, Said]]


class Answer(Words):
    """`resolves`: nothing more is to be done; the person may still reopen it."""

    resolves: bool = False


class Handled(Model):
    ticket_id: str
    number: str


async def answer(
    staff: Principal, where: Where, given: Answer, version: str, request: KeyedRequest, desk: Helpdesk
) -> Handled:
    """Answer the ticket as it was read. Raises `Stale` if somebody wrote meanwhile; `Conflict("ticket-resolved")`."""
    message = _message(staff, given.text, desk)

    def step(ticket: Ticket) -> tuple[Change, Said]:
        changed = ticket.said(Act.ANSWER, message)
        told = telling.answered(changed, message)
        if given.resolves:
            changed = changed.resolved(message.at, desk.kept)
        return Change(changed, told), _said(ticket)

    return await _once(request, where, desk, step, version)


async def resolve(where: Where, version: str, request: KeyedRequest, desk: Helpdesk) -> Handled:
    """Say that nothing more is to be done, without a word. Raises as `answer` does."""

    def step(ticket: Ticket) -> tuple[Change, Said]:
        changed = ticket.resolved(desk.clock(), desk.kept)
        return Change(changed, telling.resolved(changed)), _said(ticket)

    return await _once(request, where, desk, step, version)


async def reopen(staff: Principal, where: Where, words: Words, request: KeyedRequest, desk: Helpdesk) -> Handled:
    """Take a resolved ticket up again, with a word why, which the person reads."""
    message = _message(staff, words.text, desk)

    def step(ticket: Ticket) -> tuple[Change, Said]:
        changed = ticket.said(Act.REOPEN, message)
        return Change(changed, telling.answered(changed, message)), _said(ticket)

    return await _once(request, where, desk, step)


async def _once(request: KeyedRequest, where: Where, desk: Helpdesk, step: Step, version: str | None = None) -> Handled:
    earlier = await desk.tickets.earlier_result(request, where[0])
    if earlier:
        said = Said.model_validate(earlier)
    else:
        said = await desk.tickets.change_once(request, where, step, version=version)
    return Handled(ticket_id=said.ticket_id, number=said.number)


def _message(staff: Principal, text: str, desk: Helpdesk) -> Message:
    return Message(id=new_id(), at=desk.clock(), side=Side.HELPDESK, by=staff.name, text=text)


def _said(ticket: Ticket) -> Said:
    return Said(ticket_id=ticket.id, number=ticket.number)
