from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from local.servicebus.engine.message import Message

SLACK = 1024


class MessageIndex:
    """A queue's messages by sequence number, which only ever grows."""

    def __init__(self) -> None:
        self._messages: dict[int, Message] = {}
        self._order: list[int] = []

    def __len__(self) -> int:
        return len(self._messages)

    def add(self, message: Message) -> None:
        self._messages[message.sequence] = message
        self._order.append(message.sequence)

    def get(self, sequence: int) -> Message | None:
        return self._messages.get(sequence)

    def remove(self, sequence: int) -> None:
        del self._messages[sequence]
        if len(self._order) > 2 * len(self._messages) + SLACK:
            self._order = [number for number in self._order if number in self._messages]

    def since(self, sequence: int) -> Iterator[Message]:
        """Yield messages from `sequence` on, in order."""
        for place in range(bisect_left(self._order, sequence), len(self._order)):
            message = self._messages.get(self._order[place])
            if message is not None:
                yield message
