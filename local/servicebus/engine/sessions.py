from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass

from local.servicebus.engine.alarms import Alarms
from local.servicebus.engine.errors import NoSession, SessionCannotBeLocked, SessionLockLost
from local.servicebus.engine.ports import Milliseconds
from local.servicebus.engine.ready import Ready

OnLost = Callable[[], None]


@dataclass(slots=True)
class Lease:
    """One receiver's hold on one session until a time, milliseconds since the epoch."""

    session_id: str
    holder: Hashable
    until: int
    on_lost: OnLost


class Leases:
    """Who holds which session. A session without a holder that has messages is available, longest waiting first."""

    def __init__(self, queue: str, clock: Milliseconds, duration: int, alarms: Alarms, ready: Ready) -> None:
        self._queue = queue
        self._clock = clock
        self._duration = duration
        self._alarms = alarms
        self._ready = ready
        self._leases: dict[str, Lease] = {}
        self._available: dict[str, None] = {}
        self.on_expired: Callable[[Lease], None] = lambda _lease: None

    def __iter__(self) -> Iterator[Lease]:
        return iter(list(self._leases.values()))

    def offer(self, session_id: str) -> None:
        """Note that the session has messages to receive."""
        if session_id not in self._leases:
            self._available.setdefault(session_id)

    def accept(self, session_id: str | None, holder: Hashable, on_lost: OnLost) -> Lease:
        """Lock the session, or the next available one. Raises SessionCannotBeLocked or NoSession."""
        chosen = self._next() if session_id is None else session_id
        if chosen is None:
            raise NoSession
        if chosen in self._leases:
            raise SessionCannotBeLocked(chosen)
        self._available.pop(chosen, None)
        self._leases[chosen] = lease = Lease(chosen, holder, 0, on_lost)
        self.extend(lease)
        return lease

    def held(self, session_id: str, holder: Hashable | None = None) -> Lease:
        """Return the session's lease. Raises SessionLockLost when nobody, or another holder, has it."""
        lease = self._leases.get(session_id)
        if lease is None or lease.until <= self._clock() or (holder is not None and lease.holder != holder):
            raise SessionLockLost(session_id)
        return lease

    def extend(self, lease: Lease) -> None:
        lease.until = self._clock() + self._duration
        self._alarms.set(("session", self._queue, lease.session_id), lease.until, lambda: self.on_expired(lease))

    def end(self, lease: Lease) -> None:
        if self._leases.get(lease.session_id) is not lease:
            return
        del self._leases[lease.session_id]
        self._alarms.clear(("session", self._queue, lease.session_id))
        if self._ready.has(lease.session_id):
            self.offer(lease.session_id)

    def _next(self) -> str | None:
        for session_id in list(self._available):
            if self._ready.has(session_id):
                return session_id
            del self._available[session_id]
        return None
