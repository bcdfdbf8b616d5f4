"""The HTTP front: aiohttp's low-level server, one handler for everything."""

import asyncio
import logging
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import unquote

import orjson
from aiohttp import web

from local.cosmos import expiry
from local.cosmos.account import PHYSICAL_RANGES, Account
from local.cosmos.auth import EMULATOR_KEY
from local.cosmos.errors import CosmosError
from local.cosmos.http.routes import serve
from local.cosmos.storage.sqlite import Storage
from local.cosmos.wire import Reply, Request

LONGEST_HEADER = 64 * 1024
log = logging.getLogger(__name__)


def _segments(raw_path: str) -> tuple[str, ...]:
    return tuple(unquote(part) for part in raw_path.partition("?")[0].split("/") if part)


def _failed(error: CosmosError, activity: str) -> Reply:
    content = {"code": error.code, "message": f"{error}\r\nActivityId: {activity}"}
    return Reply(error.status, orjson.dumps(content), dict(error.headers()))


def handler(account: Account) -> Callable[[web.BaseRequest], Awaitable[web.Response]]:
    """Return the function that answers every request for `account`."""

    async def handle(incoming: web.BaseRequest) -> web.Response:
        activity = incoming.headers.get("x-ms-activity-id") or str(uuid.uuid4())
        body = await incoming.content.read()
        request = Request(incoming.method, _segments(incoming.raw_path), incoming.headers, body, incoming.host)
        try:
            reply = await serve(account, request)
        except CosmosError as error:
            reply = _failed(error, activity)
        except Exception:
            log.exception("The request failed: %s %s", incoming.method, incoming.path)
            reply = _failed(CosmosError("Unknown server error."), activity)
        headers = {"x-ms-request-charge": "1.0", "x-ms-activity-id": activity, "x-ms-version": "2020-07-15"}
        return web.Response(
            status=reply.status, body=reply.body, headers=headers | reply.headers, content_type="application/json"
        )

    return handle


@asynccontextmanager
async def running(
    port: int = 0, data: Path | None = None, *, key: str = EMULATOR_KEY, ranges: int = PHYSICAL_RANGES
) -> AsyncIterator[str]:
    """Serve on 127.0.0.1 and yield the address; `port` 0 picks a free one. Stops and closes its store at the end."""
    storage = Storage(data)
    try:
        account = await Account.open(storage, key=key, ranges=ranges)
        server = web.Server(
            handler(account), access_log=None, max_field_size=LONGEST_HEADER, max_line_size=LONGEST_HEADER
        )
        runner = web.ServerRunner(server, shutdown_timeout=1.0)
        await runner.setup()
        sweeper = asyncio.create_task(expiry.sweep_forever(account))
        try:
            await web.TCPSite(runner, "127.0.0.1", port).start()
            yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
        finally:
            sweeper.cancel()
            await runner.cleanup()
    finally:
        storage.close()
