"""Park, send again, discard."""

from __future__ import annotations

import logging

import orjson

from shared.clients.cosmos import Container
from shared.clients.servicebus import Outgoing, ServiceBus
from shared.kernel.clock import Clock, as_stored
from shared.kernel.errors import NotFound
from shared.kernel.logs import log
from shared.operations.model import Origin, Parked
from shared.operations.store import ParkedStore


async def park(item: Parked, parked: ParkedStore) -> None:
    """Set `item` aside, where staff see it with its reason."""
    log("parked", level=logging.WARNING, source=item.source, reason=item.reason, item=item.id)
    await parked.put(item)


async def retry(source: str, parked_id: str, parked: ParkedStore, work: Retrying) -> None:
    """Have the work tried again. Doing this twice is safe: messages keep their id, and handlers are idempotent."""
    item = await parked.read(source, parked_id)
    if item.origin is Origin.FEED:
        await work.show_again(item)
    else:
        await work.send_again(item)
    # Removed last: a crash before this line leaves the item here, to be tried again; the other way round it is lost.
    await parked.remove(item)


async def discard(source: str, parked_id: str, parked: ParkedStore) -> None:
    """Give up on the work for good. What was discarded stays in the audit trail by its id."""
    await parked.remove(await parked.read(source, parked_id))


class Retrying:
    """How each origin is tried again: a message goes back to its queue, a changed document is changed again."""

    def __init__(self, bus: ServiceBus, cases: Container, clock: Clock) -> None:
        self._bus = bus
        self._cases = cases
        self._clock = clock

    async def send_again(self, item: Parked) -> None:
        # `times` makes the id new each time it has been parked; a double click within one time is one message.
        message = Outgoing(
            message_id=f"{item.id}-again-{item.times}",
            body=orjson.dumps(item.payload),
            session_id=item.session_id,
            correlation_id=item.correlation_id,
        )
        await self._bus.send(item.source, [message])

    async def show_again(self, item: Parked) -> None:
        """Touch the document, so that the feed shows its newest state to every reaction; they are idempotent."""
        touch = [{"op": "set", "path": "/shownAgainAt", "value": as_stored(self._clock())}]
        try:
            await self._cases.patch(item.payload["id"], item.payload["organisationId"], touch)
        except NotFound:
            return  # gone since: there is nothing left to react to
