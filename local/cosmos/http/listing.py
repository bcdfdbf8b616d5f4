"""Lists of databases and containers, which SDKs read whole or with a small query."""

from typing import Any

from local.cosmos.sql.parser import parse
from local.cosmos.sql.select import compile_select
from local.cosmos.wire import Reply, Request, query_of


def listed(request: Request, rid: str, name: str, items: list[dict[str, Any]]) -> Reply:
    """All items under `name`, or those that the request's query selects."""
    found: list[Any] = items
    if request.flag("x-ms-documentdb-isquery"):
        text, parameters = query_of(request.json())
        found = compile_select(parse(text), parameters).values_over([(item,) for item in items])
    return Reply.of(200, {"_rid": rid, name: found, "_count": len(found)})
