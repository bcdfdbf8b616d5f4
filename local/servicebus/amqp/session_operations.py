from __future__ import annotations

from local.servicebus.amqp.operation import Call, Operation, Reply
from local.servicebus.codec.values import Timestamp
from local.servicebus.engine.session_leases import renew
from local.servicebus.engine.session_listing import list_sessions

ALL_SESSIONS = 253_402_300_799_000
"""From this `last-updated-time` on, .NET's greatest date, the service lists every session with messages or state."""


def renew_session_lock(call: Call) -> Reply:
    return Reply({"expiration": Timestamp(renew(call.queue, call.body.one("session-id", str), call.holder))})


def get_session_state(call: Call) -> Reply:
    lease = call.queue.leases.held(call.body.one("session-id", str), call.holder)
    return Reply({"session-state": call.queue.states.get(lease.session_id)})


def set_session_state(call: Call) -> Reply:
    lease = call.queue.leases.held(call.body.one("session-id", str), call.holder)
    call.queue.states.set(lease.session_id, call.body.raw("session-state"))
    return Reply({})


def get_message_sessions(call: Call) -> Reply:
    moment = call.body.one("last-updated-time", int)
    skip, top = call.body.one("skip", int), call.body.one("top", int)
    found = list_sessions(call.queue, None if moment >= ALL_SESSIONS else moment)[skip : skip + top]
    if not found:
        return Reply(None, "com.microsoft:session-not-found")
    return Reply({"skip": skip + len(found), "sessions-ids": found})


SESSION_OPERATIONS: dict[str, Operation] = {
    "renew-session-lock": renew_session_lock,
    "get-session-state": get_session_state,
    "set-session-state": set_session_state,
    "get-message-sessions": get_message_sessions,
}
