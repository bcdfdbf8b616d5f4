"""The ASGI application: admin door, functions, pages; and the listeners' life between start and stop."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Mapping

from local.host.admin import AdminDoor
from local.host.configuration import is_disabled
from local.host.functions import LoadedFunction
from local.host.http import HttpFunctions
from local.host.keys import HostKeys
from local.host.listeners import HostServices, Listener, build_listener
from local.host.pages import Pages
from local.host.requests import Receive, Request, Scope, Send, read_head
from local.host.responses import Response, text_response
from local.host.routes import Router

log = logging.getLogger("host")

SECONDS_TO_END = 20
"""How long running requests, and after them other invocations, get to end when the host stops."""

# A name that resolves here by a trick (DNS rebinding) must not let a web page read this host.
_LOOPBACK_HOST = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d+)?", re.IGNORECASE)


class Host:
    """One running host: `Host(...)` is the ASGI application for uvicorn."""

    def __init__(
        self,
        functions: list[LoadedFunction],
        services: HostServices,
        keys: HostKeys,
        pages: Pages,
        doors: Mapping[str, str] | None = None,
    ) -> None:
        enabled = [function for function in functions if not is_disabled(function.name)]
        self._services = services
        self._http = HttpFunctions(Router(enabled, services.configuration.route_prefix), services.invoker, keys)
        self._listeners: dict[str, Listener] = {
            function.name: build_listener(function, services) for function in enabled if function.kind != "httpTrigger"
        }
        self._admin = AdminDoor(enabled, self._listeners, keys)
        self._pages = pages
        self._doors = doors or {}
        self._tasks: list[asyncio.Task[None]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one ASGI scope."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            request = read_head(scope)
            response = await self._answer(request, receive)
            await response.send(send, with_body=request.method != "HEAD")

    async def _answer(self, request: Request, receive: Receive) -> Response:
        if not _LOOPBACK_HOST.fullmatch(request.host):
            return text_response(421, "this host answers to localhost only")
        first = request.raw_path.lstrip("/").split("/")[0].lower()
        if first == "admin":
            return await self._admin.answer(request, receive)
        if first in self._doors:
            return Response(307, b"", (("location", self._doors[first] + request.raw_path),))
        response = await self._http.answer(request, receive)
        if response is not None:
            return response
        if first == self._services.configuration.route_prefix.lower():
            return Response(404)
        return await self._pages.answer(request)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        self._tasks = [asyncio.create_task(listener.run(), name=name) for name, listener in self._listeners.items()]
        for task in self._tasks:
            task.add_done_callback(_report_death)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self._stop()
        await send({"type": "lifespan.shutdown.complete"})

    async def _stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        ending = asyncio.gather(*self._tasks, self._admin.finish(), return_exceptions=True)
        try:
            await asyncio.wait_for(ending, SECONDS_TO_END)
        except TimeoutError:
            log.warning("some functions didn't end within %d s of the stop", SECONDS_TO_END)
        self._services.invoker.close()


def _report_death(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()):
        log.error("the listener of %s died", task.get_name(), exc_info=error)
