"""The host's own door: `/admin`. Runs a function once by hand, lists functions, tells the host's state."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Mapping

from local.host.functions import LoadedFunction
from local.host.keys import HostKeys
from local.host.listeners import Listener
from local.host.requests import Receive, Request, read_body
from local.host.responses import Response, json_response, text_response

log = logging.getLogger("host")


class AdminDoor:
    """Answers `/admin/...`. With a master key configured the key is needed, as in Azure."""

    def __init__(self, functions: list[LoadedFunction], listeners: Mapping[str, Listener], keys: HostKeys) -> None:
        self._functions = {function.name.lower(): function for function in functions}
        self._listeners = listeners
        self._keys = keys
        self._running: set[asyncio.Task[None]] = set()

    async def answer(self, request: Request, receive: Receive) -> Response:
        """Answer one request."""
        if request.headers.get("sec-fetch-site", "none") not in {"none", "same-origin"} or "origin" in request.headers:
            # Otherwise any web page open in the developer's browser could run functions on their laptop.
            return Response(403)
        if not self._keys.allows("admin", request.headers, request.query):
            return Response(401)
        match request.method, request.raw_path.strip("/").split("/")[1:]:
            case "GET", ["host", "status"]:
                return json_response(200, {"state": "Running"})
            case "GET", ["functions"]:
                return json_response(200, [_describe(function) for function in self._functions.values()])
            case "POST", ["functions", name]:
                return await self._run_once(name, request, receive)
        return Response(404)

    async def _run_once(self, name: str, request: Request, receive: Receive) -> Response:
        function = self._functions.get(name.lower())
        if function is None:
            return Response(404)
        listener = self._listeners.get(function.name)
        if listener is None:
            return text_response(
                400, f"{function.name} is not waiting for anything: call an HTTP function by its route"
            )
        try:
            payload = json.loads(await read_body(request, receive) or b"{}").get("input") or ""
        except (json.JSONDecodeError, AttributeError):
            return text_response(400, 'the body must be JSON: {"input": "…"}')
        task = asyncio.create_task(_run_and_log(function.name, listener, str(payload)))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return Response(202)

    async def finish(self) -> None:
        """Wait for what was started by hand."""
        await asyncio.gather(*self._running)


def _describe(function: LoadedFunction) -> dict[str, object]:
    return {"name": function.name, "config": {"bindings": [function.trigger]}}


async def _run_and_log(name: str, listener: Listener, payload: str) -> None:
    try:
        await listener.invoke_by_hand(payload)
    except Exception:
        log.exception("%s failed when run by hand", name)
