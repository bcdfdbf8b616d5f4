"""String functions."""

import functools
import re
from collections.abc import Callable
from typing import Any

import orjson

from local.cosmos.sql.values import UNDEFINED, is_number, number

MANY = 255


def _of_strings(function: Callable[..., Any]) -> Callable[..., Any]:
    """Undefined unless every argument is a string."""

    def checked(*arguments: Any) -> Any:
        return function(*arguments) if all(type(a) is str for a in arguments) else UNDEFINED

    return checked


def _ignoring_case(function: Callable[[str, str], bool]) -> Callable[..., Any]:
    """Return a comparison of two strings with the optional third argument that ignores case."""

    def checked(text: Any, other: Any, ignore_case: Any = False) -> Any:
        if type(text) is not str or type(other) is not str:
            return UNDEFINED
        return function(text.lower(), other.lower()) if ignore_case is True else function(text, other)

    return checked


_contains = _ignoring_case(lambda text, part: part in text)


def _with_counts(function: Callable[..., str]) -> Callable[..., Any]:
    """Return a function of one string and some whole numbers; a negative count means none."""

    def checked(text: Any, *counts: Any) -> Any:
        if type(text) is not str or not all(is_number(c) for c in counts):
            return UNDEFINED
        return function(text, *(max(0, int(c)) for c in counts))

    return checked


def _to_string(value: Any) -> Any:
    if value is UNDEFINED or type(value) is str:
        return value
    return orjson.dumps(number(value) if is_number(value) else value).decode()


def _index_of(text: Any, part: Any, start: Any = 0) -> Any:
    if type(text) is not str or type(part) is not str or not is_number(start):
        return UNDEFINED
    return text.find(part, int(start))


def _last_index_of(text: Any, part: Any, start: Any = None) -> Any:
    """Search from `start` back to the beginning: the match must end there or before."""
    if type(text) is not str or type(part) is not str or not (start is None or is_number(start)):
        return UNDEFINED
    return text.rfind(part, 0, len(text) if start is None else max(0, int(start) + 1))


def _contains_several(every: bool, ignore_case: bool) -> Callable[..., Any]:
    """Return CONTAINS(...) AND ..., or OR, over several parts, three-valued as those are."""

    def checked(text: Any, *parts: Any) -> Any:
        found = [_contains(text, part, ignore_case) for part in parts]
        if (not every) in found:
            return not every
        return UNDEFINED if UNDEFINED in found else every

    return checked


@functools.lru_cache(maxsize=256)
def _pattern(pattern: str, modifiers: str) -> re.Pattern[str] | None:
    known = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "x": re.VERBOSE}
    flags = functools.reduce(int.__or__, (known.get(m, re.NOFLAG) for m in modifiers), 0)
    try:
        return re.compile(pattern, flags)
    except re.error:
        return None


def _matches(text: str, pattern: str, modifiers: str = "") -> Any:
    compiled = _pattern(pattern, modifiers)
    return UNDEFINED if compiled is None else compiled.search(text) is not None


def _parsed(kind: tuple[type, ...]) -> Callable[[Any], Any]:
    """StringToNumber and its family: the JSON value in the text, if it is of the kind."""

    def parse(text: Any) -> Any:
        try:
            value = orjson.loads(text) if type(text) is str else UNDEFINED
        except orjson.JSONDecodeError:
            return UNDEFINED
        return value if type(value) in kind else UNDEFINED

    return parse


def _join(items: Any, separator: Any) -> Any:
    if type(items) is not list or type(separator) is not str or not all(type(i) is str for i in items):
        return UNDEFINED
    return separator.join(items)


FUNCTIONS: dict[str, tuple[Callable[..., Any], int, int]] = {
    "CONCAT": (_of_strings(lambda *parts: "".join(parts)), 2, MANY),
    "CONTAINS": (_contains, 2, 3),
    "CONTAINS_ALL_CI": (_contains_several(every=True, ignore_case=True), 2, MANY),
    "CONTAINS_ALL_CS": (_contains_several(every=True, ignore_case=False), 2, MANY),
    "CONTAINS_ANY_CI": (_contains_several(every=False, ignore_case=True), 2, MANY),
    "CONTAINS_ANY_CS": (_contains_several(every=False, ignore_case=False), 2, MANY),
    "ENDSWITH": (_ignoring_case(str.endswith), 2, 3),
    "STARTSWITH": (_ignoring_case(str.startswith), 2, 3),
    "STRINGEQUALS": (_ignoring_case(str.__eq__), 2, 3),
    "INDEX_OF": (_index_of, 2, 3),
    "LASTINDEXOF": (_last_index_of, 2, 3),
    "LEFT": (_with_counts(lambda text, count: text[:count]), 2, 2),
    "LENGTH": (_of_strings(len), 1, 1),
    "LOWER": (_of_strings(str.lower), 1, 1),
    "LTRIM": (_of_strings(str.lstrip), 1, 2),
    "REGEXMATCH": (_of_strings(_matches), 2, 3),
    "REPLACE": (_of_strings(str.replace), 3, 3),
    "REPLICATE": (_with_counts(lambda text, count: text * min(count, 10_000)), 2, 2),
    "REVERSE": (_of_strings(lambda text: text[::-1]), 1, 1),
    "RIGHT": (_with_counts(lambda text, count: text[-count:] if count else ""), 2, 2),
    "RTRIM": (_of_strings(str.rstrip), 1, 2),
    "STRINGJOIN": (_join, 2, 2),
    "STRINGSPLIT": (_of_strings(lambda text, by: text.split(by) if by else [text]), 2, 2),
    "STRINGTOARRAY": (_parsed((list,)), 1, 1),
    "STRINGTOBOOLEAN": (_parsed((bool,)), 1, 1),
    "STRINGTONULL": (_parsed((type(None),)), 1, 1),
    "STRINGTONUMBER": (_parsed((int, float)), 1, 1),
    "STRINGTOOBJECT": (_parsed((dict,)), 1, 1),
    "SUBSTRING": (_with_counts(lambda text, start, count: text[start : start + count]), 3, 3),
    "TOSTRING": (_to_string, 1, 1),
    "TRIM": (_of_strings(str.strip), 1, 2),
    "UPPER": (_of_strings(str.upper), 1, 1),
}
