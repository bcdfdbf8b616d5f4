"""Values as Cosmos DB sees them: JSON plus undefined, ordered by type first, equal only within a type."""

import json
from typing import Any, Final, final


@final
class Undefined:
    """The value of a missing property; absent from every result."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "undefined"


UNDEFINED: Final = Undefined()

_RANKS: Final[dict[type, int]] = {
    Undefined: 0, type(None): 1, bool: 2, int: 3, float: 3, str: 4, list: 5, dict: 6,
}  # fmt: skip
NUMBER, STRING, ARRAY, OBJECT = 3, 4, 5, 6


def rank(value: Any) -> int:
    """Return the type's place in the sort order: undefined, null, boolean, number, string, array, object."""
    return _RANKS[type(value)]


def is_number(value: Any) -> bool:
    return type(value) is int or type(value) is float


def equal(left: Any, right: Any) -> bool:
    """Deep equality without Python's True == 1. Neither side may be undefined."""
    if type(left) is str or type(right) is str:
        return type(left) is type(right) and bool(left == right)
    if rank(left) != rank(right):
        return False
    if type(left) is list:
        return len(left) == len(right) and all(equal(a, b) for a, b in zip(left, right, strict=True))
    if type(left) is dict:
        return left.keys() == right.keys() and all(equal(left[k], right[k]) for k in left)
    return bool(left == right)


def compare(left: Any, right: Any) -> int | None:
    """-1, 0 or 1; None where the service answers undefined: other types, arrays, objects, undefined itself."""
    place = rank(left)
    if place != rank(right) or place in {0, ARRAY, OBJECT}:
        return None
    if place == 1:
        return 0
    return int(left > right) - int(left < right)


def canonical(value: Any) -> str:
    """Return a text equal for equal values, for DISTINCT, GROUP BY and sorting within a type."""
    if type(value) is float and value.is_integer():
        value = int(value)
    if type(value) in {list, dict}:
        value = _integral(value)
    return "undefined" if value is UNDEFINED else json.dumps(value, sort_keys=True, separators=(",", ":"))


def _integral(value: Any) -> Any:
    if type(value) is list:
        return [_integral(item) for item in value]
    if type(value) is dict:
        return {key: _integral(item) for key, item in value.items()}
    return int(value) if type(value) is float and value.is_integer() else value


def sort_order(value: Any) -> tuple[int, Any]:
    """Return a key for sorted(): type first, then value."""
    place = rank(value)
    if place in {0, 1}:
        return place, 0
    return place, value if place <= STRING else canonical(value)


_EXACT: Final = 2**53


def number(value: float) -> int | float:
    """Return a number as JSON shows a double: 4/2 is 2, not 2.0; whole numbers from 2^53 on lose their last digits.

    Errors: OverflowError beyond the doubles.
    """
    if type(value) is float and value.is_integer() and abs(value) < _EXACT:
        return int(value)
    return float(value) if abs(value) > _EXACT else value
