"""Mathematical functions."""

import math
import random
from collections.abc import Callable
from typing import Any

from local.cosmos.sql.values import UNDEFINED, is_number, number


def _of_numbers(function: Callable[..., float]) -> Callable[..., Any]:
    """Undefined unless every argument is a number for which the function has a finite value."""

    def checked(*arguments: Any) -> Any:
        if not all(is_number(a) for a in arguments):
            return UNDEFINED
        try:
            result = number(function(*arguments))
        except (ValueError, ZeroDivisionError, OverflowError):
            return UNDEFINED
        return result if math.isfinite(result) else UNDEFINED

    return checked


def _of_integers(function: Callable[..., int]) -> Callable[..., Any]:
    """Undefined unless every argument is a whole number; results wrap around at 64 bits."""

    def checked(*arguments: Any) -> Any:
        if not all(is_number(a) and float(a).is_integer() for a in arguments):
            return UNDEFINED
        try:
            result = function(*map(int, arguments))
        except (ValueError, OverflowError, MemoryError):
            return UNDEFINED
        return (result + 2**63) % 2**64 - 2**63

    return checked


def _round(value: float, digits: float = 0) -> float:
    """Halves round away from zero, unlike Python's."""
    scale = 10 ** int(digits)
    return math.copysign(math.floor(abs(value) * scale + 0.5) / scale, value)


def _bin(value: float, size: float = 1) -> float:
    return math.floor(value / size) * size


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


FUNCTIONS: dict[str, tuple[Callable[..., Any], int, int]] = {
    "ABS": (_of_numbers(abs), 1, 1),
    "ACOS": (_of_numbers(math.acos), 1, 1),
    "ASIN": (_of_numbers(math.asin), 1, 1),
    "ATAN": (_of_numbers(math.atan), 1, 1),
    "ATN2": (_of_numbers(math.atan2), 2, 2),
    "CEILING": (_of_numbers(math.ceil), 1, 1),
    "COS": (_of_numbers(math.cos), 1, 1),
    "COT": (_of_numbers(lambda x: 1 / math.tan(x)), 1, 1),
    "DEGREES": (_of_numbers(math.degrees), 1, 1),
    "EXP": (_of_numbers(math.exp), 1, 1),
    "FLOOR": (_of_numbers(math.floor), 1, 1),
    "LOG": (_of_numbers(math.log), 1, 2),
    "LOG10": (_of_numbers(math.log10), 1, 1),
    "NUMBERBIN": (_of_numbers(_bin), 1, 2),
    "PI": (lambda: math.pi, 0, 0),
    "POWER": (_of_numbers(math.pow), 2, 2),
    "RADIANS": (_of_numbers(math.radians), 1, 1),
    "RAND": (random.random, 0, 0),
    "ROUND": (_of_numbers(_round), 1, 2),
    "SIGN": (_of_numbers(_sign), 1, 1),
    "SIN": (_of_numbers(math.sin), 1, 1),
    "SQRT": (_of_numbers(math.sqrt), 1, 1),
    "SQUARE": (_of_numbers(lambda x: x * x), 1, 1),
    "TAN": (_of_numbers(math.tan), 1, 1),
    "TRUNC": (_of_numbers(math.trunc), 1, 1),
    "INTBITAND": (_of_integers(lambda a, b: a & b), 2, 2),
    "INTBITLEFTSHIFT": (_of_integers(lambda a, b: a << b), 2, 2),
    "INTBITNOT": (_of_integers(lambda a: ~a), 1, 1),
    "INTBITOR": (_of_integers(lambda a, b: a | b), 2, 2),
    "INTBITRIGHTSHIFT": (_of_integers(lambda a, b: a >> b), 2, 2),
    "INTBITXOR": (_of_integers(lambda a, b: a ^ b), 2, 2),
    "INTADD": (_of_numbers(lambda a, b: a + b), 2, 2),
    "INTSUB": (_of_numbers(lambda a, b: a - b), 2, 2),
    "INTMUL": (_of_numbers(lambda a, b: a * b), 2, 2),
    "INTDIV": (_of_numbers(lambda a, b: math.trunc(a / b)), 2, 2),
    "INTMOD": (_of_numbers(math.fmod), 2, 2),
}
