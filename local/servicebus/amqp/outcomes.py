"""AMQP outcomes to settlements: accepted completes, modified abandons or defers, rejected dead-letters."""

from __future__ import annotations

from typing import Any

from proton import Delivery, Disposition, timestamp

from local.servicebus.codec.values import Timestamp
from local.servicebus.engine.settlement import Abandon, Complete, DeadLetter, Defer, Outcome, Release

REASON, DESCRIPTION = "DeadLetterReason", "DeadLetterErrorDescription"


def outcome_of(state: int, remote: Disposition) -> Outcome | None:
    """Return what the receiver wants done with its message; None when it hasn't decided."""
    if state == Delivery.ACCEPTED:
        return Complete()
    if state == Delivery.RELEASED:
        return Release()
    if state == Delivery.MODIFIED:
        properties = _plain(remote.annotations)
        if remote.undeliverable:
            return Defer(properties)
        return Abandon(properties) if remote.failed else Release()
    return _dead_letter(remote.condition) if state == Delivery.REJECTED else None


def echo(delivery: Any, state: int) -> None:
    """Confirm the outcome with the same one: the SDK takes any other for a failure, and an error even more so."""
    if state == Delivery.MODIFIED:
        delivery.local.failed = delivery.remote.failed
        delivery.local.undeliverable = delivery.remote.undeliverable
    delivery.update(state)


def _dead_letter(condition: Any) -> DeadLetter:
    info = _plain(condition.info) if condition is not None else {}
    reason = info.pop(REASON, None)
    description = info.pop(DESCRIPTION, None) or (condition.description if condition is not None else None)
    kept = {name: value for name, value in info.items() if value is not None}
    return DeadLetter(_text(reason), _text(description), kept)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _plain(given: Any) -> dict[str, Any]:
    return {str(name): _plain_value(value) for name, value in given.items()} if isinstance(given, dict) else {}


def _plain_value(value: Any) -> Any:
    """Return a Proton value as the type that our codec knows."""
    if isinstance(value, timestamp):
        return Timestamp(value)
    for kind in (bool, int, float, str):
        if isinstance(value, kind):
            return kind(value)
    return bytes(value) if isinstance(value, memoryview) else value
