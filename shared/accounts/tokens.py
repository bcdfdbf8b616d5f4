"""Bearer tokens: issuer, audience, scope, signature and expiry are checked here; the person is looked up elsewhere."""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from datetime import UTC, datetime
from typing import Any, NamedTuple

import jwt

from shared.clients.signing_keys import SigningKeys
from shared.kernel.errors import Unauthenticated

_LEEWAY = 30  # seconds between clocks
_KEEP = 30.0  # seconds that a token isn't checked again: a page makes several calls, and a check costs 1 ms of CPU
_MOST = 10_000
_ALGORITHMS = ["RS256", "PS256", "ES256"]  # asymmetric only: a public key must never serve as a shared secret


class Subject(NamedTuple):
    issuer: str
    subject: str


class Bearer(NamedTuple):
    """Whose token it is, and what its issuer says of their address.

    `session_id` is ours, the same for all tokens of one sign-in in one browser; `proved_at` is when its owner last
    proved who they are. Both need the claims `sid` and `auth_time` (docs/directory.md).
    """

    issuer: str
    subject: str
    email: str
    email_verified: bool
    session_id: str
    proved_at: datetime


class _Checked(NamedTuple):
    """A token that was good. `until` is by the process's own clock, `expires` by the world's."""

    bearer: Bearer
    until: float
    expires: float


class TokenVerifier:
    """Accepts access tokens of the given issuers for one audience; remembers a good one, by its hash, for `_KEEP`.

    `scope` is as clients ask for it. A token that a machine got for itself has none, whatever its audience.
    """

    def __init__(self, issuers: list[str], audience: str, scope: str) -> None:
        self._keys = {issuer: SigningKeys(issuer) for issuer in issuers}
        self._audience = audience
        self._scope = scope.rpartition("/")[2]  # Entra asks for api://…/cases and gives "cases"
        self._checked: OrderedDict[bytes, _Checked] = OrderedDict()

    async def ping(self) -> None:
        """Read every issuer's keys, or raise `Unavailable`."""
        for keys in self._keys.values():
            await keys.find("")

    async def verify(self, token: str) -> Subject:
        """Return whose token this is, or raise `Unauthenticated`; the reason is for logs, not for strangers."""
        bearer = await self.introduce(token)
        return Subject(bearer.issuer, bearer.subject)

    async def introduce(self, token: str) -> Bearer:
        """Return what the token says of its bearer; only invitations look at the address, and only once."""
        name = hashlib.sha256(token.encode()).digest()
        known = self._checked.get(name)
        if known and time.monotonic() < known.until and time.time() < known.expires + _LEEWAY:
            return known.bearer
        bearer, expires = await self._check(token)
        self._checked[name] = _Checked(bearer, time.monotonic() + _KEEP, expires)
        self._checked.move_to_end(name)
        if len(self._checked) > _MOST:
            self._checked.popitem(last=False)
        return bearer

    async def _check(self, token: str) -> tuple[Bearer, float]:
        try:
            key_id = str(jwt.get_unverified_header(token).get("kid", ""))
            claimed = str(jwt.decode(token, options={"verify_signature": False}).get("iss", ""))
        except jwt.PyJWTError as error:
            raise _refused("unreadable") from error
        if claimed not in self._keys:
            raise _refused("issuer")
        key = await self._keys[claimed].find(key_id)
        if key is None:
            raise _refused("key")
        return self._decode(token, key, claimed)

    def _decode(self, token: str, key: jwt.PyJWK, issuer: str) -> tuple[Bearer, float]:
        try:
            claims = jwt.decode(
                token,
                key,
                algorithms=_ALGORITHMS,
                audience=self._audience,
                issuer=issuer,
                leeway=_LEEWAY,
                options={"require": ["exp", "iss", "aud", "sub"]},
            )
        except jwt.ExpiredSignatureError as error:
            raise Unauthenticated("token-expired", "Your sign-in has run out.") from error
        except jwt.PyJWTError as error:
            raise _refused(type(error).__name__) from error
        if self._scope not in _scopes(claims):
            raise _refused("scope")
        # Entra says `xms_edov` (email domain owner verified) where others say `email_verified`.
        verified = any(claims.get(name) in (True, 1, "1", "true") for name in ("email_verified", "xms_edov"))
        subject, email = str(claims["sub"]), str(claims.get("email", ""))
        bearer = Bearer(issuer, subject, email, verified, _session_id(issuer, claims), _proved_at(claims))
        return bearer, float(claims["exp"])


def _scopes(claims: dict[str, Any]) -> list[str]:
    """Return what the token is good for: `scope` says it (RFC 9068), at Entra `scp`."""
    return str(claims.get("scope") or claims.get("scp") or "").split()


def _session_id(issuer: str, claims: dict[str, Any]) -> str:
    """Return a name for the session that tells nobody the issuer's own; without `sid`, the moment of signing in."""
    own = claims.get("sid") or claims.get("auth_time") or ""
    return hashlib.sha256(f"{issuer}\0{claims['sub']}\0{own}".encode()).hexdigest()[:32]


def _proved_at(claims: dict[str, Any]) -> datetime:
    """Return when the person signed in; without `auth_time`, when the token was made. Unknown counts as long ago."""
    return datetime.fromtimestamp(int(claims.get("auth_time") or claims.get("iat") or 0), UTC)


def _refused(reason: str) -> Unauthenticated:
    return Unauthenticated("token-refused", "Sign in to continue.", reason=reason)
