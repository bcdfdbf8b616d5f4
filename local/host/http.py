"""HTTP triggers: from a request to the function whose route fits first, and back."""

from __future__ import annotations

import logging

from local.host.context import continue_trace
from local.host.invocation import Invoker
from local.host.keys import HostKeys
from local.host.requests import BodyTooLarge, ClientGone, Receive, Request, read_body, to_datum
from local.host.responses import Response, from_datum
from local.host.routes import Route, Router

log = logging.getLogger("host")


class HttpFunctions:
    """Answers requests under the route prefix."""

    def __init__(self, router: Router, invoker: Invoker, keys: HostKeys) -> None:
        self._router = router
        self._invoker = invoker
        self._keys = keys

    async def answer(self, request: Request, receive: Receive) -> Response | None:
        """Answer a request; None when no route fits."""
        found = self._router.match(request.method, request.raw_path)
        if found is None:
            return None
        route, values = found
        if not self._keys.allows(route.auth_level, request.headers, request.query):
            return Response(401)
        try:
            body = await read_body(request, receive)
        except BodyTooLarge:
            return Response(413)
        except ClientGone:
            return Response(400)
        return await self._invoke(route, request, values, body)

    async def _invoke(self, route: Route, request: Request, values: dict[str, str], body: bytes) -> Response:
        trace = continue_trace(request.headers.get("traceparent"), request.headers.get("tracestate", ""))
        try:
            result = await self._invoker.invoke(route.function, to_datum(request, values, body), {}, trace=trace)
        except Exception:
            # The client learns nothing about the fault: an empty 500, as from the real host.
            log.exception("Executed 'Functions.%s' (Failed)", route.function.name)
            return Response(500)
        return from_datum(result)
