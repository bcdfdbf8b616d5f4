from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from local.servicebus.definitions import QueueDefinition
from local.servicebus.engine.queue import Queue, Surroundings

DEAD_LETTER_SUFFIX = "/$DeadLetterQueue"


class Broker:
    """All queues of the namespace and their dead-letter sub-queues, by name in any case."""

    def __init__(self, definitions: Iterable[QueueDefinition], around: Surroundings) -> None:
        self.around = around
        self._queues: dict[str, Queue] = {}
        for definition in definitions:
            dead_letters = Queue(_dead_letters_of(definition), around)
            self._queues[dead_letters.name.lower()] = dead_letters
            self._queues[definition.name.lower()] = Queue(definition, around, dead_letters)

    def __iter__(self) -> Iterator[Queue]:
        return iter(self._queues.values())

    def find(self, name: str) -> Queue | None:
        return self._queues.get(name.lower())

    def advance(self) -> None:
        """Do whatever has come due."""
        self.around.alarms.run(self.around.clock())

    def next_due(self) -> int | None:
        """Return when `advance` has something to do next, milliseconds since the epoch, or None."""
        return self.around.alarms.next_due()


def _dead_letters_of(definition: QueueDefinition) -> QueueDefinition:
    return replace(
        definition,
        name=definition.name + DEAD_LETTER_SUFFIX,
        max_delivery_count=None,
        requires_duplicate_detection=False,
        requires_session=False,
        default_time_to_live=None,
    )
