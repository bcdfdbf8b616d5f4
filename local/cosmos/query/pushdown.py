"""Conditions translated to SQL over the columns of promoted paths.

An expression is true, false or undefined. `translate(node, True)` is SQL that holds exactly where the expression is
true, `translate(node, False)` exactly where it is false. What has no translation gives None, and the caller does
without: the closures of `local.cosmos.sql` judge every row again.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from local.cosmos.query import searches
from local.cosmos.query.conditions import Sql, all_of, any_of, is_constant, path_of
from local.cosmos.query.ranges import Scope
from local.cosmos.sql import ast
from local.cosmos.sql.expressions import compiled
from local.cosmos.sql.scope import Scope as Names
from local.cosmos.sql.values import is_number
from local.cosmos.storage.container import Container
from local.cosmos.storage.keys import UNDEFINED_KEY, Path, after, is_exact, sort_key
from local.cosmos.storage.promotion import MOST_COLUMNS, Wish

MOST_ALTERNATIVES = 2000
UNDEFINED_MARK = f"'{UNDEFINED_KEY}'"
_TURNED = {"=": "=", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
_NEGATED = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_TYPES = {
    "IS_DEFINED": ("1", "8"),
    "IS_NULL": ("1", "2"),
    "IS_BOOL": ("2", "4"),
    "IS_NUMBER": ("4", "5"),
    "IS_STRING": ("5", "6"),
    "IS_ARRAY": ("6", "7"),
    "IS_OBJECT": ("7", "8"),
}
"""Between which keys a type's values lie."""


