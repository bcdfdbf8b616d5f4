"""A stored message to the bytes a receiver gets: the sender's sections, with the broker's header and annotations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from local.servicebus.codec import sections
from local.servicebus.codec.decode import decode
from local.servicebus.codec.encode import encode, encode_described, encode_map
from local.servicebus.codec.sections import Section
from local.servicebus.codec.values import Int, Symbol, Timestamp, UInt
from local.servicebus.engine.message import Message, State

HEADER_FIELDS = 5
UBYTE_MAX, UINT_MAX = 2**8 - 1, 2**32 - 1

_SEQUENCE = encode(Symbol("x-opt-sequence-number"))
_ENQUEUED_SEQUENCE = encode(Symbol("x-opt-enqueue-sequence-number"))
_ENQUEUED_TIME = encode(Symbol("x-opt-enqueued-time"))
_LOCKED_UNTIL = encode(Symbol("x-opt-locked-until"))
_STATE = encode(Symbol("x-opt-message-state"))
_STATES = {state: encode(Int(state)) for state in State}


def render(message: Message) -> bytes:
    """Return the message for the wire, with its delivery count, sequence number, times, state and lock."""
    header: list[Any] = []
    annotations: list[bytes] = []
    rest = b""
    for section in sections.split(message.content):
        if section.code == sections.HEADER:
            header = sections.value_of(message.content, section)
        elif section.code == sections.MESSAGE_ANNOTATIONS:
            annotations = sections.entries_of(message.content, section)
        elif section.code != sections.DELIVERY_ANNOTATIONS:
            # Sections come in the standard's order, so everything from here on goes out as it came in.
            rest = message.content[section.start :]
            break
    return _header(message, header) + _annotations(message, annotations) + rest


def add_properties(content: bytes, properties: Mapping[str, object]) -> bytes:
    """Return the encoded message with application properties added, those of the same name replaced."""
    found = sections.split(content)
    own = next((section for section in found if section.code == sections.APPLICATION_PROPERTIES), None)
    entries = dict(_named(sections.entries_of(content, own))) if own else {}
    entries |= {name: encode(value) for name, value in properties.items()}
    pairs = [part for name, value in entries.items() for part in (encode(name), value)]
    section = encode_described(sections.APPLICATION_PROPERTIES, encode_map(pairs))
    start, end = (own.start, own.end) if own else (_place(content, found),) * 2
    return content[:start] + section + content[end:]


def _header(message: Message, sent: list[Any]) -> bytes:
    durable, priority, _, first_acquirer, _ = (sent + [None] * HEADER_FIELDS)[:HEADER_FIELDS]
    lifetime = None if message.time_to_live is None else UInt(min(message.time_to_live, UINT_MAX))
    fields = [durable is True, None, lifetime, first_acquirer is True, UInt(message.delivery_count)]
    encoded = [encode(field) for field in fields]
    if isinstance(priority, int) and 0 <= priority <= UBYTE_MAX:
        encoded[1] = b"\x50" + bytes((priority,))  # a ubyte, the only one that Service Bus messages have
    body = b"".join(encoded)
    return encode_described(sections.HEADER, bytes((0xC0, len(body) + 1, HEADER_FIELDS)) + body)


def _annotations(message: Message, sent: list[bytes]) -> bytes:
    own = [
        *(_SEQUENCE, encode(message.sequence)),
        *(_ENQUEUED_SEQUENCE, encode(message.enqueued_sequence)),
        *(_ENQUEUED_TIME, encode(Timestamp(message.enqueued_at))),
        *(_STATE, _STATES[message.state]),
    ]
    if message.lock is not None:
        own += [_LOCKED_UNTIL, encode(Timestamp(message.lock.until))]
    kept = [part for key, value in zip(sent[::2], sent[1::2], strict=True) if key not in own for part in (key, value)]
    return encode_described(sections.MESSAGE_ANNOTATIONS, encode_map(kept + own))


def _named(entries: list[bytes]) -> list[tuple[str, bytes]]:
    return [(decode(key)[0], value) for key, value in zip(entries[::2], entries[1::2], strict=True)]


def _place(content: bytes, found: list[Section]) -> int:
    after = next((section.start for section in found if section.code > sections.APPLICATION_PROPERTIES), None)
    return len(content) if after is None else after
