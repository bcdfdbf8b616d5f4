from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from proton import symbol

from local.servicebus.amqp.conditions import condition_of
from local.servicebus.amqp.consumers import Consumer
from local.servicebus.amqp.links import mirror, refuse_for
from local.servicebus.engine.errors import NoSession, SessionLockLost
from local.servicebus.engine.session_leases import accept, give_up

if TYPE_CHECKING:
    from local.servicebus.amqp.connection import ClientConnection
    from local.servicebus.engine.queue import Queue

SESSION_FILTER = "com.microsoft:session-filter"
LOCKED_UNTIL = "com.microsoft:locked-until-utc"
WAIT = "com.microsoft:timeout"
WAIT_DEFAULT_MS = 60_000
# .NET counts 100-nanosecond ticks from the year 1.
EPOCH_TICKS, TICKS_PER_MS = 621_355_968_000_000_000, 10_000


@dataclass(frozen=True, slots=True)
class SessionFilter:
    """The session that a receiver asks for; None is the next available one."""

    session_id: str | None


class SessionConsumer(Consumer):
    """A receiver that holds one session. Its attach is confirmed when it has one, at once or later."""

    def __init__(self, connection: ClientConnection, link: Any, queue: Queue, session_id: str | None) -> None:
        super().__init__(connection, link, queue)
        self._wanted = session_id
        self.holder = (id(connection), link.name)

    def opened(self) -> None:
        try:
            self._accept()
        except NoSession:
            self._wait()

    def try_again(self) -> None:
        """Accept a session if one has become available."""
        with contextlib.suppress(NoSession):
            self._accept()

    def closed(self) -> None:
        super().closed()
        self._stop_waiting()
        if self.lease is not None:
            give_up(self.queue, self.lease)
            self.lease = None

    def _accept(self) -> None:
        self.lease = accept(self.queue, self._wanted, self.holder, self._lost)
        self._stop_waiting()
        mirror(self.link)
        self.link.source.filter.clear()
        self.link.source.filter.put_dict({symbol(SESSION_FILTER): self.lease.session_id})
        self.link.properties = {symbol(LOCKED_UNTIL): self.lease.until * TICKS_PER_MS + EPOCH_TICKS}
        self.link.open()
        self.connection.server.dispatcher.add(self)
        self.connection.server.touch(self.connection)

    def _lost(self) -> None:
        session_id = self.lease.session_id if self.lease else None
        self.lease = None
        self.detach(condition_of(SessionLockLost(session_id)))

    def _wait(self) -> None:
        server = self.connection.server
        limit = (self.link.remote_properties or {}).get(WAIT, WAIT_DEFAULT_MS)
        server.dispatcher.await_session(self)
        server.alarms.set(self._wait_key(), server.clock() + int(limit), self._give_up_waiting)

    def _stop_waiting(self) -> None:
        self.connection.server.dispatcher.stop_waiting(self)
        self.connection.server.alarms.clear(self._wait_key())

    def _give_up_waiting(self) -> None:
        self.release()
        refuse_for(self.link, NoSession())
        self.connection.server.touch(self.connection)

    def _wait_key(self) -> tuple[str, int, str]:
        return ("session wait", *self.holder)


def session_filter(link: Any) -> SessionFilter | None:
    """Return the attach's session filter; None when it has none."""
    data = link.remote_source.filter
    data.rewind()
    filters = data.get_dict() if data.next() else {}
    for name, value in filters.items():
        if str(name) == SESSION_FILTER:
            chosen = getattr(value, "value", value)
            return SessionFilter(None if chosen is None else str(chosen))
    return None
