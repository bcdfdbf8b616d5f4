"""The `context` a function may ask for: who it is, which invocation, which try, which trace."""

from __future__ import annotations

import os
import re
import threading
import uuid
from dataclasses import dataclass, field
from typing import Any

import azure.functions as func

_TRACE_PARENT = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}")


@dataclass(frozen=True)
class Trace:
    """W3C trace context. A caller's trace goes on under a new span."""

    trace_parent: str
    trace_state: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Retry:
    """Where this invocation stands in its function's retry policy."""

    retry_count: int = 0
    max_retry_count: int = 0
    exception: Any = None


class InvocationContext(func.Context):
    """One invocation's context, with the attributes the worker gives."""

    def __init__(self, function_name: str, trace: Trace, retry: Retry) -> None:
        self._function_name = function_name
        self._invocation_id = str(uuid.uuid4())
        self._trace = trace
        self._retry = retry
        self._local = threading.local()
        self._local.invocation_id = self._invocation_id

    @property
    def invocation_id(self) -> str:
        return self._invocation_id

    @property
    def thread_local_storage(self) -> Any:
        return self._local

    @property
    def function_name(self) -> str:
        return self._function_name

    @property
    def function_directory(self) -> str:
        return os.getcwd()  # noqa: PTH109  the worker gives a string

    @property
    def trace_context(self) -> Any:
        return self._trace

    @property
    def retry_context(self) -> Any:
        return self._retry


def continue_trace(trace_parent: str | None, trace_state: str = "") -> Trace:
    """Carry a caller's `traceparent` on under a new span; start a new trace when there is none or it is malformed."""
    known = _TRACE_PARENT.fullmatch(trace_parent or "")
    trace_id = known[1] if known else uuid.uuid4().hex
    return Trace(f"00-{trace_id}-{uuid.uuid4().hex[:16]}-01", trace_state if known else "")
