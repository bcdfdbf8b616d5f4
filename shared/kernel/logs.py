"""One JSON object a line, each with the correlation id of the call it belongs to. Never personal data."""

from __future__ import annotations

import logging
from contextvars import ContextVar
from typing import Any

import orjson

correlation_id: ContextVar[str] = ContextVar("correlation_id", default="-")
_logger = logging.getLogger("recourse")


def log(event: str, *, level: int = logging.INFO, exc_info: BaseException | None = None, **fields: Any) -> None:
    """Write `event` (kebab-case) with `fields`. The message itself is JSON, so every handler keeps the fields."""
    line = {"event": event, "correlationId": correlation_id.get(), **fields}
    _logger.log(level, orjson.dumps(line, default=str).decode(), exc_info=exc_info)
