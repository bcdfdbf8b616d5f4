"""AMQP bytes to Python values. Integers of every width become `int`; types that matter keep their own class."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any
from uuid import UUID

from local.servicebus.codec.values import Array, DecodeError, Described, Symbol, Timestamp

Decoder = Callable[[bytes, int], tuple[Any, int]]

DESCRIBED = 0x00


def decode(data: bytes, at: int = 0) -> tuple[Any, int]:
    """Return the value that starts at `at` and the offset after it. Raises DecodeError."""
    try:
        if data[at] == DESCRIBED:
            descriptor, at = decode(data, at + 1)
            value, at = decode(data, at)
            return Described(descriptor, value), at
        return _DECODERS[data[at]](data, at + 1)
    except DecodeError:
        raise
    except (LookupError, struct.error, ValueError, TypeError, OverflowError, RecursionError) as error:
        raise DecodeError(f"not AMQP at byte {at}") from error


def _fixed(pattern: str, convert: Callable[[Any], Any] | None = None) -> Decoder:
    layout = struct.Struct(pattern)

    def read(data: bytes, at: int) -> tuple[Any, int]:
        (value,) = layout.unpack_from(data, at)
        return (convert(value) if convert else value), at + layout.size

    return read


def _constant(value: Any) -> Decoder:
    return lambda _data, at: (value, at)


def _variable(prefix: str, convert: Callable[[bytes], Any]) -> Decoder:
    layout = struct.Struct(prefix)

    def read(data: bytes, at: int) -> tuple[Any, int]:
        (length,) = layout.unpack_from(data, at)
        start = at + layout.size
        if start + length > len(data):
            raise DecodeError(f"a value at byte {at} runs past the end")
        return convert(data[start : start + length]), start + length

    return read


def _compound(prefix: str, build: Callable[[list[Any]], Any]) -> Decoder:
    layout = struct.Struct(prefix)

    def read(data: bytes, at: int) -> tuple[Any, int]:
        size, count = layout.unpack_from(data, at)
        end = at + layout.size // 2 + size
        at += layout.size
        items: list[Any] = []
        for _ in range(_plausible(count, data)):
            item, at = decode(data, at)
            items.append(item)
        if at != end:
            raise DecodeError(f"a list or map at byte {at} has the wrong length")
        return build(items), end

    return read


def _plausible(count: int, data: bytes) -> int:
    # A few bytes can claim four thousand million nulls: nobody sends more items than bytes.
    if count > len(data):
        raise DecodeError(f"{count} items in {len(data)} bytes")
    return count


def _pairs(items: list[Any]) -> dict[Any, Any]:
    return dict(zip(items[::2], items[1::2], strict=True))


def _array(prefix: str) -> Decoder:
    layout = struct.Struct(prefix)

    def read(data: bytes, at: int) -> tuple[Any, int]:
        size, count = layout.unpack_from(data, at)
        end = at + layout.size // 2 + size
        at += layout.size
        if data[at] == DESCRIBED:
            _, at = decode(data, at + 1)
        one, at = _DECODERS[data[at]], at + 1
        items: list[Any] = []
        for _ in range(_plausible(count, data)):
            item, at = one(data, at)
            items.append(item)
        return Array(tuple(items)), end

    return read


def _text(raw: bytes) -> str:
    return raw.decode("utf-8")


def _symbol(raw: bytes) -> Symbol:
    return Symbol(raw.decode("ascii"))


_DECODERS: dict[int, Decoder] = {
    0x40: _constant(None),
    0x41: _constant(True),
    0x42: _constant(False),
    0x56: _fixed(">B", bool),
    0x50: _fixed(">B"),
    0x60: _fixed(">H"),
    0x70: _fixed(">I"),
    0x52: _fixed(">B"),
    0x43: _constant(0),
    0x80: _fixed(">Q"),
    0x53: _fixed(">B"),
    0x44: _constant(0),
    0x51: _fixed(">b"),
    0x61: _fixed(">h"),
    0x71: _fixed(">i"),
    0x54: _fixed(">b"),
    0x81: _fixed(">q"),
    0x55: _fixed(">b"),
    0x72: _fixed(">f"),
    0x82: _fixed(">d"),
    0x73: _fixed(">I", chr),
    0x74: _fixed(">4s"),
    0x84: _fixed(">8s"),
    0x94: _fixed(">16s"),
    0x83: _fixed(">q", Timestamp),
    0x98: _fixed(">16s", lambda raw: UUID(bytes=raw)),
    0xA0: _variable(">B", bytes),
    0xB0: _variable(">I", bytes),
    0xA1: _variable(">B", _text),
    0xB1: _variable(">I", _text),
    0xA3: _variable(">B", _symbol),
    0xB3: _variable(">I", _symbol),
    0x45: lambda _data, at: ([], at),
    0xC0: _compound(">BB", list),
    0xD0: _compound(">II", list),
    0xC1: _compound(">BB", _pairs),
    0xD1: _compound(">II", _pairs),
    0xE0: _array(">BB"),
    0xF0: _array(">II"),
}
