from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from proton import Delivery, Link

from local.servicebus.amqp.conditions import condition_of
from local.servicebus.amqp.links import Endpoint
from local.servicebus.amqp.outcomes import echo, outcome_of
from local.servicebus.amqp.rendering import render
from local.servicebus.engine.errors import Refusal
from local.servicebus.engine.receiving import receive
from local.servicebus.engine.settlement import settle

if TYPE_CHECKING:
    from local.servicebus.amqp.connection import ClientConnection
    from local.servicebus.engine.message import Message
    from local.servicebus.engine.queue import Queue
    from local.servicebus.engine.sessions import Lease


class Consumer(Endpoint):
    """A client that receives, peek-lock or receive-and-delete, as far as its credit goes."""

    def __init__(self, connection: ClientConnection, link: Any, queue: Queue) -> None:
        super().__init__(connection, link, queue.name)
        self.queue = queue
        self.lease: Lease | None = None
        self._deletes = link.remote_snd_settle_mode == Link.SND_SETTLED

    def opened(self) -> None:
        super().opened()
        self.connection.server.dispatcher.add(self)

    def closed(self) -> None:
        # Messages it had locked stay locked until their time: the client may still settle them by another link.
        self.connection.server.dispatcher.remove(self)

    def hand_over(self) -> bool:
        """Send the next message if there is one and the client has credit for it; say whether one went out."""
        if self.link.credit <= 0:
            return False
        message = receive(self.queue, self.lease, delete=self._deletes)
        if message is None:
            return False
        self._send(message)
        self.connection.server.touch(self.connection)
        return True

    def drain(self) -> None:
        """Give back the credit that nothing could be sent for, when the client asked for that."""
        if self.link.drain_mode and self.link.credit > 0:
            self.link.drained()
            self.connection.server.touch(self.connection)

    def delivery(self, delivery: Any) -> None:
        if not delivery.updated:
            return
        state = delivery.remote_state
        token: UUID | None = getattr(delivery, "token", None)
        outcome = outcome_of(state, delivery.remote)
        if token is not None and outcome is not None:
            try:
                settle(self.queue, token, outcome)
                echo(delivery, state)
            except Refusal as refusal:
                delivery.local.condition = condition_of(refusal)
                delivery.update(Delivery.REJECTED)
            delivery.settle()
        elif delivery.settled:
            delivery.settle()

    def _send(self, message: Message) -> None:
        token = message.lock.token if message.lock else uuid4()
        # .NET's byte order: the SDK turns the tag back into the lock token that way.
        delivery = self.link.delivery(token.bytes_le)
        self.link.stream(render(message))
        self.link.advance()
        if self._deletes:
            delivery.settle()
        else:
            delivery.token = token
