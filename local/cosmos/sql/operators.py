"""The binary operators over values; each answers UNDEFINED where the service does."""

import math
from collections.abc import Callable
from typing import Any

from local.cosmos.sql.values import UNDEFINED, compare, equal, is_number, number


def _equality(left: Any, right: Any) -> Any:
    return UNDEFINED if left is UNDEFINED or right is UNDEFINED else equal(left, right)


def _inequality(left: Any, right: Any) -> Any:
    return UNDEFINED if left is UNDEFINED or right is UNDEFINED else not equal(left, right)


def _ordering(holds: Callable[[int], bool]) -> Callable[[Any, Any], Any]:
    def apply(left: Any, right: Any) -> Any:
        order = compare(left, right)
        return UNDEFINED if order is None else holds(order)

    return apply


def _arithmetic(operate: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def apply(left: Any, right: Any) -> Any:
        if not is_number(left) or not is_number(right):
            return UNDEFINED
        try:
            result = number(operate(left, right))
        except (ZeroDivisionError, ValueError, OverflowError):
            return UNDEFINED
        return result if math.isfinite(result) else UNDEFINED

    return apply


def _concatenation(left: Any, right: Any) -> Any:
    return left + right if type(left) is str and type(right) is str else UNDEFINED


def _signed32(value: int) -> int:
    return (value + 2**31) % 2**32 - 2**31


def inverted(value: float) -> int:
    """Return the complement, in 32 bits as all bitwise operators work."""
    return _signed32(~int(value))


def _bitwise(operate: Callable[[int, int], int]) -> Callable[[Any, Any], Any]:
    return _arithmetic(lambda left, right: _signed32(operate(_signed32(int(left)), int(right))))


OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "=": _equality,
    "!=": _inequality,
    "<": _ordering(lambda order: order < 0),
    "<=": _ordering(lambda order: order <= 0),
    ">": _ordering(lambda order: order > 0),
    ">=": _ordering(lambda order: order >= 0),
    "+": _arithmetic(lambda a, b: a + b),
    "-": _arithmetic(lambda a, b: a - b),
    "*": _arithmetic(lambda a, b: a * b),
    "/": _arithmetic(lambda a, b: a / b),
    "%": _arithmetic(math.fmod),
    "||": _concatenation,
    "&": _bitwise(lambda a, b: a & b),
    "|": _bitwise(lambda a, b: a | b),
    "^": _bitwise(lambda a, b: a ^ b),
    "<<": _bitwise(lambda a, b: a << (b & 31)),
    ">>": _bitwise(lambda a, b: a >> (b & 31)),
    ">>>": _bitwise(lambda a, b: (a % 2**32) >> (b & 31)),
}
