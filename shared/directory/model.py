"""What a directory of sign-in accounts is to us. `graph.py` and `local_server.py` are the two there are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Capability(StrEnum):
    """What a directory may be able to do beyond inviting, disabling, enabling and deleting.

    A page offers what is listed by the directory in use, and nothing else. No directory of ours lists security
    questions today: neither Microsoft Graph nor the local server has a call for them (docs/directory.md).
    """

    RESET_MFA = "reset-mfa"
    RESET_SECURITY_QUESTIONS = "reset-security-questions"
    REVOKE_SESSIONS = "revoke-sessions"


@dataclass(frozen=True)
class DirectoryUser:
    """`id` is the directory's own; whether it is also the token's subject is up to the directory."""

    id: str
    email: str
    name: str
    enabled: bool


@dataclass(frozen=True)
class Invited:
    """`set_up_url` is where the person chooses a password; None where the sign-in page itself offers that."""

    user_id: str
    set_up_url: str | None


class Directory(Protocol):
    """Every act can be repeated. `NotFound("directory-user-unknown")` for strangers, `Unavailable` for now."""

    @property
    def capabilities(self) -> frozenset[Capability]: ...

    async def invite(self, email: str, name: str) -> Invited:
        """Make sure that there is an enabled account for `email` which its owner can set up."""

    async def find(self, email: str) -> DirectoryUser | None: ...

    async def disable(self, user_id: str) -> None:
        """Refuse sign-ins from now on, and end the sessions there are."""

    async def enable(self, user_id: str) -> None: ...

    async def delete(self, user_id: str) -> None:
        """Delete for good. Somebody who is gone already is no error."""

    async def reset_mfa(self, user_id: str) -> None:
        """Forget the second factors, so that the next sign-in sets up new ones, and end the sessions."""

    async def revoke_sessions(self, user_id: str) -> None: ...
