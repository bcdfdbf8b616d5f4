"""FROM (SELECT …): a query over the results of another."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from local.cosmos.query.execution import Execution
from local.cosmos.sql import ast
from local.cosmos.sql.scope import Row


def inner_of(execution: Execution) -> Execution | None:
    """Return the query that FROM holds, None where FROM names the container."""
    sources = execution.tree.sources
    if not sources or not isinstance(sources[0].origin, ast.Subquery):
        return None
    return replace(execution, tree=sources[0].origin.select)


def levels(execution: Execution) -> Iterator[Execution]:
    """Yield the query and those inside it, the one that reads the container last."""
    inside: Execution | None = execution
    while inside is not None:
        yield inside
        inside = inner_of(inside)


def rows_over(execution: Execution, results: list[Any]) -> list[Row]:
    """Return the rows that the inner query's results grow into and WHERE keeps."""
    starts = results
    if execution.tree.sources[0].each:
        starts = [item for result in results if type(result) is list for item in result]
    return [row for start in starts for row in execution.select.rows((start,))]
