"""Values as texts whose binary order is the sort order of Cosmos DB, so that SQLite's indexes can hold it.

undefined 0 < null 1 < false 2 < true 3 < number 4… < string 5… < array 6 < object 7
"""

import struct
from typing import Any, Final

from local.cosmos.sql.values import UNDEFINED, is_number, number

Path = tuple[str, ...]
"""Property names from the document's root."""

UNDEFINED_KEY: Final = "0"
LONGEST: Final = 500
"""Longer strings are cut and marked: they sort among each other as equals, and no shorter constant equals them."""

_LAST: Final = "\U0010ffff"
_EXACT: Final = 2**53
"""Whole numbers from here on share keys with their neighbours."""


def _number_key(value: float) -> str:
    """Sixteen hex digits: the bits of the double, with the sign flipped (all bits, when negative) to sort."""
    bits = int.from_bytes(struct.pack(">d", value + 0.0), "big")
    return f"4{bits ^ (0xFFFFFFFFFFFFFFFF if bits >> 63 else 1 << 63):016x}"


def sort_key(value: Any) -> str:
    """Return the key of any value."""
    kind = type(value)
    if isinstance(value, str):
        return "5" + value if len(value) <= LONGEST else "5" + value[:LONGEST] + _LAST
    if kind is bool:
        return "3" if value else "2"
    if kind is int or kind is float:
        return _number_key(value)
    if value is None:
        return "1"
    return UNDEFINED_KEY if value is UNDEFINED else "6" if kind is list else "7"


def value_of(key: str) -> Any:
    """Return the value that has this key. Errors: ValueError where several have: arrays, objects, cut strings."""
    if key[0] in "0123":
        return {"0": UNDEFINED, "1": None, "2": False, "3": True}[key[0]]
    if key[0] == "4":
        bits = int(key[1:], 16)
        packed = bits ^ (1 << 63 if bits >> 63 else 0xFFFFFFFFFFFFFFFF)
        value: float = struct.unpack(">d", packed.to_bytes(8, "big"))[0]
        if abs(value) < _EXACT:
            return number(value)
    elif key[0] == "5" and len(key) <= LONGEST + 1:
        return key[1:]
    raise ValueError(key[:1])


def is_exact(value: Any) -> bool:
    """Whether comparing keys with this constant's key is the same as comparing values with it."""
    if type(value) is str:
        return len(value) <= LONGEST and "\0" not in value
    if is_number(value):
        return bool(abs(value) < _EXACT)
    return value is None or type(value) is bool


def after(text: str) -> str:
    """Return the least text above all texts that start with `text`: its last character, one up."""
    head = text.rstrip(_LAST)
    if not head:
        return _LAST * (LONGEST + 1)
    point = ord(head[-1]) + 1
    return head[:-1] + chr(0xE000 if point == 0xD800 else point)  # noqa: PLR2004  surrogates are no characters


def value_at(document: Any, path: Path) -> Any:
    """Return the value at a path of property names; UNDEFINED where there is none."""
    for name in path:
        if type(document) is not dict:
            return UNDEFINED
        document = document.get(name, UNDEFINED)
    return document


def parse_path(text: str) -> Path:
    """`/a/b`, `/a/b/?` and `/"a b"/c` as an index policy or key definition writes them."""
    return tuple(part.strip('"') for part in text.strip("/").removesuffix("/?").split("/") if part)
