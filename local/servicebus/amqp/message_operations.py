from __future__ import annotations

from typing import Any
from uuid import UUID

from local.servicebus.amqp.operation import Body, Call, Operation, Reply
from local.servicebus.amqp.rendering import render
from local.servicebus.amqp.submissions import read_message
from local.servicebus.codec.values import Array, DecodeError, Timestamp
from local.servicebus.engine.errors import InvalidArgument
from local.servicebus.engine.message import Submission
from local.servicebus.engine.receiving import cancel_scheduled, peek, receive_deferred, renew_locks
from local.servicebus.engine.settlement import Abandon, Complete, DeadLetter, Defer, Outcome, Release, settle

FIRST = 0
"""The settle mode of receive-and-delete."""


def renew_lock(call: Call) -> Reply:
    ends = renew_locks(call.queue, call.body.many("lock-tokens", UUID))
    return Reply({"expirations": Array(tuple(Timestamp(end) for end in ends))})


def update_disposition(call: Call) -> Reply:
    call.lease()
    outcome = _outcome(call.body)
    for token in call.body.many("lock-tokens", UUID):
        settle(call.queue, token, outcome)
    return Reply({})


def schedule_message(call: Call) -> Reply:
    entries = call.body.many("messages", dict)
    sequences = call.queue.send([_submission(Body(entry)) for entry in entries])
    return Reply({"sequence-numbers": Array(tuple(sequences))})


def cancel_scheduled_message(call: Call) -> Reply:
    cancel_scheduled(call.queue, call.body.many("sequence-numbers", int))
    return Reply({})


def peek_message(call: Call) -> Reply:
    start, count = call.body.one("from-sequence-number", int), call.body.one("message-count", int)
    found = peek(call.queue, start, count, call.body.optional("session-id", str))
    if not found:
        return Reply(None, "com.microsoft:message-not-found")
    return Reply({"messages": [{"message": render(message)} for message in found]})


def receive_by_sequence_number(call: Call) -> Reply:
    deletes = call.body.one("receiver-settle-mode", int) == FIRST
    found = receive_deferred(call.queue, call.body.many("sequence-numbers", int), call.lease(), delete=deletes)
    locks: list[dict[str, Any]] = [{"lock-token": message.lock.token} if message.lock else {} for message in found]
    return Reply(
        {"messages": [{"message": render(message), **lock} for message, lock in zip(found, locks, strict=True)]}
    )


def _submission(entry: Body) -> Submission:
    raw = entry.raw("message")
    if raw is None:
        raise InvalidArgument("'message' is missing.")
    try:
        return read_message(raw)
    except DecodeError as error:
        raise InvalidArgument(f"A scheduled message can't be decoded: {error}.") from error


def _outcome(body: Body) -> Outcome:
    properties = body.optional("properties-to-modify", dict) or {}
    match body.one("disposition-status", str):
        case "completed":
            return Complete()
        case "abandoned":
            return Abandon(properties)
        case "defered" | "deferred":  # the service's spelling, and the right one
            return Defer(properties)
        case "suspended":
            reason, text = body.optional("deadletter-reason", str), body.optional("deadletter-description", str)
            return DeadLetter(reason or None, text or None, properties)
        case "released" | "unlocked":
            return Release()
        case status:
            raise InvalidArgument(f"The disposition status '{status}' is unknown.")


MESSAGE_OPERATIONS: dict[str, Operation] = {
    "renew-lock": renew_lock,
    "update-disposition": update_disposition,
    "schedule-message": schedule_message,
    "cancel-scheduled-message": cancel_scheduled_message,
    "peek-message": peek_message,
    "receive-by-sequence-number": receive_by_sequence_number,
}
