"""The span of one invocation. Every edge opens one here; what happens inside joins it by itself."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Any

from shared.clients.telemetry import start_telemetry
from shared.kernel.telemetry import Attributes, Kind, Span, known_traceparent, span


def invocation(
    name: str,
    kind: Kind = Kind.INTERNAL,
    *,
    parent: str | None = None,
    links: Iterable[str] = (),
    attributes: Attributes | None = None,
) -> AbstractContextManager[Span]:
    """Return the span of the function `name`. `parent` may be anything that a browser or a message has offered."""
    start_telemetry()
    return span(name, kind, parent=known_traceparent(parent), links=links, attributes=attributes)


def origins(changes: list[dict[str, Any]]) -> tuple[str | None, list[str]]:
    """Return what changes come from: the newest work of the one trace that all of them name, or links to several."""
    offered = (known_traceparent(change.get("traceparent")) for change in changes)
    of_trace = {each.split("-")[1]: each for each in offered if each}
    newest = list(of_trace.values())
    return (newest[0], []) if len(newest) == 1 else (None, newest)
