"""One sign-in, step by step, as a browser goes through it; the cookies live in the HTTP client."""

from __future__ import annotations

import base64
import hashlib
import html
import re
import secrets
import ssl
import time
from functools import cache
from typing import NamedTuple, Self
from urllib.parse import parse_qs, urljoin, urlsplit

import httpx

SCOPE = "openid profile email offline_access cases"
TOOLS = "recourse-tools"
TOOLS_REDIRECT = "http://127.0.0.1:53682/callback"  # nothing listens there: the code is read from the redirect itself
_REDIRECTS = {301, 302, 303, 307}
_MOST_REDIRECTS = 10


class Tokens(NamedTuple):
    """`expires_at` is Unix seconds, of the access token."""

    issuer: str
    access_token: str
    refresh_token: str
    id_token: str
    expires_at: float

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.access_token}"}


class SignInRefusedError(Exception):
    """`status` is the HTTP status, `reason` the sentence or code the server gave."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{reason} ({status})")
        self.status = status
        self.reason = reason

    @classmethod
    def from_page(cls, answer: httpx.Response) -> Self:
        alert = re.search(r'role="alert">(.*?)</p>', answer.text, re.DOTALL)
        words = re.sub(r"<[^>]+>", "", alert.group(1)) if alert else answer.reason_phrase
        return cls(answer.status_code, html.unescape(words).strip())


def browser() -> httpx.AsyncClient:
    """Return an HTTP client with an empty cookie jar; the caller closes it."""
    return httpx.AsyncClient(verify=_trust(), timeout=10, headers={"Accept": "text/html"})


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()  # 20 ms to build, which every sign-in would pay


class SignIn:
    """`begin`, `give_password`, `give_code`, `redeem`; `code` is set once the server has redirected to the client."""

    def __init__(
        self, http: httpx.AsyncClient, issuer: str, client_id: str = TOOLS, redirect_uri: str = TOOLS_REDIRECT
    ) -> None:
        self.http = http
        self.issuer = issuer
        self.client_id = client_id
        self.redirect_uri = redirect_uri
        self.code: str | None = None
        self.error: str | None = None
        self._verifier = secrets.token_urlsafe(48)
        self._state = secrets.token_urlsafe(16)
        self._here = ""

    async def begin(self, **parameters: str) -> httpx.Response:
        """Open the authorization endpoint; with a session already there, `code` is set at once."""
        challenge = base64.urlsafe_b64encode(hashlib.sha256(self._verifier.encode()).digest()).decode().rstrip("=")
        query = {
            "client_id": self.client_id,
            "redirect_uri": self.redirect_uri,
            "response_type": "code",
            "scope": SCOPE,
            "state": self._state,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        return await self._follow(await self.http.get(f"{self.issuer}/auth", params=query | parameters))

    async def give_password(self, email: str, password: str) -> httpx.Response:
        return await self.post({"email": email, "password": password})

    async def give_code(self, code: str) -> httpx.Response:
        return await self.post({"code": code})

    async def post(self, form: dict[str, str]) -> httpx.Response:
        """Send a form of the page that is open now."""
        return await self._follow(await self.http.post(self._here, data=form))

    async def redeem(self) -> Tokens:
        """Exchange the code for tokens, or raise `SignInRefusedError`."""
        if self.code is None:
            raise SignInRefusedError(400, self.error or "The sign-in isn't finished.")
        form = {"grant_type": "authorization_code", "code": self.code, "code_verifier": self._verifier}
        return await self.exchange(form | {"redirect_uri": self.redirect_uri})

    async def exchange(self, form: dict[str, str]) -> Tokens:
        answer = await self.http.post(
            f"{self.issuer}/token", data=form | {"client_id": self.client_id}, headers={"Accept": "application/json"}
        )
        body = answer.json()
        if answer.is_error:
            raise SignInRefusedError(answer.status_code, f"{body['error']}: {body.get('error_description', '')}")
        expires_at = time.time() + float(body["expires_in"])
        return Tokens(self.issuer, body["access_token"], body["refresh_token"], body["id_token"], expires_at)

    async def _follow(self, answer: httpx.Response) -> httpx.Response:
        for _ in range(_MOST_REDIRECTS):
            if answer.status_code not in _REDIRECTS:
                break
            target = urljoin(str(answer.url), answer.headers["location"])
            if target.startswith(self.redirect_uri):
                self._arrive(target)
                return answer
            answer = await self.http.get(target)
        self._here = str(answer.url)
        return answer

    def _arrive(self, target: str) -> None:
        values = {name: given[0] for name, given in parse_qs(urlsplit(target).query).items()}
        if values.get("state") != self._state or values.get("iss") != self.issuer:
            raise SignInRefusedError(400, "The answer belongs to another sign-in.")  # RFC 9207: mix-up defence
        self.code, self.error = values.get("code"), values.get("error")
