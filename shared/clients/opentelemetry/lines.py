"""OTLP in its JSON form, one export a line (opentelemetry.io/docs/specs/otel/protocol/file-exporter)."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson
from opentelemetry.sdk.metrics.export import Histogram, MetricExporter, MetricExportResult, MetricsData
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SpanExporter, SpanExportResult

_CUMULATIVE = 2


class Lines:
    """Appends to one file, a line at a time, from whichever thread."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._lock = threading.Lock()

    def write(self, line: dict[str, Any]) -> None:
        with self._lock, self._path.open("ab") as file:
            file.write(orjson.dumps(line) + b"\n")


class SpanLines(SpanExporter):
    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        if spans:
            scope = {"scope": {"name": "recourse"}, "spans": [_span(span) for span in spans]}
            self._lines.write({"resourceSpans": [{**_resource(spans[0].resource), "scopeSpans": [scope]}]})
        return SpanExportResult.SUCCESS


class MetricLines(MetricExporter):
    def __init__(self, lines: Lines) -> None:
        super().__init__()
        self._lines = lines

    def export(self, metrics_data: MetricsData, timeout_millis: float = 0, **_: Any) -> MetricExportResult:  # noqa: ARG002  the base's signature
        for resource in metrics_data.resource_metrics:
            metrics = [
                _histogram(metric.name, metric.unit, metric.data)
                for scope in resource.scope_metrics
                for metric in scope.metrics
                if isinstance(metric.data, Histogram)
            ]
            scopes = [{"scope": {"name": "recourse"}, "metrics": metrics}]
            self._lines.write({"resourceMetrics": [{**_resource(resource.resource), "scopeMetrics": scopes}]})
        return MetricExportResult.SUCCESS

    def force_flush(self, timeout_millis: float = 0) -> bool:  # noqa: ARG002  every export is written at once
        return True

    def shutdown(self, timeout_millis: float = 0, **_: Any) -> None:
        """Close nothing: the file is open only while a line is written."""


def _resource(resource: Resource) -> dict[str, Any]:
    return {"resource": {"attributes": _attributes(resource.attributes)}}


def _span(span: ReadableSpan) -> dict[str, Any]:
    context = span.context
    assert context  # noqa: S101  a span that ended has one
    told: dict[str, Any] = {
        "traceId": f"{context.trace_id:032x}",
        "spanId": f"{context.span_id:016x}",
        "name": span.name,
        "kind": span.kind.value + 1,
        "startTimeUnixNano": str(span.start_time),
        "endTimeUnixNano": str(span.end_time),
        "attributes": _attributes(span.attributes or {}),
        "links": [
            {"traceId": f"{link.context.trace_id:032x}", "spanId": f"{link.context.span_id:016x}"}
            for link in span.links
        ],
        "status": {"code": span.status.status_code.value, "message": span.status.description or ""},
    }
    return told | ({"parentSpanId": f"{span.parent.span_id:016x}"} if span.parent else {})


def _histogram(name: str, unit: str | None, data: Histogram) -> dict[str, Any]:
    points = [
        {
            "attributes": _attributes(point.attributes or {}),
            "startTimeUnixNano": str(point.start_time_unix_nano),
            "timeUnixNano": str(point.time_unix_nano),
            "count": str(point.count),
            "sum": point.sum,
            "min": point.min,
            "max": point.max,
            "bucketCounts": [str(count) for count in point.bucket_counts],
            "explicitBounds": list(point.explicit_bounds),
        }
        for point in data.data_points
    ]
    return {
        "name": name,
        "unit": unit or "",
        "histogram": {"dataPoints": points, "aggregationTemporality": _CUMULATIVE},
    }


def _attributes(attributes: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"key": name, "value": _value(value)} for name, value in attributes.items()]


def _value(value: Any) -> dict[str, Any]:
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, int):
        return {"intValue": str(value)}
    if isinstance(value, float):
        return {"doubleValue": value}
    if isinstance(value, str) or not isinstance(value, Iterable):
        return {"stringValue": str(value)}
    return {"arrayValue": {"values": [_value(each) for each in value]}}
