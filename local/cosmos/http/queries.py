"""`POST /docs` with a query: a page of results, or the plan for fanning it out."""

import functools
import sqlite3
from dataclasses import replace
from typing import Any

import orjson

from local.cosmos.account import Account
from local.cosmos.errors import BadRequest, NeedsQueryPlan
from local.cosmos.http.metrics import query_metrics
from local.cosmos.http.scopes import scope_of, served_by
from local.cosmos.query import ranges
from local.cosmos.query.execution import Execution, NeedsIndexes
from local.cosmos.query.nested import levels
from local.cosmos.query.pages import Page, page
from local.cosmos.query.pinning import pinned_key
from local.cosmos.query.plan import needs_plan, query_plan
from local.cosmos.sql.parser import parse
from local.cosmos.sql.select import compile_select
from local.cosmos.storage.container import Container
from local.cosmos.wire import Reply, Request, query_of

PLAN = "x-ms-cosmos-is-query-plan-request"


def is_query(request: Request) -> bool:
    kind = request.headers.get("content-type", "")
    return request.flag("x-ms-documentdb-isquery") or request.flag(PLAN) or kind.startswith("application/query+json")


async def run(state: Account, request: Request, container: Container) -> Reply:
    """Errors: SyntaxFault, BadRequest, NeedsQueryPlan (400/1004)."""
    text, parameters = query_of(request.json())
    if request.flag(PLAN):
        supported = request.headers.get("x-ms-cosmos-supported-query-features", "")
        return Reply.of(200, query_plan(text, compile_select(parse(text), parameters), supported))
    while True:
        try:
            return await state.storage.query(lambda c: _page(c, state, request, container, text, parameters))
        except NeedsIndexes as needs:
            await state.storage.write(functools.partial(needs.grant, container=container))


def _page(
    connection: sqlite3.Connection,
    state: Account,
    request: Request,
    container: Container,
    text: str,
    parameters: dict[str, Any],
) -> Reply:
    scope = scope_of(connection, state, request, container)
    execution = Execution(connection, container, scope, parse(text), parameters)
    if not scope.routed:
        execution = _routed(execution, request)
    found = page(execution, text, request.page_size, request.headers.get("x-ms-continuation"))
    return _reply(state, request, container, execution, found)


def _routed(execution: Execution, request: Request) -> Execution:
    """Return a query without a partition key: WHERE may pin one; else it must allow fan-out and not need merging."""
    *outer, reading = levels(execution)
    key = pinned_key(reading)
    if key is not None:
        return replace(execution, scope=ranges.of_key(execution.connection, execution.container, key))
    if execution.select.root is None:
        return execution
    if not request.flag("x-ms-documentdb-query-enablecrosspartition"):
        raise BadRequest(
            "Cross partition query is required but disabled. Please set x-ms-documentdb-query-enablecrosspartition to "
            "true, specify x-ms-documentdb-partitionkey, or revise your query to avoid this exception."
        )
    if outer and any(needs_plan(each.select) for each in (*outer, reading)):
        raise BadRequest("A subquery in FROM whose results must be merged needs a partition key.")
    if needs_plan(execution.select):
        raise NeedsQueryPlan("The provided cross partition query can not be directly served by the gateway.")
    return execution


def _reply(state: Account, request: Request, container: Container, execution: Execution, found: Page) -> Reply:
    body = orjson.dumps({"_rid": container.rid, "Documents": found.items, "_count": len(found.items)})
    headers = {
        "x-ms-item-count": str(len(found.items)),
        "x-ms-request-charge": str(execution.work.charge),
        "x-ms-documentdb-partitionkeyrangeid": served_by(state, request, container),
    }
    if found.token is not None:
        headers["x-ms-continuation"] = found.token
    return Reply(200, body, headers | query_metrics(request, execution.work, len(body)))
