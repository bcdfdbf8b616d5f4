"""Array, set and object functions."""

import statistics
from collections.abc import Callable
from typing import Any

from local.cosmos.sql.aggregates import AGGREGATES
from local.cosmos.sql.values import UNDEFINED, canonical, equal, is_number, number

MANY = 255


def _matches_partly(item: Any, wanted: Any) -> bool:
    """Objects match when the wanted properties are there; nested objects likewise, anything else when equal."""
    if type(item) is dict and type(wanted) is dict:
        return all(key in item and _matches_partly(item[key], value) for key, value in wanted.items())
    return equal(item, wanted)


def array_contains(array: Any, wanted: Any, partial: Any = False) -> Any:
    if type(array) is not list or wanted is UNDEFINED:
        return UNDEFINED
    matches = _matches_partly if partial is True else equal
    return any(matches(item, wanted) for item in array)


def _contains_any(array: Any, *wanted: Any) -> Any:
    if type(array) is not list:
        return UNDEFINED
    return any(array_contains(array, value) is True for value in wanted)


def _contains_all(array: Any, *wanted: Any) -> Any:
    if type(array) is not list:
        return UNDEFINED
    return all(array_contains(array, value) is True for value in wanted)


def _length(array: Any) -> Any:
    return len(array) if type(array) is list else UNDEFINED


def _concat(*arrays: Any) -> Any:
    if not all(type(array) is list for array in arrays):
        return UNDEFINED
    return [item for array in arrays for item in array]


def _slice(array: Any, start: Any, count: Any = None) -> Any:
    if type(array) is not list or not is_number(start) or not (count is None or is_number(count)):
        return UNDEFINED
    first = int(start) if start >= 0 else max(0, len(array) + int(start))
    return array[first:] if count is None else array[first : first + max(0, int(count))]


def _set_operation(keep_common: bool) -> Callable[[Any, Any], Any]:
    def operate(left: Any, right: Any) -> Any:
        if type(left) is not list or type(right) is not list:
            return UNDEFINED
        distinct = {canonical(item): item for item in (*left, *right)}
        common = {canonical(item) for item in left} & {canonical(item) for item in right}
        return [item for key, item in distinct.items() if not keep_common or key in common]

    return operate


def _difference(left: Any, right: Any) -> Any:
    if type(left) is not list or type(right) is not list:
        return UNDEFINED
    unwanted = {canonical(item) for item in right}
    return [item for key, item in {canonical(i): i for i in reversed(left)}.items() if key not in unwanted][::-1]


def _same_set(left: Any, right: Any) -> Any:
    if type(left) is not list or type(right) is not list:
        return UNDEFINED
    return {canonical(item) for item in left} == {canonical(item) for item in right}


def _of_items(function: Callable[[list[Any]], Any], *, numbers: bool) -> Callable[[Any], Any]:
    """Return an aggregate over an array's items; with `numbers` undefined unless each is one."""

    def aggregate(array: Any) -> Any:
        if type(array) is not list or not array or (numbers and not all(map(is_number, array))):
            return UNDEFINED
        return function(array)

    return aggregate


def _choose(value: Any, *cases: Any) -> Any:
    """CHOOSE(index from 1, ...)."""
    if not is_number(value) or not 1 <= value <= len(cases):
        return UNDEFINED
    return cases[int(value) - 1]


def _object_to_array(value: Any, key: Any = "k", item: Any = "v") -> Any:
    if type(value) is not dict or type(key) is not str or type(item) is not str:
        return UNDEFINED
    return [{key: name, item: content} for name, content in value.items()]


def _sum(array: Any) -> Any:
    return number(sum(array)) if type(array) is list and all(map(is_number, array)) else UNDEFINED


FUNCTIONS: dict[str, tuple[Callable[..., Any], int, int]] = {
    "ARRAY_AVG": (_of_items(lambda items: number(sum(items) / len(items)), numbers=True), 1, 1),
    "ARRAY_CONCAT": (_concat, 2, MANY),
    "ARRAY_CONTAINS": (array_contains, 2, 3),
    "ARRAY_CONTAINS_ALL": (_contains_all, 2, MANY),
    "ARRAY_CONTAINS_ANY": (_contains_any, 2, MANY),
    "ARRAY_LENGTH": (_length, 1, 1),
    "ARRAY_MAX": (_of_items(AGGREGATES["MAX"], numbers=False), 1, 1),
    "ARRAY_MEDIAN": (_of_items(lambda items: number(statistics.median(items)), numbers=True), 1, 1),
    "ARRAY_MIN": (_of_items(AGGREGATES["MIN"], numbers=False), 1, 1),
    "ARRAY_SLICE": (_slice, 2, 3),
    "ARRAY_SUM": (_sum, 1, 1),
    "CHOOSE": (_choose, 2, MANY),
    "OBJECTTOARRAY": (_object_to_array, 1, 3),
    "SETDIFFERENCE": (_difference, 2, 2),
    "SETEQUAL": (_same_set, 2, 2),
    "SETINTERSECT": (_set_operation(keep_common=True), 2, 2),
    "SETUNION": (_set_operation(keep_common=False), 2, 2),
}
