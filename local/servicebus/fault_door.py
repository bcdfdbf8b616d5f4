from __future__ import annotations

from typing import Any

from aiohttp import web

from local.servicebus.amqp.server import HOST, Server
from local.servicebus.faults import FaultBox, FaultError


async def open_fault_door(server: Server, faults: FaultBox, port: int) -> web.AppRunner:
    """Serve `POST /_fault` on the port; the answer is `{"kind", "affected"}` or 400 with a coded error."""

    async def inject(request: web.Request) -> web.Response:
        if "Origin" in request.headers:
            # A page in the developer's browser can reach loopback addresses too.
            return web.json_response({"code": "fault-from-browser", "message": "Not for browsers."}, status=403)
        try:
            fault = await _json(request)
            affected = faults.inject(fault, server.broker, server.connections)
        except FaultError as error:
            return web.json_response({"code": error.code, "message": error.message}, status=400)
        server.request_turn()
        return web.json_response({"kind": fault["kind"], "affected": affected})

    app = web.Application()
    app.router.add_post("/_fault", inject)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, HOST, port).start()
    return runner


async def _json(request: web.Request) -> Any:
    try:
        return await request.json()
    except ValueError as error:
        raise FaultError("fault-not-json", "The body isn't JSON.") from error
