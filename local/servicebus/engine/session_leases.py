"""Sessions as receivers see them: accepted, renewed, given up, lost."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from local.servicebus import limits
from local.servicebus.engine.errors import InvalidArgument, NotAllowed
from local.servicebus.engine.sessions import Lease, OnLost
from local.servicebus.engine.settlement import give_back

if TYPE_CHECKING:
    from local.servicebus.engine.queue import Queue


def accept(queue: Queue, session_id: str | None, holder: Hashable, on_lost: OnLost) -> Lease:
    """Lock a session, or the next one with messages (None). Raises NoSession, SessionCannotBeLocked, NotAllowed."""
    if not queue.definition.requires_session:
        raise NotAllowed(
            "A sessionful message receiver cannot be created on an entity that does not require sessions. Ensure "
            "RequiresSession is set to true when creating a Queue or Subscription to enable sessionful behavior."
        )
    if session_id is not None and len(session_id) > limits.SESSION_ID_CHARACTERS:
        raise InvalidArgument(f"SessionId is over {limits.SESSION_ID_CHARACTERS} characters long.")
    return queue.leases.accept(session_id, holder, on_lost)


def renew(queue: Queue, session_id: str, holder: Hashable | None = None) -> int:
    """Extend the session's lock and its messages' locks; return the new end. Raises SessionLockLost."""
    lease = queue.leases.held(session_id, holder)
    queue.leases.extend(lease)
    for message in queue.locks.of_session(session_id):
        queue.locks.extend(message, lease.until)
        queue.around.journal.update(queue.name, message)
    return lease.until


def give_up(queue: Queue, lease: Lease) -> None:
    """End a lease at its holder's wish: its unsettled messages come back without a failed delivery (as documented)."""
    _end(queue, lease, failed=False)


def lose(queue: Queue, lease: Lease) -> None:
    """End a lease whose time is up: its unsettled messages come back with a failed delivery, and the holder hears."""
    _end(queue, lease, failed=True)
    lease.on_lost()


def _end(queue: Queue, lease: Lease, *, failed: bool) -> None:
    for message in queue.locks.of_session(lease.session_id):
        give_back(queue, message, failed=failed)
    queue.leases.end(lease)
