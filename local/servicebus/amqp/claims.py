from __future__ import annotations

from collections.abc import Hashable, Iterator


class Claims:
    """What a connection's tokens entitle it to: queues by name, each until its token ends."""

    def __init__(self) -> None:
        self.all_granted = False
        self._until: dict[str, int] = {}

    def grant(self, queue: str, until: int) -> None:
        """Entitle to `queue` and what lies below it, or to everything (empty), until then in milliseconds."""
        self._until[queue] = until

    def __iter__(self) -> Iterator[str]:
        return iter(self._until)

    def revoke(self, queue: str) -> None:
        self._until.pop(queue, None)

    def allow(self, queue: str) -> bool:
        return self.all_granted or any(_covers(granted, queue) for granted in self._until)


def token_alarm(connection: object, queue: str) -> Hashable:
    """Return the key of the alarm for the end of a connection's token for a queue."""
    return ("token", id(connection), queue)


def _covers(granted: str, queue: str) -> bool:
    return not granted or queue == granted or queue.startswith(granted + "/")
