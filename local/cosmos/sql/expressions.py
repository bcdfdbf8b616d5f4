"""Expressions compiled to closures over rows: the one truth of what a query means.

Anything a query planner does elsewhere only narrows which rows get here.
"""

import functools
from collections.abc import Callable
from typing import Any

from local.cosmos.errors import SyntaxFault
from local.cosmos.sql import ast
from local.cosmos.sql.aggregates import AGGREGATES
from local.cosmos.sql.functions import lookup
from local.cosmos.sql.operators import OPERATORS, inverted
from local.cosmos.sql.patterns import like_pattern
from local.cosmos.sql.scope import AGGREGATED, Evaluator, Row, Scope
from local.cosmos.sql.values import UNDEFINED, equal, is_number


@functools.singledispatch
def compiled(node: object, scope: Scope) -> Evaluator:
    """Return a function from a row to the node's value in it."""
    del scope
    raise SyntaxFault(f"Unsupported expression {type(node).__name__}.")


@compiled.register
def _literal(node: ast.Literal, scope: Scope) -> Evaluator:
    del scope
    value = node.value
    return lambda _: value


@compiled.register
def _parameter(node: ast.Parameter, scope: Scope) -> Evaluator:
    value = scope.parameter(node.name)
    return lambda _: value


@compiled.register
def _name(node: ast.Name, scope: Scope) -> Evaluator:
    slot = scope.slot(node.name)
    return lambda row: row[slot]


@compiled.register
def _member(node: ast.Member, scope: Scope) -> Evaluator:
    base = compiled(node.base, scope)
    match node.key:
        case ast.Literal(value=str(key)):
            return _property(base, key)
        case _:
            return _subscript(base, compiled(node.key, scope))


def _property(base: Evaluator, key: str) -> Evaluator:
    def evaluate(row: Row) -> Any:
        value = base(row)
        return value.get(key, UNDEFINED) if type(value) is dict else UNDEFINED

    return evaluate


def _subscript(base: Evaluator, key: Evaluator) -> Evaluator:
    def evaluate(row: Row) -> Any:
        value, index = base(row), key(row)
        if type(value) is dict and type(index) is str:
            return value.get(index, UNDEFINED)
        if type(value) is list and is_number(index) and 0 <= index < len(value):
            return value[int(index)]
        return UNDEFINED

    return evaluate


@compiled.register
def _all_of(node: ast.AllOf, scope: Scope) -> Evaluator:
    operands = [compiled(operand, scope) for operand in node.operands]

    def evaluate(row: Row) -> Any:
        result: Any = True
        for operand in operands:
            value = operand(row)
            if value is False:
                return False
            if value is not True:
                result = UNDEFINED
        return result

    return evaluate


@compiled.register
def _any_of(node: ast.AnyOf, scope: Scope) -> Evaluator:
    operands = [compiled(operand, scope) for operand in node.operands]

    def evaluate(row: Row) -> Any:
        result: Any = False
        for operand in operands:
            value = operand(row)
            if value is True:
                return True
            if value is not False:
                result = UNDEFINED
        return result

    return evaluate


@compiled.register
def _unary(node: ast.Unary, scope: Scope) -> Evaluator:
    operand = compiled(node.operand, scope)
    if node.operator == "NOT":

        def negate(row: Row) -> Any:
            value = operand(row)
            return (not value) if value is True or value is False else UNDEFINED

        return negate
    apply: Callable[[Any], Any] = {"-": lambda n: -n, "+": lambda n: n, "~": inverted}[node.operator]

    def evaluate(row: Row) -> Any:
        value = operand(row)
        return apply(value) if is_number(value) else UNDEFINED

    return evaluate


@compiled.register
def _binary(node: ast.Binary, scope: Scope) -> Evaluator:
    left, right, apply = compiled(node.left, scope), compiled(node.right, scope), OPERATORS[node.operator]
    return lambda row: apply(left(row), right(row))


@compiled.register
def _within(node: ast.Within, scope: Scope) -> Evaluator:
    needle = compiled(node.needle, scope)
    haystack = [compiled(item, scope) for item in node.haystack]

    def evaluate(row: Row) -> Any:
        value = needle(row)
        if value is UNDEFINED:
            return UNDEFINED
        return any((other := item(row)) is not UNDEFINED and equal(value, other) for item in haystack)

    return evaluate


@compiled.register
def _like(node: ast.Like, scope: Scope) -> Evaluator:
    subject, pattern, escape = compiled(node.subject, scope), compiled(node.pattern, scope), node.escape

    def evaluate(row: Row) -> Any:
        text, wanted = subject(row), pattern(row)
        if type(text) is not str or type(wanted) is not str:
            return UNDEFINED
        return like_pattern(wanted, escape).fullmatch(text) is not None

    return evaluate


@compiled.register
def _conditional(node: ast.Conditional, scope: Scope) -> Evaluator:
    condition, then = compiled(node.condition, scope), compiled(node.then, scope)
    otherwise = compiled(node.otherwise, scope)
    return lambda row: then(row) if condition(row) is True else otherwise(row)


@compiled.register
def _coalesce(node: ast.Coalesce, scope: Scope) -> Evaluator:
    left, right = compiled(node.left, scope), compiled(node.right, scope)

    def evaluate(row: Row) -> Any:
        value = left(row)
        return right(row) if value is UNDEFINED else value

    return evaluate


@compiled.register
def _array(node: ast.ArrayLiteral, scope: Scope) -> Evaluator:
    items = [compiled(item, scope) for item in node.items]
    return lambda row: [value for item in items if (value := item(row)) is not UNDEFINED]


@compiled.register
def _object(node: ast.ObjectLiteral, scope: Scope) -> Evaluator:
    return object_of([(name, compiled(value, scope)) for name, value in node.fields])


def object_of(fields: list[tuple[str, Evaluator]]) -> Evaluator:
    """Return an object with the fields that are defined."""
    return lambda row: {name: value for name, field in fields if (value := field(row)) is not UNDEFINED}


@compiled.register
def _call(node: ast.Call, scope: Scope) -> Evaluator:
    if node.name in AGGREGATES:
        return _aggregate(node, scope)
    function = lookup(node.name, len(node.arguments))
    arguments = [compiled(argument, scope) for argument in node.arguments]
    if len(arguments) == 1:
        only = arguments[0]
        return lambda row: function(only(row))
    return lambda row: function(*(argument(row) for argument in arguments))


def _aggregate(node: ast.Call, scope: Scope) -> Evaluator:
    """Collect it into the scope; its value is read from the grouped row's hidden slot."""
    if scope.aggregates is None or len(node.arguments) != 1:
        raise SyntaxFault(f"Aggregate function {node.name} is not supported here.")
    place, slot = len(scope.aggregates), scope.slot(AGGREGATED)
    scope.aggregates.append((node.name, compiled(node.arguments[0], scope.before_grouping())))
    return lambda row: row[slot][place]
