"""Which endpoint a new link becomes, if any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from proton import Terminus

from local.servicebus.amqp.addresses import Node, parse_address
from local.servicebus.amqp.cbs import TokenRequests
from local.servicebus.amqp.conditions import NOT_FOUND, NOT_IMPLEMENTED, UNAUTHORIZED, condition
from local.servicebus.amqp.consumers import Consumer
from local.servicebus.amqp.links import Endpoint, refuse, refuse_for
from local.servicebus.amqp.management import ManagementRequests
from local.servicebus.amqp.producers import Producer
from local.servicebus.amqp.requests import Replies
from local.servicebus.amqp.session_consumers import SessionConsumer, session_filter
from local.servicebus.engine.errors import NotAllowed, Refusal

if TYPE_CHECKING:
    from local.servicebus.amqp.connection import ClientConnection
    from local.servicebus.engine.queue import Queue


def attach(connection: ClientConnection, link: Any) -> None:
    """Confirm the link with an endpoint of its kind, or refuse it as the service would."""
    if link.is_receiver and link.remote_target.type == Terminus.COORDINATOR:
        refuse(link, condition(NOT_IMPLEMENTED, "Transactions aren't supported by this local broker."))
        return
    text = (link.remote_source if link.is_sender else link.remote_target).address or ""
    address = parse_address(text)
    if address.node is Node.CBS:
        _open(link, Replies(connection, link, text) if link.is_sender else TokenRequests(connection, link, text))
        return
    queue = connection.server.broker.find(address.queue)
    if not connection.claims.allow(address.queue):
        refuse(link, condition(UNAUTHORIZED, f"Unauthorized access. 'Listen' or 'Send' claim required for '{text}'."))
    elif queue is None:
        refuse(link, condition(NOT_FOUND, f"The messaging entity '{text}' could not be found."))
    else:
        try:
            _open(link, _endpoint(connection, link, queue, text if address.node is Node.MANAGEMENT else None))
        except Refusal as refusal:
            refuse_for(link, refusal)


def _endpoint(connection: ClientConnection, link: Any, queue: Queue, management: str | None) -> Endpoint:
    if management is not None:
        if link.is_sender:
            return Replies(connection, link, management)
        return ManagementRequests(connection, link, management, queue)
    if not link.is_sender:
        return Producer(connection, link, queue)
    wanted = session_filter(link)
    if wanted is not None:
        return SessionConsumer(connection, link, queue, wanted.session_id)
    if queue.definition.requires_session:
        raise NotAllowed(
            "It is not possible for an entity that requires sessions to create a non-sessionful message receiver."
        )
    return Consumer(connection, link, queue)


def _open(link: Any, endpoint: Endpoint) -> None:
    endpoint.opened()
    link.endpoint = endpoint
    endpoint.connection.endpoints.add(endpoint)
