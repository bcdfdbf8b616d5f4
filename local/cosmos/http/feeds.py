"""`GET /docs`: the whole container page by page, or its change feed."""

from local.cosmos import feed
from local.cosmos.account import Account
from local.cosmos.charges import Work
from local.cosmos.errors import BadRequest
from local.cosmos.http.scopes import scope_of, served_by
from local.cosmos.storage.container import Container
from local.cosmos.wire import Reply, Request


async def read(state: Account, request: Request, container: Container) -> Reply:
    mode = request.headers.get("a-im")
    if mode is None:
        return await _all(state, request, container)
    if mode.lower() != "incremental feed":
        raise BadRequest("Only the latest-version mode of the change feed is supported here.")
    return await _changes(state, request, container)


async def _all(state: Account, request: Request, container: Container) -> Reply:
    token = request.headers.get("x-ms-continuation")
    found = await state.storage.query(
        lambda c: feed.read_all(c, container, scope_of(c, state, request, container), request.page_size, token)
    )
    headers = {} if found.token is None else {"x-ms-continuation": found.token}
    return _reply(state, request, container, found, headers)


async def _changes(state: Account, request: Request, container: Container) -> Reply:
    """304 when there is nothing new; the ETag leads on either way."""
    since, start = request.if_none_match, request.headers.get("if-modified-since")
    found = await state.storage.query(
        lambda c: feed.changes(c, container, scope_of(c, state, request, container), request.page_size, since, start)
    )
    token = found.token or ""
    headers = {"etag": token, "x-ms-continuation": token}
    if not found.bodies:
        served = {"x-ms-documentdb-partitionkeyrangeid": served_by(state, request, container)}
        return Reply(304, headers=headers | served)
    return _reply(state, request, container, found, headers)


def _reply(state: Account, request: Request, container: Container, found: feed.Feed, headers: dict[str, str]) -> Reply:
    size = sum(map(len, found.bodies))
    work = Work(loaded=len(found.bodies), loaded_bytes=size, returned=len(found.bodies))
    body = b'{"_rid":"%s","Documents":[%s],"_count":%d}' % (
        container.rid.encode(),
        b",".join(found.bodies),
        len(found.bodies),
    )
    headers |= {
        "x-ms-item-count": str(len(found.bodies)),
        "x-ms-request-charge": str(work.charge),
        "x-ms-documentdb-partitionkeyrangeid": served_by(state, request, container),
    }
    return Reply(200, body, headers)
