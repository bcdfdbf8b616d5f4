"""Queues as `infra/bicep/queues.json` declares them, with ARM's names and Azure's limits."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from local.servicebus import limits
from local.servicebus.durations import parse_duration

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?")


class DefinitionError(Exception):
    """The queue file can't be used: a stable kebab-case `code` and a sentence that names the queue and property."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code


@dataclass(frozen=True, slots=True)
class QueueDefinition:
    """One queue. Durations are milliseconds; None means no limit."""

    name: str
    lock_duration: int = limits.LOCK_MS_DEFAULT
    max_delivery_count: int | None = limits.DELIVERIES_DEFAULT
    requires_duplicate_detection: bool = False
    duplicate_detection_window: int = limits.DUPLICATE_WINDOW_MS_DEFAULT
    requires_session: bool = False
    default_time_to_live: int | None = None
    dead_lettering_on_expiration: bool = False


def load_queues(path: Path) -> list[QueueDefinition]:
    """Read and check the queue file. Raises DefinitionError for a file that is missing, broken or out of limits."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DefinitionError("queues-unreadable", f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise DefinitionError("queues-not-json", f"{path}: {error}") from error
    return parse_queues(document)


def parse_queues(document: Any) -> list[QueueDefinition]:
    """Return the queues of a parsed file, `{"queues": [{"name": ...}, ...]}`. Raises DefinitionError."""
    entries = document.get("queues") if isinstance(document, dict) else None
    if not isinstance(entries, list) or not entries:
        raise DefinitionError("queues-missing", 'the file must be {"queues": [...]} with at least one queue')
    queues = [_queue(entry, place) for place, entry in enumerate(entries)]
    names = [queue.name.lower() for queue in queues]
    for queue in queues:
        if names.count(queue.name.lower()) > 1:
            raise DefinitionError("queue-repeated", f"{queue.name} is declared twice; names ignore case")
    return queues


def _queue(entry: Any, place: int) -> QueueDefinition:
    if not isinstance(entry, dict):
        raise DefinitionError("queue-not-object", f"queue number {place + 1} isn't an object")
    name = entry.get("name")
    if not isinstance(name, str) or len(name) > limits.QUEUE_NAME_CHARACTERS or not _NAME.fullmatch(name):
        raise DefinitionError("queue-name-invalid", f"queue number {place + 1} has no valid name")
    unknown = sorted(set(entry) - _PROPERTIES.keys() - {"name"})
    if unknown:
        raise DefinitionError("queue-property-unknown", f"{name}: {', '.join(unknown)}")
    return QueueDefinition(name, **dict(_setting(name, key, value) for key, value in entry.items() if key != "name"))


def _setting(queue: str, key: str, value: Any) -> tuple[str, Any]:
    field, read = _PROPERTIES[key]
    try:
        return field, read(value)
    except (ValueError, TypeError) as error:
        raise DefinitionError("queue-property-invalid", f"{queue}.{key}: {error}") from error


def _duration(least: int, most: int | None = None) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        milliseconds = parse_duration(value)
        if milliseconds < least or (most is not None and milliseconds > most):
            raise ValueError(f"{value} is out of range: at least {least} ms" + (f", at most {most} ms" if most else ""))
        return milliseconds

    return read


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is not true or false")
    return value


def _deliveries(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= limits.DELIVERIES_MAX:
        raise ValueError(f"{value!r} is not a whole number from 1 to {limits.DELIVERIES_MAX}")
    return value


_PROPERTIES: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "lockDuration": ("lock_duration", _duration(limits.LOCK_MS_MIN, limits.LOCK_MS_MAX)),
    "maxDeliveryCount": ("max_delivery_count", _deliveries),
    "requiresDuplicateDetection": ("requires_duplicate_detection", _flag),
    "duplicateDetectionHistoryTimeWindow": (
        "duplicate_detection_window",
        _duration(limits.DUPLICATE_WINDOW_MS_MIN, limits.DUPLICATE_WINDOW_MS_MAX),
    ),
    "requiresSession": ("requires_session", _flag),
    "defaultMessageTimeToLive": ("default_time_to_live", _duration(limits.TIME_TO_LIVE_MS_MIN)),
    "deadLetteringOnMessageExpiration": ("dead_lettering_on_expiration", _flag),
}
