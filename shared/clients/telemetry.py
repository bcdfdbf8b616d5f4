"""Starts telemetry where the settings ask for it; without, no part of OpenTelemetry is ever imported."""

from __future__ import annotations

import atexit
from functools import cache

from shared.kernel.settings import Settings, settings
from shared.kernel.telemetry import record_with


@cache
def start_telemetry() -> None:
    """Start recording, once a worker, at its first invocation: an import would make every cold start wait."""
    wanted = settings()
    if wanted.traces or wanted.application_insights:
        _start(wanted)


def _start(wanted: Settings) -> None:
    from shared.clients.opentelemetry.exporting import providers
    from shared.clients.opentelemetry.recorder import OpenTelemetryRecorder

    tracers, meters = providers(wanted)
    atexit.register(tracers.shutdown)
    atexit.register(meters.shutdown)
    record_with(OpenTelemetryRecorder(tracers, meters))
