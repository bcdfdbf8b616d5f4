"""A queue's `$management` node: what the SDK does by request instead of by link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from local.servicebus.amqp.conditions import ANSWERS, NOT_IMPLEMENTED
from local.servicebus.amqp.message_operations import MESSAGE_OPERATIONS
from local.servicebus.amqp.operation import Body, Call, Operation, Reply
from local.servicebus.amqp.requests import Request, Requests
from local.servicebus.amqp.session_operations import SESSION_OPERATIONS
from local.servicebus.codec.values import Int, Symbol
from local.servicebus.engine.errors import Refusal

if TYPE_CHECKING:
    from local.servicebus.amqp.connection import ClientConnection
    from local.servicebus.engine.queue import Queue

VENDOR = "com.microsoft:"
OPERATIONS: dict[str, Operation] = {**MESSAGE_OPERATIONS, **SESSION_OPERATIONS}


class ManagementRequests(Requests):
    def __init__(self, connection: ClientConnection, link: Any, node: str, queue: Queue) -> None:
        super().__init__(connection, link, node)
        self._queue = queue

    def answer(self, request: Request) -> tuple[dict[str, Any], Any]:
        name = str(request.properties.get("operation", ""))
        operation = OPERATIONS.get(name.removeprefix(VENDOR))
        if operation is None:
            return _reply(501, f"The operation '{name}' is not implemented.", NOT_IMPLEMENTED), {}
        try:
            reply = operation(self._call(request))
        except Refusal as refusal:
            answer = ANSWERS[type(refusal)]
            return _reply(answer.status, str(refusal), answer.condition), {}
        return _success(reply), reply.body

    def _call(self, request: Request) -> Call:
        link_name = request.properties.get("associated-link-name")
        holder = (id(self.connection), link_name) if link_name else None
        return Call(self._queue, Body(request.body if isinstance(request.body, dict) else {}), holder)


def _success(reply: Reply) -> dict[str, Any]:
    return _reply(200, "OK") if reply.body is not None else _reply(204, "No content", reply.empty)


def _reply(status: int, description: str, condition: str | None = None) -> dict[str, Any]:
    properties: dict[str, Any] = {"statusCode": Int(status), "statusDescription": description}
    if condition:
        properties["errorCondition"] = Symbol(condition)
    return properties
