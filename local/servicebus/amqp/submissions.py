"""A message's bytes as a client sends them, to what the rules need to know of them."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from local.servicebus import limits
from local.servicebus.codec import sections
from local.servicebus.codec.sections import Section
from local.servicebus.codec.values import DecodeError
from local.servicebus.engine.errors import InvalidArgument, TooLarge
from local.servicebus.engine.message import Submission

BATCH_FORMAT = 0x80013700
"""The transfer's message-format when its data sections each hold a whole message."""

Kind = TypeVar("Kind", list[Any], dict[Any, Any])

# Beyond any date, and small enough to be added to one and stored in 64 bits.
FAR_FUTURE_MS = 2**62
TTL_FIELD, MESSAGE_ID_FIELD, GROUP_ID_FIELD = 2, 0, 10
SCHEDULED, PARTITION_KEY = "x-opt-scheduled-enqueue-time", "x-opt-partition-key"


def read_transfer(raw: bytes, message_format: int) -> list[Submission]:
    """Return the message, or the messages of a batch. Raises InvalidArgument or TooLarge."""
    try:
        messages = _unpack(raw) if message_format == BATCH_FORMAT else [raw]
        return [read_message(message) for message in messages]
    except DecodeError as error:
        raise InvalidArgument(f"The message can't be decoded: {error}.") from error


def read_message(raw: bytes) -> Submission:
    """Return one encoded message as a submission. Raises DecodeError, InvalidArgument or TooLarge."""
    raw = sections.in_order(raw)
    found = {section.code: section for section in sections.split(raw)}
    header = _value(raw, found.get(sections.HEADER), list)
    properties = _value(raw, found.get(sections.PROPERTIES), list)
    annotations = _value(raw, found.get(sections.MESSAGE_ANNOTATIONS), dict)
    _value(raw, found.get(sections.APPLICATION_PROPERTIES), dict)
    _check_properties(raw, found)
    partition_key = annotations.get(PARTITION_KEY)
    if isinstance(partition_key, str) and len(partition_key) > limits.PARTITION_KEY_CHARACTERS:
        raise InvalidArgument(f"PartitionKey is over {limits.PARTITION_KEY_CHARACTERS} characters long.")
    return Submission(
        raw,
        message_id=_text(_field(properties, MESSAGE_ID_FIELD)),
        session_id=_text(_field(properties, GROUP_ID_FIELD)),
        time_to_live=_whole(_field(header, TTL_FIELD)) or None,
        scheduled_for=_whole(annotations.get(SCHEDULED)),
    )


def _unpack(batch: bytes) -> list[bytes]:
    packed = [section for section in sections.split(batch) if section.code == sections.DATA]
    return [bytes(sections.value_of(batch, section)) for section in packed]


def _value(raw: bytes, section: Section | None, kind: type[Kind]) -> Kind:
    value = sections.value_of(raw, section) if section else kind()
    if not isinstance(value, kind):
        raise DecodeError("a section holds a value of the wrong type")
    return value


def _whole(value: Any) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or value < 0:
        raise DecodeError("a time isn't a whole number of milliseconds")
    return min(value, FAR_FUTURE_MS)


def _field(fields: list[Any], place: int) -> Any:
    return fields[place] if len(fields) > place else None


def _text(value: str | UUID | int | bytes | None) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return value.hex() if isinstance(value, bytes) else str(value)


def _check_properties(raw: bytes, found: dict[int, Section]) -> None:
    bags = [found.get(code) for code in (sections.PROPERTIES, sections.APPLICATION_PROPERTIES)]
    if sum(bag.end - bag.start for bag in bags if bag) > limits.ALL_PROPERTIES_BYTES:
        raise TooLarge(f"The message's properties are over {limits.ALL_PROPERTIES_BYTES} bytes.")
    own = found.get(sections.APPLICATION_PROPERTIES)
    if own and any(len(entry) > limits.PROPERTY_BYTES for entry in sections.entries_of(raw, own)):
        raise TooLarge(f"A property of the message is over {limits.PROPERTY_BYTES} bytes.")
