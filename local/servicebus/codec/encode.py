"""Python values to AMQP bytes, in the shortest form that keeps the type."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any
from uuid import UUID

from local.servicebus.codec.values import Array, Int, Symbol, Timestamp, UInt

SHORT = 0xFF


def encode(value: Any) -> bytes:
    """Return the AMQP form of `value`. Raises TypeError for a type Service Bus never sends."""
    encoder = _ENCODERS.get(type(value))
    if encoder is None:
        raise TypeError(f"no AMQP form for {type(value).__name__}")
    return encoder(value)


def encode_described(descriptor: int, value: bytes) -> bytes:
    """Return `value`, already encoded, under a numeric descriptor such as a section's code."""
    return bytes((0x00, 0x53, descriptor)) + value


def encode_map(entries: list[bytes]) -> bytes:
    """Return a map of keys and values that are already encoded, one after another."""
    return _compound(0xC1, 0xD1, entries)


def _variable(short: int, long: int, raw: bytes) -> bytes:
    if len(raw) <= SHORT:
        return bytes((short, len(raw))) + raw
    return bytes((long,)) + struct.pack(">I", len(raw)) + raw


def _compound(short: int, long: int, items: list[bytes]) -> bytes:
    body = b"".join(items)
    if len(body) + 1 <= SHORT and len(items) <= SHORT:
        return bytes((short, len(body) + 1, len(items))) + body
    return bytes((long,)) + struct.pack(">II", len(body) + 4, len(items)) + body


def _long(value: int) -> bytes:
    return b"\x55" + struct.pack(">b", value) if -128 <= value <= 127 else b"\x81" + struct.pack(">q", value)  # noqa: PLR2004  the range of the one-byte form


def _mapping(value: dict[Any, Any]) -> bytes:
    return encode_map([encode(part) for pair in value.items() for part in pair])


def _array(value: Array) -> bytes:
    code, pattern = _ARRAY_ITEMS[type(value.items[0])] if value.items else (0x40, "")
    items = b"".join(item.bytes if isinstance(item, UUID) else struct.pack(pattern, item) for item in value.items)
    return b"\xf0" + struct.pack(">II", len(items) + 5, len(value.items)) + bytes((code,)) + items


_ARRAY_ITEMS: dict[type, tuple[int, str]] = {int: (0x81, ">q"), Timestamp: (0x83, ">q"), UUID: (0x98, "")}

_ENCODERS: dict[type, Callable[[Any], bytes]] = {
    type(None): lambda _: b"\x40",
    bool: lambda value: b"\x41" if value else b"\x42",
    int: _long,
    Int: lambda value: b"\x71" + struct.pack(">i", value),
    UInt: lambda value: b"\x70" + struct.pack(">I", value),
    Timestamp: lambda value: b"\x83" + struct.pack(">q", value),
    float: lambda value: b"\x82" + struct.pack(">d", value),
    UUID: lambda value: b"\x98" + value.bytes,
    bytes: lambda value: _variable(0xA0, 0xB0, value),
    str: lambda value: _variable(0xA1, 0xB1, value.encode()),
    Symbol: lambda value: _variable(0xA3, 0xB3, value.encode("ascii")),
    list: lambda value: _compound(0xC0, 0xD0, [encode(item) for item in value]) if value else b"\x45",
    dict: _mapping,
    Array: _array,
}
