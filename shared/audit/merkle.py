"""Merkle trees as in RFC 9162 §2.1: leaves and nodes are hashed apart, so that neither can pass for the other."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import orjson


def leaf(item: dict[str, Any]) -> str:
    """Return the hash of a stored entry: all of its fields in order of their names, but for the database's own."""
    own = {name: value for name, value in item.items() if not name.startswith("_")}
    return hashlib.sha256(b"\x00" + orjson.dumps(own, option=orjson.OPT_SORT_KEYS)).hexdigest()


def root(leaves: Sequence[str]) -> str:
    """Return the root over `leaves`, in this order; that of no leaves is the hash of nothing."""
    if not leaves:
        return hashlib.sha256(b"").hexdigest()
    level = [bytes.fromhex(each) for each in leaves]
    while len(level) > 1:
        pairs = [level[at : at + 2] for at in range(0, len(level), 2)]
        level = [_node(*pair) if len(pair) == 2 else pair[0] for pair in pairs]  # noqa: PLR2004  a pair
    return level[0].hex()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()
