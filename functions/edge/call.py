"""What a handler may know of the call it answers, beyond its typed path, query and body."""

from __future__ import annotations

from dataclasses import dataclass

from shared.idempotency.model import KeyedRequest
from shared.kernel.errors import Unauthenticated
from shared.kernel.principal import Principal
from shared.wiring import Services


class NotModified(Exception):
    """The answer hasn't changed since the caller got it (RFC 9110 §15.4.5); rendered as 304 without a body."""

    def __init__(self, etag: str) -> None:
        super().__init__(etag)
        self.etag = etag


@dataclass(frozen=True)
class Call:
    """`address` is the caller's IP address as our own proxies saw it. ETags are without quotes."""

    services: Services
    correlation_id: str
    address: str
    identity: Principal | None
    keyed: KeyedRequest | None
    if_match: str | None
    if_none_match: str | None = None
    bearer: str | None = None

    def unless_known(self, etag: str) -> None:
        """Raise `NotModified` when the caller holds this version already: a handler calls this before the real work."""
        if self.if_none_match == etag:
            raise NotModified(etag)

    @property
    def token(self) -> str:
        """Return the bearer token, for a public route that is for people who have a sign-in but no account yet."""
        if self.bearer is None:
            raise Unauthenticated("token-missing", "Sign in to continue.")
        return self.bearer

    @property
    def principal(self) -> Principal:
        """Return who is asking; only public routes have nobody."""
        if self.identity is None:
            raise Unauthenticated("token-missing", "Sign in to continue.")
        return self.identity

    @property
    def request(self) -> KeyedRequest:
        """Return the keyed request, which the edge has made sure of on every POST with an effect."""
        if self.keyed is None:
            raise LookupError("the route isn't declared to take an idempotency key")
        return self.keyed
