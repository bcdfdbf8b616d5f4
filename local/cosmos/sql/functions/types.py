"""Type checks, which are never undefined, and IIF."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from local.cosmos.sql.values import ARRAY, NUMBER, OBJECT, STRING, UNDEFINED, is_number, rank


def _is_of_rank(wanted: int) -> Callable[[Any], bool]:
    return lambda value: rank(value) == wanted


def _is_integer(value: Any) -> bool:
    return is_number(value) and float(value).is_integer()


def _is_datetime(value: Any) -> bool:
    try:
        datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return True


FUNCTIONS: dict[str, tuple[Callable[..., Any], int, int]] = {
    "IIF": (lambda condition, then, otherwise: then if condition is True else otherwise, 3, 3),
    "IS_ARRAY": (_is_of_rank(ARRAY), 1, 1),
    "IS_BOOL": (_is_of_rank(2), 1, 1),
    "IS_DATETIME": (_is_datetime, 1, 1),
    "IS_DEFINED": (lambda value: value is not UNDEFINED, 1, 1),
    "IS_FINITE_NUMBER": (is_number, 1, 1),
    "IS_INTEGER": (_is_integer, 1, 1),
    "IS_NULL": (_is_of_rank(1), 1, 1),
    "IS_NUMBER": (_is_of_rank(NUMBER), 1, 1),
    "IS_OBJECT": (_is_of_rank(OBJECT), 1, 1),
    "IS_PRIMITIVE": (lambda value: 1 <= rank(value) <= STRING, 1, 1),
    "IS_STRING": (_is_of_rank(STRING), 1, 1),
}
