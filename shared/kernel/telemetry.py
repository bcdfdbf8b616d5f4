"""Spans and promises behind one door. Nothing here knows OpenTelemetry, and with nobody recording it does nothing.

Attributes are ids, codes, counts and names that the code itself gives: never what people have written, and never the
words of an exception, which may quote it. `docs/observability.md` says what is recorded where.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from enum import Enum, auto
from typing import Protocol

from shared.kernel.promises import Promise

Attributes = Mapping[str, str | int | float | bool]
_TRACEPARENT = re.compile(r"00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")  # W3C Trace Context §3.2


class Kind(Enum):
    """What a span is at the border of: a request (server, client), a message (producer, consumer), or none."""

    INTERNAL = auto()
    SERVER = auto()
    CLIENT = auto()
    PRODUCER = auto()
    CONSUMER = auto()


class Span(Protocol):
    @property
    def traceparent(self) -> str | None:
        """How others continue from this span; None when nobody records."""

    def note(self, attributes: Attributes) -> None:
        """Add what became known on the way."""

    def fail(self, code: str) -> None:
        """Mark the span as failed, by a stable code. An exception that leaves the span does so by its class."""


class Recorder(Protocol):
    def span(
        self, name: str, kind: Kind, parent: str | None, links: Iterable[str], attributes: Attributes
    ) -> AbstractContextManager[Span]: ...

    def current(self) -> str | None: ...

    def lasted(self, promise: Promise, seconds: float, attributes: Attributes) -> None: ...


class _Nothing:
    """The span while nobody records."""

    traceparent = None

    def __enter__(self) -> Span:
        return self

    def __exit__(self, *_: object) -> None:
        return

    def note(self, attributes: Attributes) -> None:
        """Add nothing."""

    def fail(self, code: str) -> None:
        """Mark nothing."""


_NOTHING = _Nothing()
_recorder: Recorder | None = None


def record_with(recorder: Recorder | None) -> None:
    """Have `recorder` record from now on; None stops it."""
    global _recorder  # noqa: PLW0603  one a worker, by design
    _recorder = recorder


def span(
    name: str,
    kind: Kind = Kind.INTERNAL,
    *,
    parent: str | None = None,
    links: Iterable[str] = (),
    attributes: Attributes | None = None,
) -> AbstractContextManager[Span]:
    """Return a span to work in. It continues `parent`, a traceparent from elsewhere, or else the span around it."""
    if _recorder is None:
        return _NOTHING
    return _recorder.span(name, kind, parent, links, attributes or {})


def current_traceparent() -> str | None:
    """Return how later work continues the span around the caller; None when nobody records."""
    return _recorder.current() if _recorder else None


def lasted(promise: Promise, seconds: float, attributes: Attributes | None = None) -> None:
    """Record how long something took that the portal promises to do in time."""
    if _recorder is not None:
        _recorder.lasted(promise, seconds, attributes or {})


def known_traceparent(offered: object) -> str | None:
    """Return `offered` if it is one: it comes from browsers and from messages, so it may be anything."""
    return offered if isinstance(offered, str) and _TRACEPARENT.fullmatch(offered) else None
