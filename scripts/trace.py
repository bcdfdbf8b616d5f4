"""`python -m scripts.trace FILE [TRACE]`: what the portal wrote with `RECOURSE_TRACES=FILE`, one trace as a text tree.

Without TRACE (the beginning of an id is enough) it lists the newest traces. `--promises` prints how they were kept.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

_LISTED = 20
_TOLD = ("error.type", "http.response.status_code", "recourse.attempt", "recourse.verdict")
_KINDS = {2: "server", 3: "client", 4: "producer", 5: "consumer"}
_NANO = 1e9


@dataclass
class Span:
    """One span of the file; `start` and `seconds` in seconds, `facts` its attributes."""

    trace: str
    id: str
    parent: str | None
    name: str
    kind: str
    start: float
    seconds: float
    facts: dict[str, Any]
    children: list[Span] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m scripts.trace", description="Read the portal's traces.")
    parser.add_argument("file", type=Path)
    parser.add_argument("trace", nargs="?", help="the beginning of a trace's id")
    parser.add_argument("--promises", action="store_true", help="print the promises' metrics instead")
    given = parser.parse_args()
    lines = [orjson.loads(line) for line in given.file.read_bytes().splitlines()]
    if given.promises:
        print("\n".join(promises(lines)))
    elif given.trace is None:
        print("\n".join(listing(spans(lines))))
    else:
        chosen = [span for span in spans(lines) if span.trace.startswith(given.trace)]
        print("\n".join(tree(chosen)) if chosen else sys.exit(f"no trace begins with {given.trace}"))


def spans(lines: Iterable[dict[str, Any]]) -> list[Span]:
    """Return every span, in the order of their starts."""
    found = [
        _span(raw)
        for line in lines
        for resource in line.get("resourceSpans", [])
        for scope in resource["scopeSpans"]
        for raw in scope["spans"]
    ]
    return sorted(found, key=lambda span: span.start)


def listing(all_spans: list[Span]) -> Iterator[str]:
    """Yield a line for each of the newest traces, newest first."""
    of_trace: dict[str, list[Span]] = {}
    for span in all_spans:
        of_trace.setdefault(span.trace, []).append(span)
    newest = sorted(of_trace.values(), key=lambda group: -group[0].start)[:_LISTED]
    for group in newest:
        ended = max(span.start + span.seconds for span in group)
        began = datetime.fromtimestamp(group[0].start, UTC)
        lasted, count = _duration(ended - group[0].start), len(group)
        yield f"{group[0].trace}  {began:%H:%M:%S}  {lasted:>9}  {count:>4} spans  {group[0].name}"


def tree(trace: list[Span]) -> Iterator[str]:
    """Yield the lines of one trace: when each span began, counted from the first, how long it took, what it was."""
    known = {span.id: span for span in trace}
    roots: list[Span] = []
    for span in trace:
        parent = known.get(span.parent or "")
        (parent.children if parent else roots).append(span)
    began = min(span.start for span in trace)
    yield f"trace {trace[0].trace}"
    for root in roots:
        yield from _branch(root, began, "", "")


def promises(lines: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield a line for each promise and its attributes, from the newest export of its metric."""
    newest: dict[str, str] = {}
    for line in lines:
        for resource in line.get("resourceMetrics", []):
            for metric in (each for scope in resource["scopeMetrics"] for each in scope["metrics"]):
                for point in metric["histogram"]["dataPoints"]:
                    facts = " ".join(f"{name}={value}" for name, value in _facts(point).items())
                    mean = point["sum"] / int(point["count"])
                    told = f"{point['count']:>6} times, mean {_duration(mean)}, longest {_duration(point['max'])}"
                    newest[f"{metric['name']:<28} {facts:<40}"] = told
    yield from (f"{name} {told}" for name, told in sorted(newest.items()))


def _branch(span: Span, began: float, line: str, below: str) -> Iterator[str]:
    told = " ".join(f"{name.rpartition('.')[2]}={span.facts[name]}" for name in _TOLD if name in span.facts)
    kind = f" [{span.kind}]" if span.kind else ""
    yield f"{_offset(span.start - began):>10} {_duration(span.seconds):>9}  {line}{span.name}{kind} {told}".rstrip()
    for child in span.children:
        last = child is span.children[-1]
        branch, beneath = ("└─ ", "   ") if last else ("├─ ", "│  ")
        yield from _branch(child, began, below + branch, below + beneath)


def _span(raw: dict[str, Any]) -> Span:
    start, end = int(raw["startTimeUnixNano"]) / _NANO, int(raw["endTimeUnixNano"]) / _NANO
    kind, facts = _KINDS.get(raw["kind"], ""), _facts(raw)
    return Span(raw["traceId"], raw["spanId"], raw.get("parentSpanId"), raw["name"], kind, start, end - start, facts)


def _facts(raw: dict[str, Any]) -> dict[str, Any]:
    return {each["key"]: next(iter(each["value"].values())) for each in raw["attributes"]}


def _offset(seconds: float) -> str:
    return f"+{seconds * 1000:.0f} ms"


def _duration(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


if __name__ == "__main__":
    main()
