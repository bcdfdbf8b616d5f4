"""Calls a directory's HTTP API: waits out short refusals, and says `Unavailable` for long ones."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from shared.kernel.errors import Conflict, NotFound, Unavailable

if TYPE_CHECKING:
    import httpx

Headers = Callable[[], Awaitable[dict[str, str]]]
_TRIES = 3
_LONGEST_WAIT = 5.0  # seconds; whoever calls from a queue comes back later anyway
_PAUSE = 0.2
_TIMEOUT = 20.0
_BUSY = frozenset({429, 500, 502, 503, 504})
_CONFLICTS = frozenset({400, 409})


class Wire:
    """`base` without a slash at the end; `headers` bring the credentials, asked for at each call."""

    def __init__(self, base: str, headers: Headers) -> None:
        self._base = base
        self._headers = headers

    async def call(self, method: str, path: str, body: Any = None) -> Any:
        """Return the JSON of the answer, None for an empty one.

        Raises `NotFound` (404), `Conflict` (400 and 409, `said` being the directory's words), `Unavailable`.
        """
        for attempt in range(1, _TRIES + 1):
            answer = await self._once(method, path, body)
            if answer is None or answer.status_code in _BUSY:
                await _pause(answer, attempt)
                continue
            return _understood(answer)
        raise AssertionError("the last pause raises")

    async def _once(self, method: str, path: str, body: Any) -> httpx.Response | None:
        import httpx

        url = path if path.startswith(self._base) else self._base + path
        try:
            # A connection of its own: acts on the directory are minutes apart, and nothing is left open.
            async with httpx.AsyncClient(timeout=_TIMEOUT) as client:
                return await client.request(method, url, json=body, headers=await self._headers())
        except httpx.TransportError:
            return None


async def _pause(answer: httpx.Response | None, attempt: int) -> None:
    seconds = _retry_after(answer) if answer is not None else None
    wait = seconds if seconds is not None else _PAUSE * 2**attempt
    if attempt == _TRIES or wait > _LONGEST_WAIT:
        raise Unavailable(
            "directory-unavailable", "The directory is busy. Try again shortly.", retry_after=int(wait) + 1
        )
    await asyncio.sleep(wait)


def _retry_after(answer: httpx.Response) -> float | None:
    """Return the seconds of `Retry-After`; both directories send seconds, never a date."""
    try:
        return float(answer.headers.get("retry-after", ""))
    except ValueError:
        return None


def _understood(answer: httpx.Response) -> Any:
    status = answer.status_code
    if answer.is_success:
        return answer.json() if answer.content else None
    if status == 404:  # noqa: PLR2004
        raise NotFound("directory-user-unknown", "The directory doesn't know this person.")
    if status in _CONFLICTS:
        raise Conflict("directory-refused", "The directory refused this.", said=answer.text[:500])
    raise RuntimeError(f"the directory answered {status} to {answer.request.method}")
