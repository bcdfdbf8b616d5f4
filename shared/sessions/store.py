"""Sessions in Cosmos DB: a person's are one partition."""

from __future__ import annotations

from datetime import datetime

from shared.clients.cosmos import Container
from shared.kernel.clock import as_stored
from shared.kernel.errors import Conflict, NotFound
from shared.sessions.model import Session

_OF_PERSON = "SELECT * FROM c WHERE c.userId = @user"


class SessionStore:
    def __init__(self, sessions: Container) -> None:
        self._sessions = sessions

    async def of_person(self, user_id: str) -> list[Session]:
        """Return the person's sessions, in no particular order."""
        items = await self._sessions.all(_OF_PERSON, {"user": user_id}, user_id)
        return [Session.from_item(item) for item in items]

    async def see(self, session: Session) -> None:
        """Record that `session` is in use; when it was first seen stays as it was."""
        try:
            await self._touch(session.user_id, session.id, session.last_seen_at)
        except NotFound:
            try:
                await self._sessions.create_quietly(session.to_item())
            except Conflict:  # another instance saw it in the same moment
                return

    async def forget(self, user_id: str, session_id: str) -> None:
        try:
            await self._sessions.delete(session_id, user_id)
        except NotFound:
            return

    async def forget_all(self, user_id: str) -> None:
        for session in await self.of_person(user_id):
            await self.forget(user_id, session.id)

    async def _touch(self, user_id: str, session_id: str, at: datetime) -> None:
        seen = [{"op": "set", "path": "/lastSeenAt", "value": as_stored(at)}]
        await self._sessions.patch(session_id, user_id, seen)
