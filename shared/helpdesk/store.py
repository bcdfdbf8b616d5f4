"""Tickets in Cosmos DB: changed by reading, deciding and writing back under the ETag."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from shared.clients.contention import until_it_fits
from shared.clients.cosmos import Container, Operation
from shared.helpdesk.model import Ticket, TicketFiles, files_of
from shared.helpdesk.states import TicketState
from shared.idempotency.model import KeyedRequest
from shared.idempotency.store import Result, commit_once, earlier_result
from shared.kernel.clock import Clock, as_stored
from shared.kernel.errors import NotFound, Stale

_MINE = "SELECT * FROM c WHERE c.type = 'ticket' AND c.userId = @user"
# Across partitions, so without ORDER BY.
_IN_STATES = "SELECT * FROM c WHERE c.type = 'ticket' AND ARRAY_CONTAINS(@states, c.state)"
_BY_NUMBER = "SELECT * FROM c WHERE c.type = 'ticket' AND c.number = @number"
_DUE = "SELECT c.id, c.organisationId FROM c WHERE c.type = 'ticket' AND c.lookAt <= @now"
_LEFT_OVER = "SELECT * FROM c WHERE c.type = 'ticket-files' AND c.removeAt <= @now"


@dataclass(frozen=True)
class Change:
    """The ticket as it shall be, and what else belongs into the same batch."""

    ticket: Ticket
    operations: list[Operation] = field(default_factory=list)


class TicketStore:
    def __init__(self, tickets: Container, clock: Clock) -> None:
        self._tickets = tickets
        self._clock = clock

    async def read(self, organisation_id: str, ticket_id: str) -> Ticket:
        """Return the ticket, or raise `NotFound("ticket-not-found")`."""
        item = await self.item(organisation_id, ticket_id)
        if item.get("type") != "ticket":
            raise no_such_ticket()
        return Ticket.from_item(item)

    async def item(self, organisation_id: str, item_id: str) -> dict[str, Any]:
        """Return whatever is stored under `item_id`; nothing stored is an empty item."""
        try:
            return await self._tickets.read(item_id, organisation_id)
        except NotFound:
            return {}

    async def commit(self, organisation_id: str, operations: list[Operation]) -> None:
        await self._tickets.batch(operations, organisation_id)

    async def open_once(self, request: KeyedRequest, ticket: Ticket, result: Result) -> Result:
        create: Operation = ("create", (ticket.written(self._clock()).to_item(),))
        return await commit_once(self._tickets, request, [create, *_files(ticket)], result)

    async def change_once(
        self,
        request: KeyedRequest,
        where: tuple[str, str],
        step: Callable[[Ticket], tuple[Change, Result]],
        *,
        version: str | None = None,
    ) -> Result:
        """Apply `step` and record its result, in one batch; again from the start if somebody else was faster.

        With `version`, the ETag that was shown, it is `Stale` instead. The record stands in the ticket's partition,
        whoever acts: it belongs into the batch of its effect.
        """
        record = request.within(where[0])

        async def once() -> Result:
            ticket = await self.read(*where)
            if version is not None and ticket.version != version:
                raise Stale("ticket-changed", "Somebody wrote or acted meanwhile. Read the ticket again.")
            change, result = step(ticket)
            return await commit_once(self._tickets, record, self._replacing(ticket, change), result)

        return await once() if version is not None else await until_it_fits(once)

    async def change(self, where: tuple[str, str], step: Callable[[Ticket], Ticket | None]) -> Ticket:
        """Apply `step`, again from the start if somebody else was faster. None from `step` changes nothing."""

        async def once() -> Ticket:
            ticket = await self.read(*where)
            changed = step(ticket)
            if changed is None:
                return ticket
            await self._tickets.batch(self._replacing(ticket, Change(changed)), where[0])
            return changed

        return await until_it_fits(once)

    async def earlier_result(self, request: KeyedRequest, organisation_id: str) -> dict[str, object] | None:
        return await earlier_result(self._tickets, request.within(organisation_id))

    async def of_person(self, organisation_id: str, user_id: str) -> list[Ticket]:
        """Return somebody's tickets, in no particular order: one query, and few of them."""
        items = await self._tickets.all(_MINE, {"user": user_id}, organisation_id)
        return [Ticket.from_item(item) for item in items]

    async def in_states(self, states: tuple[TicketState, ...], limit: int) -> list[Ticket]:
        """Return up to `limit` tickets of any organisation, in no particular order."""
        found = await self._tickets.everywhere(_IN_STATES, {"states": list(states)}, limit=limit)
        return [Ticket.from_item(item) for item in found]

    async def by_number(self, number: str) -> list[Ticket]:
        found = await self._tickets.everywhere(_BY_NUMBER, {"number": number}, limit=10)
        return [Ticket.from_item(item) for item in found]

    async def due(self, limit: int) -> list[tuple[str, str]]:
        """Return (organisation id, ticket id) of tickets whose screenshots must be looked at."""
        found = await self._tickets.everywhere(_DUE, {"now": as_stored(self._clock())}, limit=limit)
        return [(item["organisationId"], item["id"]) for item in found]

    async def left_over(self, limit: int) -> list[TicketFiles]:
        """Return what names blobs of tickets whose time is over."""
        found = await self._tickets.everywhere(_LEFT_OVER, {"now": as_stored(self._clock())}, limit=limit)
        return [TicketFiles.from_item(item) for item in found]

    async def forget(self, item_id: str, organisation_id: str) -> None:
        """Delete an item; gone already is as good."""
        try:
            await self._tickets.delete(item_id, organisation_id)
        except (NotFound, Stale):
            return

    def _replacing(self, before: Ticket, change: Change) -> list[Operation]:
        item = change.ticket.written(self._clock()).to_item()
        replace: Operation = ("replace", (before.id, item), {"if_match_etag": before.etag})
        return [replace, *_files(change.ticket), *change.operations]


def no_such_ticket() -> NotFound:
    return NotFound("ticket-not-found", "There is no such ticket, or it isn't one of yours.")


def _files(ticket: Ticket) -> list[Operation]:
    return [("upsert", (files_of(ticket).to_item(),))] if ticket.files else []
