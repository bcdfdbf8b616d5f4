"""What goes back to the client."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from azure.functions.meta import Datum

from local.host.requests import Send

WITHOUT_BODY = (204, 304)


@dataclass(frozen=True)
class Response:
    """A whole response. Headers are pairs, since `set-cookie` repeats."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()

    async def send(self, send: Send, *, with_body: bool = True) -> None:
        """Send it over ASGI; `with_body=False` answers a HEAD."""
        encoded = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in self.headers]
        names = {name for name, _ in encoded}
        if b"content-length" not in names and self.status not in WITHOUT_BODY:
            encoded.append((b"content-length", str(len(self.body)).encode()))
        await send({"type": "http.response.start", "status": self.status, "headers": encoded})
        await send({"type": "http.response.body", "body": self.body if with_body else b""})


def json_response(status: int, value: Any) -> Response:
    return Response(status, json.dumps(value).encode(), (("content-type", "application/json"),))


def text_response(status: int, text: str) -> Response:
    return Response(status, text.encode(), (("content-type", "text/plain; charset=utf-8"),))


def from_datum(result: Datum | None) -> Response:
    """Turn a function's encoded `$return` into a response. A bare string answers 200 text/plain."""
    if result is None:
        return Response(204)
    if result.type == "string":
        return text_response(200, result.value)
    value = result.value
    headers = [(name, datum.value) for name, datum in value["headers"].items()]
    headers += [("set-cookie", cookie) for cookie in _cookies(value["cookies"] or ())]
    return Response(int(value["status_code"].value), value["body"].value, tuple(headers))


def _cookies(jars: Iterable[Any]) -> Iterable[str]:
    return (morsel.OutputString() for jar in jars for morsel in jar.values())
