"""Effective partition keys: where in the key space a partition key value lies.

MurmurHash3 x64 128 (Austin Appleby, public domain) over the service's binary form of the value, as SDKs compute it too.
"""

import struct
from collections.abc import Sequence
from typing import Any

_MASK = (1 << 64) - 1
_C1, _C2 = 0x87C37B91114253D5, 0x4CF5AD432745937F


def _rotate(value: int, shift: int) -> int:
    return ((value << shift) | (value >> (64 - shift))) & _MASK


def _mix(value: int) -> int:
    value = ((value ^ (value >> 33)) * 0xFF51AFD7ED558CCD) & _MASK
    value = ((value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53) & _MASK
    return value ^ (value >> 33)


def _scramble1(word: int) -> int:
    return (_rotate((word * _C1) & _MASK, 31) * _C2) & _MASK


def _scramble2(word: int) -> int:
    return (_rotate((word * _C2) & _MASK, 33) * _C1) & _MASK


def murmur128(data: bytes) -> bytes:
    """Return the 128-bit hash, low half first, each half little-endian."""
    low = high = 0
    whole = len(data) - len(data) % 16
    for first, second in struct.iter_unpack("<QQ", data[:whole]):
        low = (_rotate(low ^ _scramble1(first), 27) + high) & _MASK
        low = (low * 5 + 0x52DCE729) & _MASK
        high = (_rotate(high ^ _scramble2(second), 31) + low) & _MASK
        high = (high * 5 + 0x38495AB5) & _MASK
    tail = data[whole:]
    high ^= _scramble2(int.from_bytes(tail[8:], "little"))
    low ^= _scramble1(int.from_bytes(tail[:8], "little"))
    low, high = low ^ len(data), high ^ len(data)
    low = (low + high) & _MASK
    high = (high + low) & _MASK
    low, high = _mix(low), _mix(high)
    low = (low + high) & _MASK
    high = (high + low) & _MASK
    return struct.pack("<QQ", low, high)


def _encoded(component: Any) -> bytes:
    """Return the service's binary form of one key component; `{}` stands for undefined."""
    if component == {}:
        return b"\x00"
    if component is None:
        return b"\x01"
    if isinstance(component, bool):
        return b"\x03" if component else b"\x02"
    if isinstance(component, int | float):
        return b"\x05" + struct.pack("<d", float(component))
    return b"\x08" + str(component).encode() + b"\xff"


def _hashed(data: bytes) -> str:
    digest = bytearray(reversed(murmur128(data)))
    digest[0] &= 0x3F  # keeps every key below the upper bound FF
    return digest.hex().upper()


def effective_key(components: Sequence[Any], hierarchical: bool) -> str:
    """Return the effective partition key in hex; a prefix of a hierarchical key gives the prefix of its documents'."""
    if hierarchical:
        return "".join(_hashed(_encoded(component)) for component in components)
    return _hashed(b"".join(map(_encoded, components)))
