"""What the headers of a call say: who is calling, from where, and which version they hold."""

from __future__ import annotations

from ipaddress import ip_address

import azure.functions as func

from shared.kernel.errors import Unauthenticated


def bearer_token(request: func.HttpRequest) -> str:
    """Return the token of `Authorization: Bearer …` (RFC 6750), or raise `Unauthenticated`."""
    token = offered_token(request)
    if token is None:
        raise Unauthenticated("token-missing", "Sign in to continue.")
    return token


def offered_token(request: func.HttpRequest) -> str | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return str(token).strip() if scheme.lower() == "bearer" and token else None


def etag_in(request: func.HttpRequest, header: str) -> str | None:
    """Return the ETag of `If-Match` or `If-None-Match` without quotes; a proxy that compresses makes it a weak one."""
    return str(request.headers.get(header, "")).strip().removeprefix("W/").strip('"') or None


def address_of(request: func.HttpRequest, trusted_proxies: int) -> str:
    """Return the address that the outermost of our proxies saw.

    `X-Forwarded-For` grows at the right, so only the last `trusted_proxies` entries are ours; what stands further left
    is whatever the caller chose to write. Unreadable becomes `unknown`, which shares one rate limit.
    """
    hops = [hop.strip() for hop in request.headers.get("x-forwarded-for", "").split(",") if hop.strip()]
    claimed = hops[-min(trusted_proxies, len(hops))] if hops else ""
    for candidate in (claimed, claimed.rpartition(":")[0].strip("[]")):  # Azure appends the port
        try:
            return str(ip_address(candidate))
        except ValueError:
            continue
    return "unknown"
