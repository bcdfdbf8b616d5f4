from __future__ import annotations

from local.servicebus import limits
from local.servicebus.engine.errors import TooLarge
from local.servicebus.engine.ports import Journal, Milliseconds


class SessionStates:
    """A session's own bytes, kept while its receivers come and go."""

    def __init__(self, queue: str, clock: Milliseconds, journal: Journal) -> None:
        self._queue = queue
        self._clock = clock
        self._journal = journal
        self._states: dict[str, tuple[bytes, int]] = {}

    def restore(self, session_id: str, state: bytes, updated_at: int) -> None:
        self._states[session_id] = (state, updated_at)

    def get(self, session_id: str) -> bytes | None:
        entry = self._states.get(session_id)
        return entry[0] if entry else None

    def set(self, session_id: str, state: bytes | None) -> None:
        """Replace the state; None clears it. Raises TooLarge."""
        if state is not None and len(state) > limits.SESSION_STATE_BYTES:
            raise TooLarge(f"The session state is over {limits.SESSION_STATE_BYTES} bytes.")
        now = self._clock()
        if state is None:
            self._states.pop(session_id, None)
        else:
            self._states[session_id] = (state, now)
        self._journal.session_state(self._queue, session_id, state, now)

    def updated_since(self, moment: int | None) -> list[str]:
        """Return the sessions with a state, or those whose state was set after `moment`."""
        return [session for session, (_, at) in self._states.items() if moment is None or at > moment]
