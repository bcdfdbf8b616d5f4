from __future__ import annotations

import contextlib
import struct
from operator import itemgetter
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from local.servicebus.amqp.message_formats import MessageFormats
from local.servicebus.amqp.rendering import add_properties, render
from local.servicebus.amqp.sasl import SASL_HEADER, SaslFront, Stage
from local.servicebus.amqp.submissions import BATCH_FORMAT, read_message, read_transfer
from local.servicebus.codec import sections
from local.servicebus.codec.decode import decode
from local.servicebus.codec.encode import encode, encode_described
from local.servicebus.codec.values import Array, DecodeError, Symbol, Timestamp
from local.servicebus.engine.errors import InvalidArgument
from local.servicebus.engine.message import Message

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary()
    | st.uuids()
    | st.integers(0, 2**62).map(Timestamp)
    | st.text("abc-:", min_size=1).map(Symbol)
)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


@settings(deadline=None, max_examples=50)
@given(VALUES)
def test_what_is_encoded_decodes_to_the_same(value: Any) -> None:
    assert decode(encode(value)) == (value, len(encode(value)))


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_rubbish_is_refused_and_nothing_else_happens(rubbish: bytes) -> None:
    for read in (decode, sections.split, read_message):
        with contextlib.suppress(DecodeError, InvalidArgument):
            read(rubbish)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0x70, 0x78), VALUES), min_size=1, max_size=5))
def test_odd_messages_are_taken_or_refused(parts: list[tuple[int, Any]]) -> None:
    raw = b"".join(encode_described(code, encode(value)) for code, value in sorted(parts, key=itemgetter(0)))
    with contextlib.suppress(DecodeError, InvalidArgument):
        submission = read_message(raw)
        add_properties(submission.content, {"a": 1})
        assert read_message(render(Message(1, submission.content, 0))).message_id == submission.message_id


def test_a_few_bytes_cannot_claim_many_items() -> None:
    with pytest.raises(DecodeError):
        decode(b"\xf0\x00\x00\x00\x05\xff\xff\xff\xff\x40")


def test_arrays_keep_their_items() -> None:
    for items in ((1, 2), (Timestamp(3),), (UUID(int=4),), ()):
        assert decode(encode(Array(items)))[0] == Array(items)


def test_a_batch_is_taken_apart_only_when_the_format_says_so() -> None:
    inner = encode_described(sections.DATA, encode(b"body"))
    outer = encode_described(sections.DATA, encode(inner))
    assert [message.content for message in read_transfer(outer, BATCH_FORMAT)] == [inner]
    assert [message.content for message in read_transfer(outer, 0)] == [outer]


def test_a_broken_message_is_refused() -> None:
    with pytest.raises(InvalidArgument):
        read_transfer(b"\x00\x53\x75\xa0\x09short", 0)


def test_added_properties_replace_those_of_the_same_name() -> None:
    body = encode_described(sections.DATA, encode(b"body"))
    once = add_properties(body, {"a": 1, "b": "x"})
    twice = add_properties(once, {"b": "y"})
    own, data = sections.split(twice)
    assert sections.value_of(twice, own) == {"a": 1, "b": "y"}
    assert twice[data.start :] == body


def test_formats_are_told_apart_however_the_bytes_arrive() -> None:
    stream = b"AMQP\x00\x01\x00\x00" + _attach("link", 4) + _transfer(4, BATCH_FORMAT) + _transfer(4, 0)
    for size in (1, 7, len(stream)):
        formats = MessageFormats()
        for at in range(0, len(stream), size):
            formats.feed(stream[at : at + size])
        assert [formats.next_for("link"), formats.next_for("link")] == [BATCH_FORMAT, 0]


def test_the_later_frames_of_a_delivery_count_once() -> None:
    formats = MessageFormats()
    formats.feed(b"AMQP\x00\x01\x00\x00" + _attach("link", 4) + _transfer(4, BATCH_FORMAT, more=True))
    formats.feed(_transfer(4, None) + _transfer(4, 7))
    assert [formats.next_for("link"), formats.next_for("link")] == [BATCH_FORMAT, 7]


@pytest.mark.parametrize(
    ("mechanism", "response", "stage"),
    [
        (b"ANONYMOUS", b"", Stage.DONE),
        (b"MSSBCBS", b"", Stage.DONE),
        (b"PLAIN", b"\x00name\x00key", Stage.DONE),
        (b"PLAIN", b"\x00name", Stage.FAILED),
        (b"GSSAPI", b"", Stage.FAILED),
    ],
)
def test_sasl_takes_the_services_mechanisms_only(mechanism: bytes, response: bytes, stage: Stage) -> None:
    front = SaslFront()
    assert front.feed(SASL_HEADER).startswith(SASL_HEADER)
    init = encode_described(0x41, encode([Symbol(mechanism.decode()), response]))
    front.feed(struct.pack(">IBBH", 8 + len(init), 2, 1, 0) + init + b"rest")
    assert (front.stage, front.rest()) == (stage, b"rest")


def test_sasl_cannot_be_skipped() -> None:
    front = SaslFront()
    front.feed(b"AMQP\x00\x01\x00\x00")
    assert front.stage is Stage.FAILED


def _attach(name: str, handle: int) -> bytes:
    return _frame(encode_described(0x12, encode([name, handle, False])))


def _transfer(handle: int, message_format: int | None, *, more: bool = False) -> bytes:
    return _frame(encode_described(0x14, encode([handle, 1, b"t", message_format, False, more])) + b"payload")


def _frame(body: bytes) -> bytes:
    return struct.pack(">IBBH", 8 + len(body), 2, 0, 3) + body
