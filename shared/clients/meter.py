"""Counts what a call costs at Cosmos: requests and request units, by `ContextVar`, so that each call has its own."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any


@dataclass
class Meter:
    """`requests` counts HTTP exchanges with Cosmos, retries included; `charge` is in request units."""

    requests: int = 0
    charge: float = 0.0


_meter: ContextVar[Meter | None] = ContextVar("cosmos_meter", default=None)


def start_meter() -> Meter:
    """Begin counting for this call and the tasks it starts."""
    meter = Meter()
    _meter.set(meter)
    return meter


def record(response: Any) -> None:
    """Take note of one exchange; given to the SDK as `raw_response_hook`."""
    meter = _meter.get()
    if meter is not None:
        meter.requests += 1
        meter.charge += float(response.http_response.headers.get("x-ms-request-charge", 0))
