"""Aggregate functions over the values of a group. Undefined values don't count."""

from collections.abc import Callable, Iterable
from typing import Any

from local.cosmos.sql.values import STRING, UNDEFINED, is_number, number, rank, sort_order


def _count(values: list[Any]) -> Any:
    return len(values)


def _sum(values: list[Any]) -> Any:
    """Undefined as soon as one value isn't a number; 0 for none."""
    return number(sum(values)) if all(map(is_number, values)) else UNDEFINED


def _avg(values: list[Any]) -> Any:
    if not values or not all(map(is_number, values)):
        return UNDEFINED
    return number(sum(values) / len(values))


def _extreme(choose: Callable[..., Any]) -> Callable[[list[Any]], Any]:
    """MIN and MAX order by type first; an array or object among the values makes them undefined."""

    def aggregate(values: list[Any]) -> Any:
        if not values or any(rank(v) > STRING for v in values):
            return UNDEFINED
        return choose(values, key=sort_order)

    return aggregate


def _count_if(values: list[Any]) -> Any:
    return sum(1 for value in values if value is True)


AGGREGATES: dict[str, Callable[[list[Any]], Any]] = {
    "COUNT": _count,
    "COUNTIF": _count_if,
    "SUM": _sum,
    "AVG": _avg,
    "MIN": _extreme(min),
    "MAX": _extreme(max),
}


def aggregate(name: str, values: Iterable[Any]) -> Any:
    """Return the result of the aggregate called `name`."""
    return AGGREGATES[name]([value for value in values if value is not UNDEFINED])
