"""Tries again what fails while servers are down, under the same ids and keys."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import httpx
from azure.core.exceptions import AzureError

from shared.kernel.errors import Unavailable

Result = TypeVar("Result")
_PASSING = {401, 429, 500, 502, 503, 504}


class DownError(Exception):
    """The portal answered that it can't for the moment."""


class GaveUpError(AssertionError):
    """Nothing helped for too long. Its text counts what came instead of an answer, so that a reader can tell why."""


async def patiently(act: Callable[[], Awaitable[Result]], patience: float = 300) -> Result:
    """Return what `act` returns, once it does. Raises GaveUpError."""
    deadline = time.monotonic() + patience
    met: Counter[str] = Counter()
    while True:
        try:
            return await act()
        except (httpx.HTTPError, AzureError, OSError, DownError, Unavailable) as error:
            met[f"{type(error).__name__} {error}"[:120]] += 1
            if time.monotonic() > deadline:
                tries = "; ".join(f"{count} times {what}" for what, count in met.most_common())
                raise GaveUpError(f"no answer within {patience:.0f} s: {tries}") from error
            await asyncio.sleep(0.3)


async def until(look: Callable[[], Awaitable[Any]], what: str, patience: float) -> None:
    """Wait until `look` finds something, looking patiently."""
    deadline = time.monotonic() + patience
    while not (found := await patiently(look)):
        assert time.monotonic() < deadline, f"{what}: still not after {patience:.0f} s"
        await asyncio.sleep(0.5)
    del found


def checked(answer: httpx.Response) -> httpx.Response:
    """Return a good answer; raise `DownError` for one that may pass, `AssertionError` for one that never will."""
    if answer.status_code in _PASSING:
        raise DownError(answer.text)
    assert answer.is_success, answer.text
    return answer
