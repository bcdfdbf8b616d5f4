"""Groups and aggregates computed by SQLite over the narrow table, where it is provably the same as reading all.

It is when WHERE translates completely, each group key is a path with a column, and each aggregate counts rows or adds
up numbers that translatable conditions choose.
"""
# ruff: noqa: S608  names in SQL are our own; values travel as parameters

from typing import Any

from local.cosmos.query.conditions import Sql
from local.cosmos.query.execution import Execution
from local.cosmos.query.pushdown import Translator
from local.cosmos.sql import ast
from local.cosmos.sql.grouping import aggregate_calls
from local.cosmos.sql.scope import Row
from local.cosmos.sql.values import UNDEFINED, canonical
from local.cosmos.storage.keys import Path, value_of


def grouped_rows(execution: Execution) -> dict[str, Row] | None:
    """Return what `CompiledSelect.grouped_rows` would, None when that can't be computed here."""
    tree, select = execution.tree, execution.select
    if not execution.pushdown or select.expanders or select.root is None:
        return None
    translator = execution.translator()
    keys = [translator.column(key) for key in tree.group or ()]
    sums = [_column(translator, call) for call in aggregate_calls(tree.projection)]
    execution.check(translator, execution.conditions)
    if None in keys or None in sums or not execution.decided:
        return None
    columns = [name for name, _ in filter(None, keys)]
    rows = _rows(execution, columns, [found for found in sums if found is not None])
    paths = [path for _, path in filter(None, keys)]
    try:
        return dict(_grouped(row, paths) for row in rows)
    except ValueError:
        return None  # a key that doesn't tell its value: an array, an object, a very long string


def _rows(execution: Execution, columns: list[str], sums: list[Sql]) -> list[tuple[Any, ...]]:
    """Return a row a group: the number of its documents, its keys, its aggregates."""
    restriction = execution.restriction(execution.conditions)
    way = execution.chooser().for_totals()
    selected = ", ".join(["COUNT(*)", *columns, *(found.text for found in sums)])
    group = f" GROUP BY {', '.join(columns)}" if columns else ""
    query = f"SELECT {selected} FROM {way.source} WHERE {restriction.text}{group}"
    arguments = [argument for found in sums for argument in found.arguments]
    rows = execution.connection.execute(query, (*arguments, *way.arguments, *restriction.arguments)).fetchall()
    execution.work.scanned += sum(row[0] for row in rows)
    return rows


def _grouped(row: tuple[Any, ...], paths: list[Path]) -> tuple[str, Row]:
    """Return the group's key, and a row with as much of a document as its keys tell. Errors: ValueError."""
    values = [value_of(key) for key in row[1 : 1 + len(paths)]]
    document: Any = {} if paths else UNDEFINED
    for path, value in zip(paths, values, strict=True):
        if value is not UNDEFINED:
            _put(document, path, value)
    return ",".join(map(canonical, values)), (document, list(row[1 + len(paths) :]))


def _put(document: dict[str, Any], path: Path, value: Any) -> None:
    for name in path[:-1]:
        document = document.setdefault(name, {})
    document[path[-1]] = value


def _column(translator: Translator, call: ast.Call) -> Sql | None:
    match call:
        case ast.Call("COUNT", (ast.Literal(value=value),)) if value is not UNDEFINED:
            return Sql("COUNT(*)")
        case ast.Call("COUNT", (argument,)) if (defined := translator.column(argument)) is not None:
            return Sql(f"COALESCE(SUM({defined[0]} > '0'), 0)")
        case ast.Call("SUM", (argument,)) if (amount := translator.amount(argument)) is not None:
            return Sql(f"COALESCE(SUM({amount.text}), 0)", amount.arguments)
        case ast.Call("COUNTIF", (argument,)) if (held := translator.translate(argument, True)) is not None:
            return Sql(f"COALESCE(SUM({held.text}), 0)", held.arguments)
        case _:
            return None
