from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from local.servicebus.amqp.consumers import Consumer
    from local.servicebus.amqp.session_consumers import SessionConsumer


class Dispatcher:
    """Hands messages to receivers: in turn, one at a time, so that no receiver of a queue starves another."""

    def __init__(self) -> None:
        self._consumers: dict[str, deque[Consumer]] = {}
        self._waiting: deque[SessionConsumer] = deque()

    def add(self, consumer: Consumer) -> None:
        self._consumers.setdefault(consumer.queue.name, deque()).append(consumer)

    def remove(self, consumer: Consumer) -> None:
        group = self._consumers.get(consumer.queue.name)
        if group and consumer in group:
            group.remove(consumer)

    def await_session(self, consumer: SessionConsumer) -> None:
        self._waiting.append(consumer)

    def stop_waiting(self, consumer: SessionConsumer) -> None:
        if consumer in self._waiting:
            self._waiting.remove(consumer)

    def run(self) -> None:
        """Give out all that can be given out now."""
        for waiting in list(self._waiting):
            waiting.try_again()
        for consumers in self._consumers.values():
            self._serve(consumers)

    def _serve(self, consumers: deque[Consumer]) -> None:
        idle = 0
        while idle < len(consumers):
            consumer = consumers[0]
            consumers.rotate(-1)
            idle = 0 if consumer.hand_over() else idle + 1
        for consumer in consumers:
            consumer.drain()
