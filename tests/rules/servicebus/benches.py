"""A broker without wire, with a clock that only tests move and the real journal in memory."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from local.servicebus.definitions import QueueDefinition
from local.servicebus.engine.alarms import Alarms
from local.servicebus.engine.broker import Broker
from local.servicebus.engine.message import Message, Submission
from local.servicebus.engine.queue import Queue, Surroundings
from local.servicebus.engine.receiving import receive
from local.servicebus.engine.sessions import Lease
from local.servicebus.store.sqlite import SqliteJournal

START = 1_700_000_000_000
SECOND = 1000
MINUTE = 60 * SECOND
LOCK = MINUTE

DEFINITIONS = [
    QueueDefinition("plain"),
    QueueDefinition("thrice", max_delivery_count=3),
    QueueDefinition("unique", requires_duplicate_detection=True, duplicate_detection_window=10 * MINUTE),
    QueueDefinition("sessions", requires_session=True, max_delivery_count=2),
    QueueDefinition("fading", default_time_to_live=MINUTE, dead_lettering_on_expiration=True),
]


@dataclass
class Bench:
    now: int = START
    journal: SqliteJournal = field(default_factory=lambda: SqliteJournal(None))

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Forget all but what the journal keeps."""
        self.journal.commit()
        self.broker = Broker(DEFINITIONS, Surroundings(lambda: self.now, self.journal, Alarms(), merge))
        for queue in self.broker:
            self.journal.restore(queue)
        self.broker.advance()

    def pass_time(self, milliseconds: int) -> None:
        self.now += milliseconds
        self.broker.advance()

    def queue(self, name: str) -> Queue:
        queue = self.broker.find(name)
        assert queue is not None
        return queue


def merge(content: bytes, properties: Mapping[str, object]) -> bytes:
    """Add properties to content that is JSON here, as it may be anything to the rules."""
    return json.dumps({**json.loads(content), **properties}).encode()


def letter(name: str = "a", **fields: object) -> Submission:
    return Submission(json.dumps({"name": name}).encode(), **fields)  # type: ignore[arg-type]  # fields pass through


def name_of(message: Message) -> str:
    return str(json.loads(message.content)["name"])


def take(queue: Queue, lease: Lease | None = None) -> Message:
    message = receive(queue, lease)
    assert message is not None, "no message to receive"
    return message


def names_left(queue: Queue) -> list[str]:
    return [name_of(message) for message in queue.messages.since(0)]
