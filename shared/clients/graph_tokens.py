"""Tokens for Microsoft Graph by client credentials (msal): with a certificate, or with the app's managed identity."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from shared.kernel.errors import Unavailable

if TYPE_CHECKING:
    from msal import ConfidentialClientApplication

_SCOPE = "https://graph.microsoft.com/.default"
_EXCHANGE = "api://AzureADTokenExchange"  # what a managed identity's token must be for, to stand in for a secret
_MARGIN = 300  # seconds before its end from which a token isn't used any more


class GraphTokens:
    """Tokens of one tenant. msal is synchronous, so it runs in a thread, and only when a new token is due."""

    def __init__(self, tenant: str, client_id: str, certificate: SecretStr | None, authority: str) -> None:
        self._tenant = tenant
        self._client_id = client_id
        self._certificate = certificate
        self._authority = authority
        self._application: ConfidentialClientApplication | None = None
        self._token, self._good_until = "", 0.0
        self._turn = asyncio.Lock()

    async def __call__(self) -> str:
        async with self._turn:
            if time.monotonic() > self._good_until:
                answer = await asyncio.to_thread(self._acquire)
                if "access_token" not in answer:
                    # msal's own description may quote what it was given: only the code goes further.
                    raise Unavailable(
                        "directory-unavailable", f"No token for Graph: {answer.get('error')}.", retry_after=60
                    )
                self._token = str(answer["access_token"])
                self._good_until = time.monotonic() + max(0, int(answer["expires_in"]) - _MARGIN)
            return self._token

    def _acquire(self) -> dict[str, Any]:
        self._application = self._application or self._open()
        return dict(self._application.acquire_token_for_client(scopes=[_SCOPE]))

    def _open(self) -> ConfidentialClientApplication:
        from msal import ConfidentialClientApplication

        return ConfidentialClientApplication(
            self._client_id, client_credential=self._credential(), authority=f"{self._authority}/{self._tenant}"
        )

    def _credential(self) -> dict[str, Any]:
        if not self._certificate:
            return {"client_assertion": _managed_identity_assertion()}
        # Key Vault gives out one PEM with both; msal reads the thumbprint from the certificate itself.
        pem = self._certificate.get_secret_value()
        return {"private_key": pem, "public_certificate": pem}


def _managed_identity_assertion() -> Callable[[], str]:
    """Return what msal asks for a fresh assertion each time: the identity's own token, trusted by federation."""
    from azure.identity import ManagedIdentityCredential

    identity = ManagedIdentityCredential()
    return lambda: identity.get_token(_EXCHANGE).token
