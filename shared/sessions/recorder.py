"""Keeps the list of where people are signed in: at most one write an hour for each session and process."""

from __future__ import annotations

import logging
from collections import OrderedDict
from datetime import datetime

from shared.kernel.clock import Clock
from shared.kernel.errors import RecourseError
from shared.kernel.logs import log
from shared.kernel.principal import Principal
from shared.sessions.model import Session, device_words, hour_of, network_of
from shared.sessions.store import SessionStore

_MOST = 10_000


class SessionRecorder:
    """Notes what a call tells of its session. Missing one does no harm, so nothing here ever fails a person's call."""

    def __init__(self, sessions: SessionStore, clock: Clock) -> None:
        self._sessions = sessions
        self._clock = clock
        self._noted: OrderedDict[str, datetime] = OrderedDict()

    async def note(self, person: Principal, user_agent: str, address: str) -> None:
        """Record that `person` uses this session in this hour, unless that was done."""
        hour = hour_of(self._clock())
        if self._noted.get(person.session_id) == hour:
            return
        self._remember(person.session_id, hour)  # before the write, so that calls side by side make one
        session = Session(
            id=person.session_id,
            user_id=person.user_id,
            device=device_words(user_agent),
            network=network_of(address),
            first_seen_at=hour,
            last_seen_at=hour,
        )
        try:
            await self._sessions.see(session)
        except RecourseError as error:
            self._noted.pop(person.session_id, None)
            log("session-not-recorded", level=logging.WARNING, code=error.code)

    def _remember(self, session_id: str, hour: datetime) -> None:
        self._noted[session_id] = hour
        self._noted.move_to_end(session_id)
        if len(self._noted) > _MOST:
            self._noted.popitem(last=False)
