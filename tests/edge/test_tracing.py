"""What an invocation leaves in a trace, and that it leaves nothing with telemetry off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import Histogram, InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from functions.edge.tracing import invocation, origins
from shared.clients.opentelemetry.recorder import OpenTelemetryRecorder
from shared.kernel.errors import NotFound, Unavailable
from shared.kernel.model import Model
from shared.kernel.promises import Promise
from shared.kernel.telemetry import current_traceparent, lasted, record_with, span
from shared.outbox.model import OutboxItem, outbox_operation
from tests.contracts.reactions.world import NOON

_TRACE = "0af7651916cd43dd8448eb211c80319c"
_CLICK = f"00-{_TRACE}-b7ad6b7169203331-01"


class Recorded:
    """Everything that was recorded, in memory."""

    def __init__(self) -> None:
        self.exporter, self.reader = InMemorySpanExporter(), InMemoryMetricReader()
        tracers = TracerProvider()
        tracers.add_span_processor(SimpleSpanProcessor(self.exporter))
        record_with(OpenTelemetryRecorder(tracers, MeterProvider([self.reader])))

    @property
    def spans(self) -> list[ReadableSpan]:
        return list(self.exporter.get_finished_spans())


@pytest.fixture
def recorded() -> Iterator[Recorded]:
    yield Recorded()
    record_with(None)


def traces(recorded: Recorded) -> set[str]:
    return {f"{each.context.trace_id:032x}" for each in recorded.spans if each.context}


def test_an_invocation_continues_the_browsers_click(recorded: Recorded) -> None:
    with invocation("GET /api/cases", parent=_CLICK), span("query cases"):
        pass
    assert traces(recorded) == {_TRACE}


@pytest.mark.parametrize(
    "offered", [None, "", "garbage", _CLICK.upper(), f"{_CLICK}-more", f"00-{'0' * 32}-{'1' * 16}-01"]
)
def test_what_is_no_traceparent_begins_a_new_trace(recorded: Recorded, offered: str | None) -> None:
    with invocation("GET /api/cases", parent=offered):
        pass
    [root] = recorded.spans
    assert root.parent is None


def test_a_message_carries_the_act_it_comes_from(recorded: Recorded) -> None:
    with invocation("POST /api/exports", parent=_CLICK):
        _, (item,) = outbox_operation("exports", Model(), organisation_id="firm", at=NOON)
    assert (OutboxItem.from_item(item).traceparent or "").split("-")[1] == _TRACE


def test_an_exception_is_told_by_its_class_never_by_its_words(recorded: Recorded) -> None:
    with pytest.raises(ValueError, match="Doe"), invocation("keep_figures"):
        raise ValueError("Jane Doe")
    [failed] = recorded.spans
    assert (failed.status.is_ok, failed.status.description, failed.events) == (False, "ValueError", ())


def test_an_answer_is_no_failure_but_a_dependency_that_is_away_is(recorded: Recorded) -> None:
    for error in (NotFound("item-not-found"), Unavailable("away")):
        with pytest.raises(type(error)), span("read cases"):
            raise error
    assert [each.status.is_ok for each in recorded.spans] == [True, False]


def test_a_promise_counts_as_kept_up_to_its_target(recorded: Recorded) -> None:
    target = Promise.EXPORT.target.total_seconds()
    for seconds in (0.5, target, target + 1):
        lasted(Promise.EXPORT, seconds)
    data = recorded.reader.get_metrics_data()
    assert data
    [metric] = data.resource_metrics[0].scope_metrics[0].metrics
    assert isinstance(metric.data, Histogram)
    counts = {(point.attributes or {})["kept"]: point.count for point in metric.data.data_points}
    assert (metric.name, counts) == ("recourse.export_time", {True: 2, False: 1})


def test_changes_of_one_act_continue_it_and_those_of_several_only_name_them() -> None:
    other = _CLICK.replace("0af7", "0bf7")
    later = _CLICK.replace("b7ad", "c7ad")
    assert origins([{"traceparent": _CLICK}, {"id": "case"}, {"traceparent": later}]) == (later, [])
    assert origins([{"traceparent": _CLICK}, {"traceparent": other}]) == (None, [_CLICK, other])
    assert origins([{"id": "case"}, {"traceparent": 7}, {"traceparent": "garbage"}]) == (None, [])


def test_with_telemetry_off_nothing_is_passed_on() -> None:
    with invocation("POST /api/exports", parent=_CLICK) as off:
        off.note({"some": "fact"})
        lasted(Promise.EXPORT, 1)
        assert (off.traceparent, current_traceparent()) == (None, None)
