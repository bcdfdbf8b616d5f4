"""Runs one function once: decode the trigger, call, encode what it returns, as the Python worker does."""

from __future__ import annotations

import asyncio
import contextvars
import logging
import os
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from azure.functions.meta import Datum, _ConverterMeta
from azurefunctions.extensions.base import get_binding_registry

from local.host.context import InvocationContext, Retry, Trace, continue_trace
from local.host.functions import LoadedFunction

converters: Any = _ConverterMeta  # untyped in the library; its registry of converters by binding type


class Invoker:
    """Calls functions, sync ones on a thread pool of `PYTHON_THREADPOOL_THREAD_COUNT`, each within the time limit."""

    def __init__(self, timeout: float) -> None:
        self._timeout = None if timeout == float("inf") else timeout
        threads = os.environ.get("PYTHON_THREADPOOL_THREAD_COUNT")
        self._threads = ThreadPoolExecutor(int(threads) if threads else None, "function")
        self.running = 0

    async def invoke(
        self,
        function: LoadedFunction,
        data: Datum,
        metadata: Mapping[str, Datum],
        *,
        trace: Trace | None = None,
        retry: Retry | None = None,
    ) -> Datum | None:
        """Run `function` and return its encoded `$return`, or None when it has no such binding.

        Raises whatever the function raises, TimeoutError past `functionTimeout`, and RuntimeError when it returns a
        value that no binding takes.
        """
        context = InvocationContext(function.name, trace or continue_trace(None), retry or Retry())
        arguments = {function.trigger["name"]: decode_trigger(function, data, metadata)}
        if function.takes_context:
            arguments["context"] = context
        outcome, started = "Failed", time.perf_counter()
        logger = logging.getLogger(f"Function.{function.name}")
        logger.info("Executing 'Functions.%s' (Id=%s)", function.name, context.invocation_id)
        self.running += 1
        try:
            result = encode_result(function, await self._call(function, arguments))
            outcome = "Succeeded"
            return result
        finally:
            self.running -= 1
            elapsed = (time.perf_counter() - started) * 1000
            details = (function.name, outcome, context.invocation_id, elapsed)
            logger.info("Executed 'Functions.%s' (%s, Id=%s, Duration=%.0fms)", *details)

    async def _call(self, function: LoadedFunction, arguments: dict[str, Any]) -> Any:
        if function.is_async:
            return await asyncio.wait_for(function.call(**arguments), self._timeout)
        # A sync function must see the same context variables (correlation ids) as an async one.
        context = contextvars.copy_context()
        run = asyncio.get_running_loop().run_in_executor(self._threads, lambda: context.run(function.call, **arguments))
        return await asyncio.wait_for(run, self._timeout)

    def close(self) -> None:
        """Take no more sync functions; a thread that still runs can't be stopped, only left."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def decode_trigger(function: LoadedFunction, data: Datum, metadata: Mapping[str, Datum]) -> Any:
    """Turn the trigger's datum into what the parameter's annotation asks for."""
    if wants_sdk_type(function):
        converter = get_binding_registry().get(function.kind)
        return converter.decode(data, trigger_metadata=metadata, pytype=function.trigger_annotation)
    if function.trigger_annotation in (str, bytes):
        # The worker's generic converter: the raw value, whatever the trigger.
        raw = data.value
        return raw.encode() if function.trigger_annotation is bytes and isinstance(raw, str) else raw
    return converters.get(function.kind).decode(data, trigger_metadata=metadata)


def wants_sdk_type(function: LoadedFunction) -> bool:
    """Tell whether the trigger parameter asks for an SDK client (`BlobClient`) instead of content."""
    return bool(get_binding_registry().check_supported_type(function.trigger_annotation))


def encode_result(function: LoadedFunction, result: Any) -> Datum | None:
    """Encode what a function returned for its `$return` binding."""
    if function.returns is None:
        if result is not None:
            raise RuntimeError(f"function {function.name!r} without a $return binding returned a non-None value")
        return None
    # None for an HTTP $return raises here and fails the invocation, as in the worker.
    encoded: Datum = converters.get(function.returns["type"]).encode(result, expected_type=None)
    return encoded
