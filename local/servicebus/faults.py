"""Trouble on request, for tests of whoever uses the broker."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from local.servicebus.engine.broker import Broker
from local.servicebus.engine.session_leases import lose
from local.servicebus.engine.settlement import give_back


class FaultError(Exception):
    """The fault can't be done: a stable kebab-case `code` and a sentence."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Droppable(Protocol):
    def abort(self) -> None: ...


class FaultBox:
    """The faults in force.

    drop-connections  breaks every connection now; with `ms`, refuses new ones for that long; with `count`, also breaks
                      the next `count - 1` connections as they open
    delay             holds back the next `count` reads (1) by `ms` each
    lose-locks        ends `count` message locks, oldest first, or every lock and session lock when none is given
    """

    def __init__(self, clock: Callable[[], int]) -> None:
        self._clock = clock
        self._delays: list[int] = []
        self._refuse_until = 0
        self._refuse_next = 0

    def take_delay(self) -> int:
        return self._delays.pop() if self._delays else 0

    def refuses_connections(self) -> bool:
        if self._refuse_next > 0:
            self._refuse_next -= 1
            return True
        return self._clock() < self._refuse_until

    def inject(self, fault: Any, broker: Broker, connections: Iterable[Droppable]) -> int:
        """Do `{"kind", "count"?, "ms"?}`; return how many things it touched. Raises FaultError."""
        if not isinstance(fault, dict):
            raise FaultError("fault-not-object", "A fault is an object with a kind.")
        count, ms = _whole(fault, "count"), _whole(fault, "ms")
        match fault.get("kind"):
            case "drop-connections":
                return self._drop(list(connections), count or 1, ms or 0)
            case "delay":
                if not ms:
                    raise FaultError("fault-ms-missing", "A delay needs ms, a whole number above zero.")
                self._delays = [ms] * (count or 1)
                return len(self._delays)
            case "lose-locks":
                return _lose_locks(broker, count)
            case kind:
                raise FaultError("fault-kind-unknown", f"{kind!r} is not drop-connections, delay or lose-locks.")

    def _drop(self, connections: list[Droppable], count: int, ms: int) -> int:
        self._refuse_until = self._clock() + ms
        self._refuse_next = count - 1
        for connection in connections:
            connection.abort()
        return len(connections)


def _lose_locks(broker: Broker, count: int | None) -> int:
    left = count
    lost = 0
    for queue in broker:
        for lease in queue.leases if count is None else ():
            lose(queue, lease)
            lost += 1
        for message in queue.locks.oldest(left):
            give_back(queue, message, failed=True)
            lost += 1
            left = left - 1 if left is not None else None
    return lost


def _whole(fault: dict[str, Any], name: str) -> int | None:
    value = fault.get(name)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 0):
        raise FaultError(f"fault-{name}-invalid", f"{name} is not a whole number.")
    return value
