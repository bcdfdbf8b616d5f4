"""Where somebody is signed in, and ending that. Everybody's own, whatever their role and before any terms."""

from __future__ import annotations

from pydantic import Field

from functions.edge.call import Call
from functions.edge.routes import Routes
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.sessions.commands import end_all_sessions, end_session
from shared.sessions.queries import SessionList, my_sessions

routes = Routes("sessions")


class SessionPath(Model):
    session_id: str = Field(max_length=100)


@routes.get("sessions", permission=Permission.SIGNED_IN)
async def get_sessions(call: Call) -> SessionList:
    """List where I am signed in."""
    return await my_sessions(call.principal, call.services.sessions)


@routes.delete("sessions/{sessionId}", permission=Permission.SIGNED_IN, audit="session.end")
async def delete_session(call: Call, path: SessionPath) -> None:
    """End one of my sessions, or this one by the name `current`. It is refused within 60 seconds, everywhere."""
    wired = call.services
    store = wired.administration.store
    await end_session(call.principal, path.session_id, wired.sessions, wired.accounts, store, wired.clock)
    wired.people.forget(call.principal.user_id)


@routes.delete("sessions", permission=Permission.SIGNED_IN, audit="session.end-all")
async def delete_sessions(call: Call) -> None:
    """Sign me out everywhere, this session included."""
    wired = call.services
    await end_all_sessions(call.principal, wired.sessions, wired.accounts, wired.administration.store, wired.clock)
    wired.people.forget(call.principal.user_id)
