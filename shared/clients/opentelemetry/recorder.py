"""Records spans and promises with OpenTelemetry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from opentelemetry import trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.trace import Link, SpanContext, Status, StatusCode, TraceFlags

from shared.kernel.errors import RecourseError, Unavailable
from shared.kernel.promises import Promise
from shared.kernel.telemetry import Attributes, Kind, known_traceparent

_KINDS = {kind: trace.SpanKind[kind.name] for kind in Kind}
_SECONDS = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600)


class _Span:
    def __init__(self, span: trace.Span) -> None:
        self._span = span

    @property
    def traceparent(self) -> str:
        return _written(self._span.get_span_context())

    def note(self, attributes: Attributes) -> None:
        self._span.set_attributes(attributes)

    def fail(self, code: str) -> None:
        self._span.set_attribute("error.type", code)
        self._span.set_status(Status(StatusCode.ERROR, code))


class OpenTelemetryRecorder:
    def __init__(self, tracers: TracerProvider, meters: MeterProvider) -> None:
        self._tracer = tracers.get_tracer("recourse")
        meter = meters.get_meter("recourse")
        self._promises = {
            promise: meter.create_histogram(
                f"recourse.{promise.label}", unit="s", explicit_bucket_boundaries_advisory=_SECONDS
            )
            for promise in Promise
        }

    @contextmanager
    def span(
        self, name: str, kind: Kind, parent: str | None, links: Iterable[str], attributes: Attributes
    ) -> Iterator[_Span]:
        context = trace.set_span_in_context(trace.NonRecordingSpan(_read(parent))) if parent else None
        with self._tracer.start_as_current_span(
            name,
            context,
            _KINDS[kind],
            attributes,
            [Link(_read(link)) for link in links],
            record_exception=False,  # its words and its stack may quote what people have written
            set_status_on_exception=False,
        ) as recorded:
            span = _Span(recorded)
            try:
                yield span
            except RecourseError as error:
                _end_by(error, span)
                raise
            except Exception as error:
                span.fail(type(error).__name__)
                raise

    def current(self) -> str | None:
        context = trace.get_current_span().get_span_context()
        return _written(context) if context.is_valid else None

    def lasted(self, promise: Promise, seconds: float, attributes: Attributes) -> None:
        # Whether it was kept goes along as an attribute: the service keeps no buckets, but it can count.
        self._promises[promise].record(max(seconds, 0.0), {**attributes, "kept": promise.is_kept(seconds)})
        trace.get_current_span().set_attribute(f"recourse.{promise.label}.seconds", round(seconds, 3))


def _end_by(error: RecourseError, span: _Span) -> None:
    if isinstance(error, Unavailable):
        span.fail(error.code)
    else:  # an answer like any other: what isn't there is created, what changed is read again
        span.note({"error.type": error.code})


def _read(traceparent: str) -> SpanContext:
    if known_traceparent(traceparent) is None:
        return trace.INVALID_SPAN_CONTEXT
    _, trace_id, span_id, flags = traceparent.split("-")
    return SpanContext(int(trace_id, 16), int(span_id, 16), is_remote=True, trace_flags=TraceFlags(int(flags, 16)))


def _written(context: SpanContext) -> str:
    return f"00-{context.trace_id:032x}-{context.span_id:016x}-{context.trace_flags:02x}"
