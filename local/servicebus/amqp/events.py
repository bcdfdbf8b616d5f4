from __future__ import annotations

from typing import TYPE_CHECKING, Any

from proton import Handler

from local.servicebus.amqp.attach import attach

if TYPE_CHECKING:
    from local.servicebus.amqp.connection import ClientConnection
    from local.servicebus.amqp.links import Endpoint

CONTAINER = "recourse-local-servicebus"


class ConnectionEvents(Handler):
    """Proton's events for one connection. The method names are Proton's."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection

    def on_connection_remote_open(self, event: Any) -> None:
        event.connection.container = CONTAINER
        event.connection.open()

    def on_connection_remote_close(self, event: Any) -> None:
        event.connection.close()

    def on_session_remote_open(self, event: Any) -> None:
        event.session.replies = {}
        event.session.open()

    def on_session_remote_close(self, event: Any) -> None:
        event.session.close()

    def on_link_remote_open(self, event: Any) -> None:
        attach(self._connection, event.link)

    def on_link_remote_close(self, event: Any) -> None:
        self._end(event.link)
        event.link.close()

    def on_link_remote_detach(self, event: Any) -> None:
        self._end(event.link)
        event.link.close()

    def on_link_flow(self, event: Any) -> None:
        endpoint = endpoint_of(event.link)
        if endpoint is not None:
            endpoint.flow()

    def on_delivery(self, event: Any) -> None:
        endpoint = endpoint_of(event.link)
        if endpoint is not None:
            endpoint.delivery(event.delivery)

    def _end(self, link: Any) -> None:
        endpoint = endpoint_of(link)
        if endpoint is not None:
            endpoint.release()


def endpoint_of(link: Any) -> Endpoint | None:
    """Return what `attach` hung on the link; Proton keeps Python attributes with its own objects."""
    return getattr(link, "endpoint", None)
