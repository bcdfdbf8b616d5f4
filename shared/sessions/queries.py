"""Where I am signed in."""

from __future__ import annotations

from datetime import datetime

from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.sessions.store import SessionStore


class SessionLine(Model):
    """`current` is the one that asks. Times are to the hour."""

    id: str
    device: str
    network: str
    first_seen_at: datetime
    last_seen_at: datetime
    current: bool


class SessionList(Model):
    items: tuple[SessionLine, ...]


async def my_sessions(principal: Principal, sessions: SessionStore) -> SessionList:
    """Return the person's own sessions: the one that asks first, then the last used. One query."""
    found = await sessions.of_person(principal.user_id)
    lines = [
        SessionLine(
            id=each.id,
            device=each.device,
            network=each.network,
            first_seen_at=each.first_seen_at,
            last_seen_at=each.last_seen_at,
            current=each.id == principal.session_id,
        )
        for each in found
    ]
    return SessionList(items=tuple(sorted(lines, key=lambda line: (line.current, line.last_seen_at), reverse=True)))
