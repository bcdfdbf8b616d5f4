"""One JSON object a line, each with the correlation id of the call it belongs to. Never personal data.

An exception is told by its class and where it happened: its words may quote what people have written.
"""

from __future__ import annotations

import logging
import traceback
from contextvars import ContextVar
from typing import Any

import orjson

from shared.kernel.telemetry import current_traceparent

correlation_id: ContextVar[str] = ContextVar("correlation_id", default="-")
_DEEPEST, _FRAMES = 5, 30
_logger = logging.getLogger("recourse")


def log(event: str, *, level: int = logging.INFO, exc_info: BaseException | None = None, **fields: Any) -> None:
    """Write `event` (kebab-case) with `fields`. The message itself is JSON, so every handler keeps the fields."""
    line = {"event": event, "correlationId": correlation_id.get(), **fields}
    if traceparent := current_traceparent():
        line["traceId"] = traceparent.split("-")[1]
    if exc_info is not None:
        line["errors"] = _told(exc_info)
    _logger.log(level, orjson.dumps(line, default=str).decode())


def _told(error: BaseException) -> list[dict[str, Any]]:
    """Return `error` and what led to it, outermost first; `status` is the answer of a service, `code` is ours."""
    told: list[dict[str, Any]] = []
    while error and len(told) < _DEEPEST:
        frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
        stack = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        known = {name: getattr(error, place, None) for name, place in (("code", "code"), ("status", "status_code"))}
        short = {name: value for name, value in known.items() if isinstance(value, str | int)}
        told.append({"class": type(error).__name__, **short, "stack": stack})
        error = error.__cause__ or error.__context__  # type: ignore[assignment]  # the loop ends at None
    return told
