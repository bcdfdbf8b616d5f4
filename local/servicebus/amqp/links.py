from __future__ import annotations

from typing import TYPE_CHECKING, Any

from local.servicebus.amqp.conditions import condition_of

if TYPE_CHECKING:
    from local.servicebus.amqp.connection import ClientConnection
    from local.servicebus.engine.errors import Refusal

UNSPECIFIED = 0


def take(link: Any, delivery: Any) -> bytes:
    """Return the bytes of a delivery that is all there, and move the link on to its next."""
    raw = bytes(link.recv(delivery.pending)) if delivery.pending else b""
    link.advance()
    return raw


class Endpoint:
    """Our side of one link; what it does with each event is up to its kind."""

    def __init__(self, connection: ClientConnection, link: Any, queue_name: str) -> None:
        self.connection = connection
        self.link = link
        self.queue_name = queue_name

    def opened(self) -> None:
        """Confirm the attach, with what both sides asked for."""
        mirror(self.link)
        self.link.open()

    def flow(self) -> None:
        """Take note that the peer changed its credit or asked to drain."""

    def delivery(self, delivery: Any) -> None:
        """Handle a message that came in, or an outcome for one that went out."""

    def closed(self) -> None:
        """Clean up: the link or its connection is gone."""

    def release(self) -> None:
        """Part from the link. Without this link and endpoint would keep each other alive beyond Python's sight."""
        self.closed()
        self.connection.endpoints.discard(self)
        self.link.endpoint = None

    def detach(self, condition: Any) -> None:
        """Close the link from our side, saying why."""
        self.release()
        self.link.condition = condition
        self.link.close()
        self.connection.server.touch(self.connection)


def mirror(link: Any) -> None:
    link.source.copy(link.remote_source)
    link.target.copy(link.remote_target)
    link.snd_settle_mode = link.remote_snd_settle_mode
    link.rcv_settle_mode = link.remote_rcv_settle_mode


def refuse(link: Any, condition: Any) -> None:
    """Refuse an attach: answer it with a null terminus, then detach with the reason (AMQP 1.0, part 2.6.3)."""
    mirror(link)
    (link.source if link.is_sender else link.target).type = UNSPECIFIED
    link.condition = condition
    link.open()
    link.close()


def refuse_for(link: Any, refusal: Refusal) -> None:
    refuse(link, condition_of(refusal))
