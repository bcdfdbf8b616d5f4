"""The query plan an SDK asks for to fan a query out over physical ranges: what to merge, and what to send to each."""

import json
from typing import Any

from local.cosmos.errors import BadRequest
from local.cosmos.sql import ast
from local.cosmos.sql.aggregates import AGGREGATES
from local.cosmos.sql.select import CompiledSelect, item_names

FILTER = "{documentdb-formattableorderbyquery-filter}"
"""SDKs put their own condition here when they resume in the middle of an order."""

_NAMES = {"COUNT": "Count", "SUM": "Sum", "AVG": "Average", "MIN": "Min", "MAX": "Max", "COUNTIF": "CountIf"}


def needs_plan(select: CompiledSelect) -> bool:
    """Whether results of several ranges can't simply be put one after the other."""
    bounded = select.take is not None or select.offset is not None
    return bool(select.grouped or select.order or select.tree.distinct or bounded)


def query_plan(text: str, select: CompiledSelect, supported: str) -> dict[str, Any]:
    """Return the plan in the service's form. Errors: BadRequest for a feature the client can't merge."""
    _refuse_unsupported(select, {feature.strip() for feature in supported.split(",")})
    tree = select.tree
    ordered = bool(tree.order)
    info: dict[str, Any] = {
        "distinctType": ("Ordered" if ordered else "Unordered") if tree.distinct else "None",
        "top": select.top,
        "offset": select.offset,
        "limit": select.limit,
        "orderBy": ["Descending" if sort.descending else "Ascending" for sort in tree.order],
        "orderByExpressions": [sort.text for sort in tree.order],
        "groupByExpressions": [],
        "groupByAliases": [],
        "aggregates": [_NAMES[name] for name, _ in select.aggregates],
        "groupByAliasToAggregateType": {},
        "rewrittenQuery": _rewritten(text, select),
        "hasSelectValue": tree.projection.kind == "VALUE",
        "dCountInfo": None,
        "hasNonStreamingOrderBy": False,
    }
    everything = {"min": "", "max": "FF", "isMinInclusive": True, "isMaxInclusive": False}
    return {"partitionedQueryExecutionInfoVersion": 2, "queryInfo": info, "queryRanges": [everything]}


def _refuse_unsupported(select: CompiledSelect, supported: set[str]) -> None:
    needed = []
    if select.group is not None:
        needed.append("GroupBy")
    elif select.aggregates and not _is_one_aggregate(select.tree.projection):
        needed.append("NonValueAggregate")
    missing = [feature for feature in needed if feature not in supported]
    if missing:
        raise BadRequest(
            "Query contains 1 or more unsupported features. Upgrade your SDK to a version that does support the "
            f"requested features:\nQuery contained {', '.join(missing)}, which the calling client does not support."
        )


def _is_one_aggregate(projection: ast.Projection) -> bool:
    if projection.kind != "VALUE":
        return False
    expression = projection.items[0].expression
    return isinstance(expression, ast.Call) and expression.name in AGGREGATES


def _rewritten(text: str, select: CompiledSelect) -> str:
    tree = select.tree
    source = tree.clause("sources") or ""
    where = tree.clause("where") or ""
    if select.aggregates:
        return f'SELECT VALUE [{{"item": {_partial(tree.projection.items[0])}}}] {source} {where}'
    if tree.order:
        return _ordered(select, source, where)
    if select.offset is not None and select.limit is not None:
        kept = text[: text.rindex(tree.clause("page") or "")]
        return f"{kept} OFFSET 0 LIMIT {select.offset + select.limit}"
    return text


def _partial(item: ast.Item) -> str:
    """Return an aggregate over one range, in a form that can be merged: an average travels as sum and count."""
    call = item.expression
    if isinstance(call, ast.Call) and call.name == "AVG":
        argument = item.text[item.text.index("(") :]
        return f'{{"sum": SUM{argument}, "count": COUNT{argument}}}'
    return item.text


def _ordered(select: CompiledSelect, source: str, where: str) -> str:
    tree = select.tree
    keys = ", ".join(f'{{"item": {sort.text}}}' for sort in tree.order)
    directions = ", ".join(f"{sort.text} {'DESC' if sort.descending else 'ASC'}" for sort in tree.order)
    condition = f"({where[len('WHERE') :]}) AND ({FILTER})" if where else f"({FILTER})"
    top = "" if select.top is None else f"TOP {select.top} "
    page = ""
    if select.limit is not None:
        page = f" OFFSET 0 LIMIT {(select.offset or 0) + select.limit}"
    return (
        f"SELECT {top}{select.root}._rid, [{keys}] AS orderByItems, {_payload(select)} AS payload"
        f" {source} WHERE {condition} ORDER BY {directions}{page}"
    )


def _payload(select: CompiledSelect) -> str:
    projection = select.tree.projection
    if projection.kind == "*":
        return select.tree.sources[0].alias
    if projection.kind == "VALUE":
        return projection.items[0].text
    names = item_names(projection.items)
    fields = (f"{json.dumps(name)}: {item.text}" for name, item in zip(names, projection.items, strict=True))
    return "{" + ", ".join(fields) + "}"
