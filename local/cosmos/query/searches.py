"""Conditions on the strings of a top-level array, served from the terms beside the documents."""
# ruff: noqa: S608  names in SQL are our own; values travel as parameters

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from local.cosmos.query.conditions import Sql, is_constant, path_of
from local.cosmos.sql import ast
from local.cosmos.sql.values import UNDEFINED
from local.cosmos.storage import terms
from local.cosmos.storage.keys import after

if TYPE_CHECKING:
    from local.cosmos.query.pushdown import Translator


def exists(translator: "Translator", node: ast.Subquery) -> Sql | None:
    """Translate EXISTS (SELECT VALUE t FROM t IN c.tokens WHERE STARTSWITH(t, @prefix)), or with t = @term."""
    select = node.select
    plain = ast.Select(select.projection, select.sources, select.where, clauses=select.clauses)
    if node.kind != "EXISTS" or plain != select or len(select.sources) != 1 or not select.sources[0].each:
        return None
    alias, array = ast.Name(select.sources[0].alias), select.sources[0].origin
    if not _is_always_defined(select.projection, alias):
        return None
    match select.where:
        case ast.Call("STARTSWITH", (subject, prefix)) if subject == alias and is_constant(prefix):
            return _found(translator, array, translator.constant(prefix), "value >= ? AND value < ?")
        case ast.Binary("=", left=subject, right=wanted) if subject == alias and is_constant(wanted):
            return term(translator, array, translator.constant(wanted))
        case _:
            return None


def term(translator: "Translator", array: ast.Expression, wanted: Any) -> Sql | None:
    """Translate that the array has this very string."""
    return _found(translator, array, wanted, "value = ?")


def _found(translator: "Translator", array: ast.Expression, text: Any, within: str) -> Sql | None:
    path, single, container = path_of(array, translator.root), translator.scope.single, translator.container
    if path is None or len(path) != 1 or single is None:
        return None
    if type(text) is not str or "\0" in text or len(text) >= terms.LONGEST:
        return None
    bounds = (text, after(text))[: within.count("?")]
    rows = f"SELECT r FROM {container.terms} WHERE path = ? AND p = ? AND {within}"
    arguments = (container.term_paths.get(path[0], 0), single, *bounds)
    return replace(Sql(f"d.r IN ({rows})", arguments), terms=rows)


def _is_always_defined(projection: ast.Projection, alias: ast.Name) -> bool:
    if projection.kind != "VALUE":
        return True
    node = projection.items[0].expression
    return node == alias or (isinstance(node, ast.Literal) and node.value is not UNDEFINED)
