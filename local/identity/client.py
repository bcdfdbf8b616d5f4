"""Signing in without a browser: authorization code with PKCE (RFC 7636), for tests, benches and command-line tools."""

from __future__ import annotations

import asyncio
import time
from typing import NamedTuple

import httpx

from local.identity.flow import SignIn, SignInRefusedError, Tokens, browser
from local.identity.people import sample_people
from local.identity.totp import STEP_SECONDS, code_for, step_at

__all__ = [
    "Credentials",
    "SignInRefusedError",
    "Tokens",
    "complete",
    "refresh",
    "sample_credentials",
    "sign_in",
    "sign_out",
]

_USED = 409  # the server's answer to a code that was used before
_TRIES = 4
_STILL_GOOD = (
    25  # seconds: the code before the current one is accepted a whole step longer; leave five for the way there
)


class Credentials(NamedTuple):
    """`realm` is `business` or `staff`; `totp_secret` is base32."""

    realm: str
    email: str
    password: str
    totp_secret: str


def sample_credentials(user: str) -> Credentials:
    """Return a sample person's credentials, by first name, full name, email or id; raise `LookupError`."""
    sample = sample_people()
    person = sample.find(user)
    return Credentials(person.realm, person.email, sample.password, person.totp_secret)


async def sign_in(base: str, user: str | Credentials) -> Tokens:
    """Sign in at the identity server `base` (`http://localhost:7072`), by password and second factor.

    Takes about 0.1 s. A code works once, so a fourth sign-in of one person within 30 s waits for the next code:
    keep the tokens, or use people of your own. Raises `SignInRefusedError` with what the page says.
    """
    credentials = sample_credentials(user) if isinstance(user, str) else user
    async with browser() as http:
        return await complete(SignIn(http, f"{base}/{credentials.realm}"), credentials)


async def complete(flow: SignIn, credentials: Credentials) -> Tokens:
    """Go through both steps of a flow of one's own, whose HTTP client then holds the session's cookies."""
    await flow.begin()
    await flow.give_password(credentials.email, credentials.password)
    await _give_unused_code(flow, credentials.totp_secret)
    return await flow.redeem()


async def refresh(tokens: Tokens) -> Tokens:
    """Exchange the refresh token for new tokens. The old one must not be used again: that ends the sign-in."""
    async with browser() as http:
        return await SignIn(http, tokens.issuer).exchange(
            {"grant_type": "refresh_token", "refresh_token": tokens.refresh_token}
        )


async def sign_out(tokens: Tokens) -> None:
    """Revoke the refresh token (RFC 7009) and with it the whole sign-in."""
    async with browser() as http:
        flow = SignIn(http, tokens.issuer)
        answer = await http.post(
            f"{tokens.issuer}/token/revocation", data={"token": tokens.refresh_token, "client_id": flow.client_id}
        )
        answer.raise_for_status()


async def _give_unused_code(flow: SignIn, secret: str) -> None:
    step = step_at(time.time() - _STILL_GOOD)
    for _ in range(_TRIES):
        await asyncio.sleep(_seconds_until(step))
        answer = await flow.give_code(code_for(secret, step))
        if answer.status_code != _USED:
            return _expect_done(flow, answer)
        step = max(step + 1, step_at(time.time()))
    raise SignInRefusedError(_USED, "Each code that could be given had been used.")


def _seconds_until(step: int) -> float:
    """Return how long until the server accepts the step: it allows one step ahead of its clock."""
    return max(0.0, (step - 1) * STEP_SECONDS - time.time())


def _expect_done(flow: SignIn, answer: httpx.Response) -> None:
    if flow.code is None:
        raise SignInRefusedError.from_page(answer)
