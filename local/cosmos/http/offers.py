"""`/offers`: list, query, read and replace throughput; and what a new database or container is given."""

from typing import Any

import orjson

from local.cosmos.account import Account
from local.cosmos.errors import BadRequest, MethodNotAllowed
from local.cosmos.http.listing import listed
from local.cosmos.storage.offers import DEFAULT, checked
from local.cosmos.wire import Reply, Request


async def serve(state: Account, request: Request, rest: list[str]) -> Reply:
    """Return the reply to a request for all offers, or for the one whose resource id is in `rest`."""
    if request.method == "GET" or request.flag("x-ms-documentdb-isquery"):
        found = state.offers.find(rest[0]) if rest else None
        return Reply.of(200, found) if found else listed(request, "", "Offers", state.offers.all())
    if request.method != "PUT" or not rest:
        raise MethodNotAllowed("The requested verb is not supported.")
    definition = request.json()
    return Reply.of(200, await state.storage.write(lambda c: state.offers.replace(c, rest[0], definition)))


def asked_for(request: Request) -> dict[str, Any] | None:
    """Return the throughput that the headers of a creation name, as an offer's content. Errors: BadRequest."""
    manual = request.headers.get("x-ms-offer-throughput")
    automatic = request.headers.get("x-ms-cosmos-offer-autopilot-settings")
    if manual is None and automatic is None:
        return None
    try:
        if automatic is not None:
            settings = orjson.loads(automatic)
            return checked({"offerThroughput": settings["maxThroughput"] // 10, "offerAutopilotSettings": settings})
        return checked({"offerThroughput": int(manual or "")})
    except (ValueError, KeyError, TypeError) as error:
        raise BadRequest("The throughput in the headers can't be read.") from error


def usual() -> dict[str, Any]:
    """Return what a container gets that neither names a throughput nor shares one."""
    return {"offerThroughput": DEFAULT}
