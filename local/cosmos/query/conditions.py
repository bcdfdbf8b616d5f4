"""Pieces of SQL with their arguments, and how they join."""

from dataclasses import dataclass
from typing import Any

from local.cosmos.sql import ast
from local.cosmos.storage.keys import Path


@dataclass(frozen=True)
class Sql:
    """A condition with its arguments.

    `path` is set where an index on that path's column can find the rows, `equality` where it fixes the column to one
    value, `terms` where the condition is membership in that subselect of rows.
    """

    text: str
    arguments: tuple[Any, ...] = ()
    path: Path | None = None
    equality: bool = False
    terms: str | None = None

    def __and__(self, other: "Sql") -> "Sql":
        return Sql(f"{self.text} AND {other.text}", self.arguments + other.arguments)


def any_of(conditions: list[Sql]) -> Sql:
    """Join by OR, as a balanced tree: SQLite limits the depth of an expression."""
    while len(conditions) > 1:
        pairs = zip(conditions[::2], conditions[1::2], strict=False)
        merged = [Sql(f"({a.text} OR {b.text})", a.arguments + b.arguments) for a, b in pairs]
        conditions = merged + conditions[len(merged) * 2 :]
    return conditions[0]


def all_of(conditions: list[Sql]) -> Sql:
    """Join by AND, likewise balanced."""
    while len(conditions) > 1:
        pairs = zip(conditions[::2], conditions[1::2], strict=False)
        merged = [Sql(f"({a.text} AND {b.text})", a.arguments + b.arguments) for a, b in pairs]
        conditions = merged + conditions[len(merged) * 2 :]
    return Sql(f"({conditions[0].text})", conditions[0].arguments)


def is_constant(node: ast.Expression) -> bool:
    """Tell whether the expression is the same for every row."""
    match node:
        case ast.Literal() | ast.Parameter():
            return True
        case ast.Unary(operator="-" | "+", operand=operand):
            return is_constant(operand)
        case ast.ArrayLiteral(items=items):
            return all(map(is_constant, items))
        case _:
            return False


def path_of(node: ast.Expression, root: str) -> Path | None:
    """Return the property names from the root, None when the expression is no such path."""
    names: list[str] = []
    while isinstance(node, ast.Member):
        if not isinstance(node.key, ast.Literal) or not isinstance(node.key.value, str):
            return None
        names.append(node.key.value)
        node = node.base
    return tuple(reversed(names)) if names and node == ast.Name(root) else None


def flattened(node: ast.Expression | None) -> list[ast.Expression]:
    """Return the conjuncts of a condition."""
    if node is None:
        return []
    if isinstance(node, ast.AllOf):
        return [part for operand in node.operands for part in flattened(operand)]
    return [node]
