"""The built-in functions, by name: each a plain Python function over values, with the arguments it takes.

A function answers UNDEFINED where the service does: mostly for an argument of the wrong type.
"""

from collections.abc import Callable
from typing import Any

from local.cosmos.errors import SyntaxFault
from local.cosmos.sql.functions import arrays, dates, numbers, strings, types

Function = Callable[..., Any]

FUNCTIONS: dict[str, tuple[Function, int, int]] = {
    **strings.FUNCTIONS,
    **numbers.FUNCTIONS,
    **arrays.FUNCTIONS,
    **types.FUNCTIONS,
    **dates.FUNCTIONS,
}
"""name -> (function, fewest arguments, most arguments)"""


def lookup(name: str, given: int) -> Function:
    """Return the function called `name`. Errors: SyntaxFault when unknown or called with too few or many arguments."""
    if name not in FUNCTIONS:
        raise SyntaxFault(f"'{name}' is not a recognized built-in function name.")
    function, fewest, most = FUNCTIONS[name]
    if not fewest <= given <= most:
        raise SyntaxFault(f"The {name} function requires {fewest} to {most} argument(s), but was passed {given}.")
    return function
