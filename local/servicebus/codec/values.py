from __future__ import annotations

from dataclasses import dataclass
from typing import Any


class Symbol(str):
    """An AMQP symbol: ASCII text from a constrained domain, distinct from a string on the wire."""

    __slots__ = ()


class Timestamp(int):
    """Milliseconds since the Unix epoch, UTC."""

    __slots__ = ()


class Int(int):
    """A signed 32-bit integer; a bare `int` is encoded as a 64-bit long."""

    __slots__ = ()


class UInt(int):
    """An unsigned 32-bit integer."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Array:
    """A homogeneous array; every item is encoded with the constructor of the first one's type."""

    items: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Described:
    """A value with a descriptor, such as a filter or an outcome."""

    descriptor: Any
    value: Any


class DecodeError(ValueError):
    """The bytes aren't well-formed AMQP."""
