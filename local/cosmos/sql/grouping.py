"""What a grouped query may select: its group keys, aggregates, and what is computed from them."""

from local.cosmos.errors import SyntaxFault
from local.cosmos.sql import ast
from local.cosmos.sql.aggregates import AGGREGATES


def children(node: ast.Expression) -> tuple[ast.Expression, ...]:  # noqa: PLR0911  one return a kind of node
    """Return the expressions directly inside one; a subquery has a world of its own."""
    match node:
        case ast.Call(arguments=parts) | ast.ArrayLiteral(items=parts):
            return parts
        case ast.AllOf(operands=parts) | ast.AnyOf(operands=parts):
            return parts
        case ast.ObjectLiteral(fields=fields):
            return tuple(value for _, value in fields)
        case ast.Binary(left=left, right=right) | ast.Coalesce(left=left, right=right):
            return (left, right)
        case ast.Conditional(condition, then, otherwise):
            return (condition, then, otherwise)
        case ast.Within(needle, haystack):
            return (needle, *haystack)
        case ast.Like(subject, pattern):
            return (subject, pattern)
        case ast.Unary(operand=operand):
            return (operand,)
        case _:
            return ()


def aggregate_calls(projection: ast.Projection) -> list[ast.Call]:
    """Return the aggregates in the order in which compiling the projection meets them."""
    return [call for item in projection.items for call in _calls_in(item.expression)]


def _calls_in(node: ast.Expression) -> list[ast.Call]:
    if isinstance(node, ast.Call) and node.name in AGGREGATES:
        return [node]
    return [call for child in children(node) for call in _calls_in(child)]


def mentions_aggregate(projection: ast.Projection) -> bool:
    return bool(aggregate_calls(projection))


def check_grouping(tree: ast.Select) -> None:
    """Errors: SyntaxFault for a property that is neither a group key nor inside an aggregate, and for ORDER BY."""
    if tree.group is not None and tree.order:
        raise SyntaxFault("'ORDER BY' is not supported in combination with 'GROUP BY'.")
    if tree.projection.kind == "*":
        raise SyntaxFault("'SELECT *' is not allowed with 'GROUP BY'.")
    for item in tree.projection.items:
        _check(item.expression, tree.group or ())


def _check(node: ast.Expression, keys: tuple[ast.Expression, ...]) -> None:
    if node in keys or (isinstance(node, ast.Call) and node.name in AGGREGATES):
        return
    if isinstance(node, ast.Name | ast.Member | ast.Subquery):
        raise SyntaxFault(
            "A property reference is invalid in the select list because it is not contained in either an aggregate "
            "function or the GROUP BY clause."
        )
    for child in children(node):
        _check(child, keys)
