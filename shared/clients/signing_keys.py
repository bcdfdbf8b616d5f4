"""The public keys with which an issuer signs its tokens (OpenID Connect Discovery 1.0), kept and renewed."""

from __future__ import annotations

import asyncio
import time

import jwt

from shared.kernel.errors import Unavailable

_KEEP = 3600.0  # seconds before keys are looked up again
_RETRY = 30.0  # seconds between look-ups for a key id that isn't known: a stranger's token can't make us hammer


class SigningKeys:
    """Keys of one issuer by key id."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self._keys: dict[str, jwt.PyJWK] = {}
        self._read_at = float("-inf")
        self._lock = asyncio.Lock()

    async def find(self, key_id: str) -> jwt.PyJWK | None:
        """Return the key, reading the issuer's set again when it's old or doesn't know `key_id`."""
        if self._is_old() or (key_id not in self._keys and time.monotonic() - self._read_at > _RETRY):
            async with self._lock:
                if self._is_old() or key_id not in self._keys:
                    await self._refresh()
        return self._keys.get(key_id)

    def _is_old(self) -> bool:
        return time.monotonic() - self._read_at > _KEEP

    async def _refresh(self) -> None:
        import httpx

        try:
            async with httpx.AsyncClient(timeout=5) as http:
                discovery = await http.get(f"{self.issuer}/.well-known/openid-configuration")
                answer = await http.get(discovery.raise_for_status().json()["jwks_uri"])
                keys = jwt.PyJWKSet.from_dict(answer.raise_for_status().json()).keys
        except (httpx.HTTPError, KeyError, ValueError, jwt.PyJWTError) as error:
            raise Unavailable("sign-in-unavailable", "Sign-in can't be checked just now.", retry_after=5) from error
        self._keys = {key.key_id: key for key in keys if key.key_id}
        self._read_at = time.monotonic()
