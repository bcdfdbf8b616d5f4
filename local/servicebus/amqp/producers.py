from __future__ import annotations

from typing import TYPE_CHECKING, Any

from proton import Delivery, symbol, ulong

from local.servicebus import limits
from local.servicebus.amqp.conditions import condition_of
from local.servicebus.amqp.links import Endpoint, take
from local.servicebus.amqp.submissions import BATCH_FORMAT, read_transfer
from local.servicebus.engine.errors import NotAllowed, Refusal, TooLarge

if TYPE_CHECKING:
    from local.servicebus.amqp.connection import ClientConnection
    from local.servicebus.engine.queue import Queue

CREDIT, CREDIT_LOW = 1000, 500


class Producer(Endpoint):
    """A client that sends: each transfer is a message or a batch, taken whole or refused whole."""

    def __init__(self, connection: ClientConnection, link: Any, queue: Queue) -> None:
        super().__init__(connection, link, queue.name)
        if queue.dead_letters is None:
            raise NotAllowed(f"Messages cannot be sent to '{queue.name}': it is a dead-letter queue.")
        self._queue = queue

    def opened(self) -> None:
        self.link.max_message_size = limits.MESSAGE_BYTES
        self.link.properties = {symbol("com.microsoft:max-message-batch-size"): ulong(limits.BATCH_BYTES)}
        super().opened()
        self.link.flow(CREDIT)

    def delivery(self, delivery: Any) -> None:
        if delivery.aborted:
            self.connection.formats.next_for(self.link.name)
            delivery.settle()
        elif delivery.readable and not delivery.partial:
            self._answer(delivery, take(self.link, delivery))
            if self.link.credit < CREDIT_LOW:
                self.link.flow(CREDIT - self.link.credit)

    def _answer(self, delivery: Any, raw: bytes) -> None:
        try:
            self._accept(raw, self.connection.formats.next_for(self.link.name))
            delivery.update(Delivery.ACCEPTED)
        except Refusal as refusal:
            delivery.local.condition = condition_of(refusal)
            delivery.update(Delivery.REJECTED)
        delivery.settle()

    def _accept(self, raw: bytes, message_format: int) -> None:
        limit = limits.BATCH_BYTES if message_format == BATCH_FORMAT else limits.MESSAGE_BYTES
        if len(raw) > limit:
            raise TooLarge(f"The received message (size:{len(raw)}) exceeds the limit ({limit}) currently allowed.")
        self._queue.send(read_transfer(raw, message_format))
