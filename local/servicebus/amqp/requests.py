"""Request and reply over a pair of links, as `$cbs` and `$management` use them (AMQP Management, draft 9)."""

from __future__ import annotations

import struct
from abc import ABC, abstractmethod
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

from proton import Delivery

from local.servicebus.amqp.conditions import condition_of
from local.servicebus.amqp.links import Endpoint, take
from local.servicebus.codec import sections
from local.servicebus.codec.encode import encode, encode_described
from local.servicebus.codec.values import DecodeError
from local.servicebus.engine.errors import InvalidArgument, Refusal

if TYPE_CHECKING:
    from local.servicebus.amqp.connection import ClientConnection

CREDIT, CREDIT_LOW = 100, 50


@dataclass(frozen=True, slots=True)
class Request:
    message_id: Any
    properties: dict[str, Any]
    body: Any


class Replies(Endpoint):
    """The link that a client reads replies from; requests on the same session and node find it."""

    def __init__(self, connection: ClientConnection, link: Any, node: str) -> None:
        super().__init__(connection, link, node)
        self._tags = count()
        link.session.replies[node.lower()] = self

    def send(self, request: Request, properties: dict[str, Any], body: Any) -> None:
        delivery = self.link.delivery(struct.pack(">I", next(self._tags)))
        self.link.stream(
            encode_described(sections.PROPERTIES, encode([None] * 5 + [request.message_id]))
            + encode_described(sections.APPLICATION_PROPERTIES, encode(properties))
            + encode_described(sections.VALUE, encode(body))
        )
        self.link.advance()
        delivery.settle()

    def closed(self) -> None:
        self.link.session.replies.pop(self.queue_name.lower(), None)


class Requests(Endpoint, ABC):
    """The link that a client writes requests to."""

    def opened(self) -> None:
        super().opened()
        self.link.flow(CREDIT)

    def delivery(self, delivery: Any) -> None:
        if not delivery.readable or delivery.partial:
            return
        raw = take(self.link, delivery)
        self.connection.formats.next_for(self.link.name)
        if self.link.credit < CREDIT_LOW:
            self.link.flow(CREDIT - self.link.credit)
        try:
            self._handle(raw)
            delivery.update(Delivery.ACCEPTED)
        except Refusal as refusal:
            delivery.local.condition = condition_of(refusal)
            delivery.update(Delivery.REJECTED)
        delivery.settle()

    @abstractmethod
    def answer(self, request: Request) -> tuple[dict[str, Any], Any]:
        """Return the reply's application properties and body."""

    def _handle(self, raw: bytes) -> None:
        request = read_request(raw)
        replies: Replies | None = self.link.session.replies.get(self.queue_name.lower())
        if replies is None:
            raise InvalidArgument("There is no link to reply on.")
        replies.send(request, *self.answer(request))


def read_request(raw: bytes) -> Request:
    """Return the request in an encoded message. Raises InvalidArgument."""
    try:
        found = {section.code: sections.value_of(raw, section) for section in sections.split(raw)}
    except DecodeError as error:
        raise InvalidArgument(f"The request can't be decoded: {error}.") from error
    properties = found.get(sections.PROPERTIES) or [None]
    return Request(properties[0], found.get(sections.APPLICATION_PROPERTIES) or {}, found.get(sections.VALUE))
