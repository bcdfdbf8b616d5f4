"""Where spans and metrics go: Application Insights in Azure, a file of OTLP/JSON lines on a laptop."""

from __future__ import annotations

from pathlib import Path

from opentelemetry import metrics, trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader
from opentelemetry.sdk.resources import SERVICE_NAME, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

from shared.clients.opentelemetry.lines import Lines, MetricLines, SpanLines
from shared.kernel.settings import Settings

SERVICE = "recourse"
_FILE_PAUSE = 500  # milliseconds between two writes of spans: somebody is waiting to read them
_METRICS_PAUSE = 5_000
# Their spans hold addresses and texts of ours that may name people; the clients' own spans say what is needed.
_NOT_BY_THEMSELVES = (
    "azure_sdk",
    "django",
    "fastapi",
    "flask",
    "httpx",
    "httpx2",
    "psycopg2",
    "requests",
    "urllib",
    "urllib3",
)


def providers(settings: Settings) -> tuple[TracerProvider, MeterProvider]:
    """Return what makes spans and metrics, set up to export them."""
    return _to_file(settings.traces) if settings.traces else _to_azure(settings)


def _to_file(path: Path) -> tuple[TracerProvider, MeterProvider]:
    resource, lines = Resource.create({SERVICE_NAME: SERVICE}), Lines(path)
    tracers = TracerProvider(resource=resource)
    tracers.add_span_processor(BatchSpanProcessor(SpanLines(lines), schedule_delay_millis=_FILE_PAUSE))
    reader = PeriodicExportingMetricReader(MetricLines(lines), export_interval_millis=_METRICS_PAUSE)
    return tracers, MeterProvider([reader], resource)


def _to_azure(settings: Settings) -> tuple[TracerProvider, MeterProvider]:
    from azure.identity import DefaultAzureCredential
    from azure.monitor.opentelemetry import configure_azure_monitor

    assert settings.application_insights  # noqa: S101  the caller asked
    configure_azure_monitor(
        connection_string=settings.application_insights.get_secret_value(),
        credential=DefaultAzureCredential(),  # the exporter works in threads of its own: no aio
        resource=Resource.create({SERVICE_NAME: SERVICE}),
        disable_logging=True,  # the Functions host forwards the logs: twice would be dear and confusing
        sampling_ratio=1.0,
        enable_live_metrics=False,
        enable_performance_counters=False,
        instrumentation_options={name: {"enabled": False} for name in _NOT_BY_THEMSELVES},
    )
    tracers, meters = trace.get_tracer_provider(), metrics.get_meter_provider()
    if not isinstance(tracers, TracerProvider) or not isinstance(meters, MeterProvider):
        raise TypeError("azure-monitor-opentelemetry set up something else")
    return tracers, meters
