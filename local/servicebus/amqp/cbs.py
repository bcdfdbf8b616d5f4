"""Claims-based security: clients put tokens to `$cbs`, and again before they end."""

from __future__ import annotations

from typing import Any

from local.servicebus.amqp.addresses import parse_address
from local.servicebus.amqp.claims import token_alarm
from local.servicebus.amqp.conditions import UNAUTHORIZED, condition
from local.servicebus.amqp.requests import Request, Requests
from local.servicebus.amqp.tokens import TokenRefused, ends_at
from local.servicebus.codec.values import Int

ACCEPTED, BAD_REQUEST, UNAUTHORIZED_STATUS = 202, 400, 401


class TokenRequests(Requests):
    def answer(self, request: Request) -> tuple[dict[str, Any], Any]:
        audience = request.properties.get("name")
        if request.properties.get("operation") != "put-token" or not isinstance(audience, str):
            return _reply(BAD_REQUEST, "Only put-token with a name is understood.")
        try:
            until = ends_at(str(request.body), self.connection.server.clock())
        except TokenRefused as refusal:
            return _reply(UNAUTHORIZED_STATUS, f"InvalidToken: {refusal}")
        self._grant(parse_address(audience).queue, until)
        return _reply(ACCEPTED, "Accepted")

    def _grant(self, queue: str, until: int) -> None:
        connection, alarms = self.connection, self.connection.server.alarms
        connection.claims.grant(queue, until)
        alarms.set(token_alarm(connection, queue), until, lambda: self._expire(queue))

    def _expire(self, queue: str) -> None:
        connection = self.connection
        connection.claims.revoke(queue)
        for endpoint in list(connection.endpoints):
            address = parse_address(endpoint.queue_name).queue
            if address and not connection.claims.allow(address):
                endpoint.detach(condition(UNAUTHORIZED, "ExpiredToken: the token has expired."))


def _reply(status: int, description: str) -> tuple[dict[str, Any], Any]:
    return {"status-code": Int(status), "status-description": description}, None
