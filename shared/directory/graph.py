"""Microsoft Entra External ID as a directory, by Microsoft Graph v1.0. Which call works where: docs/directory.md."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from urllib.parse import quote

from shared.directory.model import Capability, DirectoryUser, Invited
from shared.directory.wire import Wire
from shared.kernel.errors import Conflict, NotFound

Token = Callable[[], Awaitable[str]]

# Graph deletes each kind of second factor at an address of its own; a password is no second factor.
_METHODS = {
    "#microsoft.graph.emailAuthenticationMethod": "emailMethods",
    "#microsoft.graph.fido2AuthenticationMethod": "fido2Methods",
    "#microsoft.graph.microsoftAuthenticatorAuthenticationMethod": "microsoftAuthenticatorMethods",
    "#microsoft.graph.phoneAuthenticationMethod": "phoneMethods",
    "#microsoft.graph.softwareOathAuthenticationMethod": "softwareOathMethods",
    "#microsoft.graph.temporaryAccessPassAuthenticationMethod": "temporaryAccessPassMethods",
    "#microsoft.graph.windowsHelloForBusinessAuthenticationMethod": "windowsHelloForBusinessMethods",
}


class GraphDirectory:
    """`domain` is the tenant's own (`contoso.onmicrosoft.com`), the issuer of its local accounts."""

    capabilities = frozenset({Capability.RESET_MFA, Capability.REVOKE_SESSIONS})

    def __init__(self, base: str, domain: str, token: Token) -> None:
        self._domain = domain
        self._token = token
        self._wire = Wire(base, self._headers)

    async def invite(self, email: str, name: str) -> Invited:
        """Create a local account under a password that nobody knows: its owner chooses one by "Forgot password"."""
        known = await self.find(email)
        if known is None:
            try:
                made = await self._wire.call("POST", "/users", self._new_user(email, name))
                return Invited(str(made["id"]), None)
            except Conflict:  # made by a twin since we looked
                known = await self.find(email)
                if known is None:
                    raise
        if not known.enabled:
            await self.enable(known.id)
        return Invited(known.id, None)

    async def find(self, email: str) -> DirectoryUser | None:
        address, domain = (text.replace("'", "''") for text in (email, self._domain))
        test = f"identities/any(c:c/issuerAssignedId eq '{address}' and c/issuer eq '{domain}')"
        fields = "id,displayName,accountEnabled,identities"
        async for user in self._all(f"/users?$filter={quote(test)}&$select={fields}"):
            return DirectoryUser(str(user["id"]), email, str(user["displayName"]), bool(user["accountEnabled"]))
        return None

    async def disable(self, user_id: str) -> None:
        await self._wire.call("PATCH", _user(user_id), {"accountEnabled": False})
        await self.revoke_sessions(user_id)

    async def enable(self, user_id: str) -> None:
        await self._wire.call("PATCH", _user(user_id), {"accountEnabled": True})

    async def delete(self, user_id: str) -> None:
        """Delete, then delete from the bin, where the person would otherwise stay for 30 days."""
        for path in (_user(user_id), f"/directory/deletedItems/{quote(user_id)}"):
            try:
                await self._wire.call("DELETE", path)
            except NotFound:
                continue

    async def reset_mfa(self, user_id: str) -> None:
        left = [method async for method in self._all(f"{_user(user_id)}/authentication/methods") if _path(method)]
        # The default method can't go while others are there: what is refused comes last.
        refused = [method for method in left if not await self._forget(user_id, method)]
        for method in refused:
            await self._wire.call("DELETE", f"{_user(user_id)}/authentication/{_path(method)}")
        await self.revoke_sessions(user_id)

    async def revoke_sessions(self, user_id: str) -> None:
        await self._wire.call("POST", f"{_user(user_id)}/revokeSignInSessions")

    async def _forget(self, user_id: str, method: dict[str, Any]) -> bool:
        try:
            await self._wire.call("DELETE", f"{_user(user_id)}/authentication/{_path(method)}")
        except NotFound:
            return True
        except Conflict:
            return False
        return True

    async def _all(self, path: str) -> AsyncIterator[dict[str, Any]]:
        """Yield the items of every page; Graph says where the next one is."""
        following: str | None = path
        while following:
            page = await self._wire.call("GET", following)
            for item in page["value"]:
                yield item
            following = page.get("@odata.nextLink")

    def _new_user(self, email: str, name: str) -> dict[str, Any]:
        identity = {"signInType": "emailAddress", "issuer": self._domain, "issuerAssignedId": email}
        return {
            "accountEnabled": True,
            "displayName": name,
            "mail": email,
            "identities": [identity],
            "passwordProfile": {"password": secrets.token_urlsafe(32) + "aA1!", "forceChangePasswordNextSignIn": False},
            "passwordPolicies": "DisablePasswordExpiration",
        }

    async def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {await self._token()}"}


def _user(user_id: str) -> str:
    return f"/users/{quote(user_id)}"


def _path(method: dict[str, Any]) -> str | None:
    """Return where the second factor is deleted; None for a password and for kinds that Graph can't delete."""
    folder = _METHODS.get(str(method.get("@odata.type")))
    return f"{folder}/{quote(str(method['id']))}" if folder else None
