"""A received message as the worker's converter wants it: the body as bytes, everything else as trigger metadata."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from azure.functions.meta import Datum
from azure.servicebus import ServiceBusReceivedMessage

DAY = timedelta(days=1)


def body_of(message: ServiceBusReceivedMessage) -> bytes:
    """Return the body's data sections joined."""
    sections: Any = message.body
    return sections if isinstance(sections, bytes) else b"".join(bytes(section) for section in sections)


def metadata_of(message: ServiceBusReceivedMessage) -> dict[str, Datum]:
    """Describe a message under the names the real host uses; what a message doesn't have is left out."""
    properties = json.dumps(_plain(message.application_properties or {}))
    texts = {
        "MessageId": message.message_id,
        "ContentType": message.content_type,
        "CorrelationId": message.correlation_id,
        "Subject": message.subject,
        "Label": message.subject,
        "To": message.to,
        "ReplyTo": message.reply_to,
        "ReplyToSessionId": message.reply_to_session_id,
        "SessionId": message.session_id,
        "PartitionKey": message.partition_key,
        "LockToken": message.lock_token,
        "DeadLetterSource": message.dead_letter_source,
        "DeadLetterReason": message.dead_letter_reason,
        "DeadLetterErrorDescription": message.dead_letter_error_description,
        "EnqueuedTimeUtc": _instant(message.enqueued_time_utc),
        "ExpiresAtUtc": _instant(message.expires_at_utc),
        "LockedUntil": _instant(message.locked_until_utc),
        "ScheduledEnqueueTimeUtc": _instant(message.scheduled_enqueue_time_utc),
        "TimeToLive": _duration(message.time_to_live),
    }
    # The SDK counts failed deliveries, the real host this one too.
    numbers = {
        "DeliveryCount": (message.delivery_count or 0) + 1,
        "SequenceNumber": message.sequence_number,
        "EnqueuedSequenceNumber": message.enqueued_sequence_number,
        "State": int(message.state),
    }
    described = {name: Datum(str(value), "string") for name, value in texts.items() if value is not None}
    described |= {name: Datum(value, "int") for name, value in numbers.items() if value is not None}
    # The converter tells one message from a batch by the presence of UserProperties.
    return described | {name: Datum(properties, "json") for name in ("ApplicationProperties", "UserProperties")}


def by_hand_metadata() -> dict[str, Datum]:
    """Describe a message that never was in a queue."""
    return {
        "MessageId": Datum(str(uuid.uuid4()), "string"),
        "DeliveryCount": Datum(1, "int"),
        "EnqueuedTimeUtc": Datum(_instant(datetime.now(UTC)), "string"),
        "ApplicationProperties": Datum("{}", "json"),
        "UserProperties": Datum("{}", "json"),
    }


def _plain(properties: Any) -> dict[str, Any]:
    """Turn names and values, bytes on the wire, into JSON's types."""
    return {
        _text(name): value if isinstance(value, int | float | None) else _text(value)
        for name, value in properties.items()
    }


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode()
    return _instant(value) or "" if isinstance(value, datetime) else str(value)


def _instant(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z") if moment else None


def _duration(span: timedelta | None) -> str | None:
    """Write a time to live as hh:mm:ss. Left out from a day on: the library can't read .NET's `14.00:00:00`."""
    if span is None or span >= DAY:
        return None
    return str(timedelta(seconds=int(span.total_seconds()))).rjust(8, "0")