@dataclass
class Translator:
    """Translates one query's conditions; `wishes` collects the paths that it could use but have no column yet."""

    container: Container
    scope: Scope
    root: str
    parameters: Mapping[str, Any]
    wishes: set[Wish] = field(default_factory=set)

    @functools.singledispatchmethod
    def translate(self, node: object, holds: bool) -> Sql | None:
        """Return SQL for where `node` is true (`holds`) or false; None when there is none."""
        del node, holds
        return None

    @translate.register
    def _all_of(self, node: ast.AllOf, holds: bool) -> Sql | None:
        return self._each(node.operands, holds, all_of if holds else any_of)

    @translate.register
    def _any_of(self, node: ast.AnyOf, holds: bool) -> Sql | None:
        return self._each(node.operands, holds, any_of if holds else all_of)

    def _each(self, operands: tuple[ast.Expression, ...], holds: bool, join: Any) -> Sql | None:
        parts = [self.translate(operand, holds) for operand in operands[:MOST_ALTERNATIVES]]
        complete = len(operands) <= MOST_ALTERNATIVES and all(part is not None for part in parts)
        return join(parts) if complete else None

    @translate.register
    def _unary(self, node: ast.Unary, holds: bool) -> Sql | None:
        return self.translate(node.operand, not holds) if node.operator == "NOT" else None

    @translate.register
    def _literal(self, node: ast.Literal, holds: bool) -> Sql | None:
        return Sql("1" if node.value is holds else "0") if isinstance(node.value, bool) else None

    @translate.register
    def _member(self, node: ast.Member, holds: bool) -> Sql | None:
        """Translate a property that is a condition of its own."""
        column = self.column(node)
        return None if column is None else Sql(f"{column[0]} = '{sort_key(holds)}'")

    @translate.register
    def _binary(self, node: ast.Binary, holds: bool) -> Sql | None:
        operator, left, right = node.operator, node.left, node.right
        if is_constant(left):
            operator, left, right = _TURNED.get(operator, ""), right, left
        if operator not in _TURNED or not is_constant(right):
            return None
        value = self.constant(right)
        # Of a flag, only what is set is looked up: of most flags few are.
        column = self.column(left, indexed=type(value) is str or is_number(value) or value is True)
        if column is None or not is_exact(value):
            return None
        return _comparison(operator if holds else _NEGATED[operator], column, value)

    @translate.register
    def _within(self, node: ast.Within, holds: bool) -> Sql | None:
        constant = all(map(is_constant, node.haystack))
        return self._member_of(node.needle, list(map(self.constant, node.haystack)), holds) if constant else None

    @translate.register
    def _call(self, node: ast.Call, holds: bool) -> Sql | None:
        match node:
            case ast.Call(name, (subject,)) if name in _TYPES:
                return self._of_type(subject, *_TYPES[name], holds=holds)
            case ast.Call("STARTSWITH", (subject, prefix)) if is_constant(prefix):
                return self._prefixed(subject, self.constant(prefix), holds)
            case ast.Call("ARRAY_CONTAINS", (array, needle)) if is_constant(array):
                values = self.constant(array)
                return self._member_of(needle, values, holds) if type(values) is list else None
            case ast.Call("ARRAY_CONTAINS", (array, needle)) if is_constant(needle) and holds:
                return searches.term(self, array, self.constant(needle))
            case _:
                return None

    @translate.register
    def _subquery(self, node: ast.Subquery, holds: bool) -> Sql | None:
        found = searches.exists(self, node)
        return found if found is None or holds else Sql(f"NOT ({found.text})", found.arguments)

    # the parts
    def constant(self, node: ast.Expression) -> Any:
        return compiled(node, Names(parameters=self.parameters))(())

    def column(self, node: ast.Expression, *, indexed: bool = False) -> tuple[str, Path] | None:
        """Return the column of a path, qualified; None, perhaps with a wish, when there is none."""
        path = path_of(node, self.root)
        if path is None or not self.container.policy.includes(path):
            return None
        column = self.container.columns.get(path)
        wish = Wish(path, indexed=indexed, everywhere=indexed and self.scope.partitions is None)
        if not wish.granted(column):
            if column is None and len(self.container.columns) >= MOST_COLUMNS:
                return None
            self.wishes.add(wish)
        return None if column is None else (f"d.{column.name}", path)

    def _member_of(self, needle: ast.Expression, values: list[Any], holds: bool) -> Sql | None:
        if len(values) > MOST_ALTERNATIVES or not all(map(is_exact, values)):
            return None
        column = self.column(needle, indexed=all(type(value) is str or is_number(value) for value in values))
        if column is None:
            return None
        name, path = column
        keys, marks = tuple(map(sort_key, values)), ["?"] * len(values)
        if holds:
            return Sql(f"{name} IN ({','.join(marks)})", keys, path)
        return Sql(f"{name} NOT IN ({','.join([UNDEFINED_MARK, *marks])})", keys)

    def _of_type(self, subject: ast.Expression, low: str, high: str, *, holds: bool) -> Sql | None:
        column = self.column(subject)
        if column is None:
            return None
        text = f"{column[0]} >= '{low}' AND {column[0]} < '{high}'"
        return Sql(text if holds else f"NOT ({text})")

    def _prefixed(self, subject: ast.Expression, prefix: Any, holds: bool) -> Sql | None:
        column = self.column(subject, indexed=True)
        if column is None or type(prefix) is not str or not is_exact(prefix):
            return None
        name, path = column
        bounds = ("5" + prefix, after("5" + prefix))
        if holds:
            return Sql(f"{name} >= ? AND {name} < ?", bounds, path)
        return Sql(f"{name} >= '5' AND {name} < '6' AND NOT ({name} >= ? AND {name} < ?)", bounds)

    def amount(self, node: ast.Expression) -> Sql | None:
        """Return SQL for a number that only conditions choose, as in SUM(c.flag ? 1 : 0); None for anything else."""
        match node:
            case ast.Literal(value=int(value)) if type(value) is int:
                return Sql(str(value))
            case ast.Conditional(condition, then, otherwise) | ast.Call("IIF", (condition, then, otherwise)):
                test, yes, no = self.translate(condition, True), self.amount(then), self.amount(otherwise)
                if test is None or yes is None or no is None:
                    return None
                text = f"CASE WHEN {test.text} THEN {yes.text} ELSE {no.text} END"
                return Sql(text, test.arguments + yes.arguments + no.arguments)
            case _:
                return None


def _comparison(operator: str, column: tuple[str, Path], value: Any) -> Sql | None:
    """Compare a column with a constant: only equality is defined between types, and order not for null and booleans."""
    (name, path), key = column, sort_key(value)
    if operator == "=":
        return Sql(f"{name} = ?", (key,), path, equality=True)
    if operator == "!=":
        return Sql(f"{name} NOT IN ('0', ?)", (key,))
    if key[0] not in "45":
        return None
    if operator in {"<", "<="}:
        return Sql(f"{name} >= '{key[0]}' AND {name} {operator} ?", (key,), path)
    return Sql(f"{name} {operator} ? AND {name} < '{int(key[0]) + 1}'", (key,), path)
