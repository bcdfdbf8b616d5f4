"""ASGI request in, the worker's HTTP datum out."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from azure.functions.meta import Datum

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

BODY_LIMIT = 104_857_600
"""Bytes a request body may have in Azure Functions; `FUNCTIONS_REQUEST_BODY_SIZE_LIMIT` overrides it, as there."""

# The platform's front end writes these; what a caller sends under these names must never reach the app.
PLATFORM_HEADERS = ("x-ms-client-principal", "x-ms-token-")


class ClientGone(Exception):
    """The client went away before its body was whole: nobody is left to answer."""


class BodyTooLarge(Exception):
    """The body is longer than the host takes: 413."""


@dataclass(frozen=True)
class Request:
    """A request without its body. Header names are lower-case; the path is raw (still percent-encoded)."""

    method: str
    raw_path: str
    query_string: str
    headers: dict[str, str]
    query: dict[str, str]

    @property
    def host(self) -> str:
        return self.headers.get("host", "")

    @property
    def url(self) -> str:
        return f"http://{self.host}{self.raw_path}" + (f"?{self.query_string}" if self.query_string else "")


def read_head(scope: Scope) -> Request:
    """Read method, path, headers and query the way the real host hands them on."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        if not name.startswith(PLATFORM_HEADERS):
            headers[name] = f"{headers[name]},{value}" if name in headers else value
    headers["x-forwarded-for"] = _forwarded(headers.get("x-forwarded-for"), scope.get("client"))
    query_string = scope["query_string"].decode("latin-1")
    raw_path = scope.get("raw_path", scope["path"].encode()).split(b"?")[0].decode("latin-1")
    return Request(scope["method"], raw_path, query_string, headers, parse_query(query_string))


def _forwarded(before: str | None, client: tuple[str, int] | None) -> str:
    """Append the caller's address, as Azure's front end does: only the last entry can be trusted."""
    address = f"{client[0]}:{client[1]}" if client else "unknown"
    return f"{before}, {address}" if before else address


def parse_query(query_string: str) -> dict[str, str]:
    """Drop keys with empty values and comma-join repeated ones, as the real host does."""
    query: dict[str, str] = {}
    for name, value in parse_qsl(query_string):
        query[name] = f"{query[name]},{value}" if name in query else value
    return query


async def read_body(request: Request, receive: Receive) -> bytes:
    """Read the whole body.

    Raises BodyTooLarge beyond the limit (before reading, when the length is announced) and ClientGone.
    """
    limit = int(os.environ.get("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT", BODY_LIMIT))
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > limit:
        raise BodyTooLarge
    chunks, size, more = [], 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGone
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > limit:
            raise BodyTooLarge
        chunks.append(chunk)
        more = message.get("more_body", False)
    # The real host hands a body on only when its length was announced: a chunked one arrives empty.
    return b"".join(chunks) if announced else b""


def to_datum(request: Request, route_values: dict[str, str], body: bytes) -> Datum:
    """Build what HttpRequestConverter decodes: every leaf is a Datum of its own."""
    return Datum(
        {
            "method": Datum(request.method, "string"),
            "url": Datum(request.url, "string"),
            "headers": _strings(request.headers),
            "query": _strings(request.query),
            "params": _strings(route_values),
            "body": Datum(body, "bytes"),
        },
        "http",
    )


def _strings(values: dict[str, str]) -> dict[str, Datum]:
    return {name: Datum(value, "string") for name, value in values.items()}
