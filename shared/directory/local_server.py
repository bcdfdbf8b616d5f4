"""The laptop's identity server as a directory: its admin API (docs/local-identity.md)."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from shared.directory.model import Capability, DirectoryUser, Invited
from shared.directory.wire import Wire
from shared.kernel.errors import Conflict, NotFound


class LocalDirectory:
    """`base` is the server's address; `key_file` holds its admin key, which the server writes at its first start."""

    capabilities = frozenset({Capability.RESET_MFA, Capability.REVOKE_SESSIONS})

    def __init__(self, base: str, key_file: Path) -> None:
        self._key_file = key_file
        self._wire = Wire(f"{base}/admin", self._headers)

    async def invite(self, email: str, name: str) -> Invited:
        try:
            made = await self._wire.call("POST", "/users", {"email": email, "name": name})
        except Conflict:  # invited before: the newest link counts
            known = await self.find(email)
            if known is None:
                raise
            await self.enable(known.id)
            made = await self._wire.call("POST", f"/users/{known.id}/invite", {})
        return Invited(made["user"]["id"], made["invitation"]["url"])

    async def find(self, email: str) -> DirectoryUser | None:
        page = await self._wire.call("GET", f"/users?realm=business&email={quote(email)}")
        for user in page["items"]:
            return DirectoryUser(user["id"], user["email"], user["name"], user["status"] != "disabled")
        return None

    async def disable(self, user_id: str) -> None:
        await self._act(user_id, "disable")

    async def enable(self, user_id: str) -> None:
        await self._act(user_id, "enable")

    async def delete(self, user_id: str) -> None:
        try:
            await self._wire.call("DELETE", f"/users/{quote(user_id)}")
        except NotFound:
            return

    async def reset_mfa(self, user_id: str) -> None:
        await self._act(user_id, "reset-mfa")

    async def revoke_sessions(self, user_id: str) -> None:
        await self._act(user_id, "revoke-sessions")

    async def _act(self, user_id: str, act: str) -> None:
        await self._wire.call("POST", f"/users/{quote(user_id)}/{act}", {})

    async def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._key}"}

    @cached_property
    def _key(self) -> str:
        return self._key_file.read_text("utf-8").strip()
