"""Lists of databases and containers, which SDKs read whole or with a small query."""

from typing import Any

from local.cosmos.sql.parser import parse
from local.cosmos.sql.select import compile_select
from local.cosmos.sql.values import UNDEFINED
from local.cosmos.wire import Reply, Request


def listed(request: Request, rid: str, name: str, items: list[dict[str, Any]]) -> Reply:
    """All items under `name`, or those that the request's query selects."""
    found: list[Any] = items
    if request.flag("x-ms-documentdb-isquery"):
        content = request.json()
        parameters = {p["name"]: p.get("value") for p in content.get("parameters") or []}
        select = compile_select(parse(content["query"]), parameters)
        rows = (row for item in items for row in select.rows((item,)))
        found = [value for row in rows if (value := select.projection(row)) is not UNDEFINED]
    return Reply.of(200, {"_rid": rid, name: found, "_count": len(found)})
