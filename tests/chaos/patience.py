"""Tries again what fails while servers are down, under the same ids and keys."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import httpx
from azure.core.exceptions import AzureError

from shared.kernel.errors import Unavailable

Result = TypeVar("Result")
_PASSING = {401, 429, 500, 502, 503, 504}


class DownError(Exception):
    """The portal answered that it can't for the moment."""


async def patiently(act: Callable[[], Awaitable[Result]], patience: float = 300) -> Result:
    """Return what `act` returns, once it does."""
    deadline = time.monotonic() + patience
    while True:
        try:
            return await act()
        except (httpx.HTTPError, AzureError, OSError, DownError, Unavailable):
            if time.monotonic() > deadline:
                raise
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
