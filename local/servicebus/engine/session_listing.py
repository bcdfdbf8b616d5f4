from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from local.servicebus.engine.queue import Queue


def list_sessions(queue: Queue, updated_since: int | None) -> list[str]:
    """Return session ids, sorted: all with messages or a state, or those whose state changed after a moment."""
    found = set(queue.states.updated_since(updated_since))
    if updated_since is None:
        found |= {message.session_id for message in queue.messages.since(0) if message.session_id is not None}
    return sorted(found)
