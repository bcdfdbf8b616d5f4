"""An AMQP message as its sections, found without decoding what they hold (AMQP 1.0, part 3.2)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

from local.servicebus.codec.decode import decode
from local.servicebus.codec.values import DecodeError

HEADER, DELIVERY_ANNOTATIONS, MESSAGE_ANNOTATIONS, PROPERTIES, APPLICATION_PROPERTIES = range(0x70, 0x75)
DATA, SEQUENCE, VALUE, FOOTER = range(0x75, 0x79)

SMALL_ULONG, ULONG = 0x53, 0x80
# The width of a value by the high half of its constructor (AMQP 1.0, part 1.2): fixed, then one- and four-byte sizes.
FIXED_WIDTHS = {0x4: 0, 0x5: 1, 0x6: 2, 0x7: 4, 0x8: 8, 0x9: 16}
ONE_BYTE_SIZES = (0xA, 0xC, 0xE)
FOUR_BYTE_SIZES = (0xB, 0xD, 0xF)


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its code, where it starts, where its value starts, and where it ends, in bytes."""

    code: int
    start: int
    value: int
    end: int


def split(message: bytes) -> list[Section]:
    """Return the message's sections as they stand. Raises DecodeError for bytes that aren't a message."""
    found: list[Section] = []
    at = 0
    try:
        while at < len(message):
            found.append(_section(message, at))
            at = found[-1].end
    except (LookupError, struct.error, RecursionError) as error:
        raise DecodeError(f"not an AMQP message at byte {at}") from error
    if not found or at != len(message):
        raise DecodeError("the message is empty or cut off")
    return found


def value_of(message: bytes, section: Section) -> Any:
    return decode(message, section.value)[0]


def entries_of(message: bytes, section: Section) -> list[bytes]:
    """Return a map section's keys and values, each still encoded, one after another."""
    at, end = section.value, section.end
    at += 3 if message[at] == 0xC1 else 9  # noqa: PLR2004  map8, else map32: constructor, size and count
    entries: list[bytes] = []
    while at < end:
        after = _end_of(message, at)
        entries.append(message[at:after])
        at = after
    return entries


def in_order(message: bytes) -> bytes:
    """Return the message with its sections in the standard's order: the SDK writes delivery annotations last.

    Raises DecodeError for bytes that aren't a message, or have a section twice.
    """
    found = split(message)
    codes = [section.code for section in found]
    repeated = {code for code in set(codes) - {DATA, SEQUENCE} if codes.count(code) > 1}
    if repeated:
        raise DecodeError(f"section {min(repeated):#x} is there twice")
    if codes == sorted(codes):
        return message
    return b"".join(message[section.start : section.end] for section in sorted(found, key=lambda each: each.code))


def _section(message: bytes, at: int) -> Section:
    if message[at] != 0:
        raise DecodeError(f"no section at byte {at}")
    if message[at + 1] == SMALL_ULONG:
        code, value = message[at + 2], at + 3
    elif message[at + 1] == ULONG:
        code, value = struct.unpack_from(">Q", message, at + 2)[0], at + 10
    else:
        raise DecodeError(f"a section at byte {at} has no numeric code")
    if not HEADER <= code <= FOOTER:
        raise DecodeError(f"section {code:#x} is unknown")
    return Section(code, at, value, _end_of(message, value))


def _end_of(message: bytes, at: int) -> int:
    constructor = message[at]
    if constructor == 0:
        return _end_of(message, _end_of(message, at + 1))
    kind = constructor >> 4
    if kind in ONE_BYTE_SIZES:
        end = at + 2 + int(message[at + 1])
    elif kind in FOUR_BYTE_SIZES:
        end = at + 5 + int(struct.unpack_from(">I", message, at + 1)[0])
    else:
        end = at + 1 + FIXED_WIDTHS[kind]
    if end > len(message):
        raise DecodeError(f"a value at byte {at} runs past the end")
    return end
