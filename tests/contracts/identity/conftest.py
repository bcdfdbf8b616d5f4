"""One identity server for these tests, and people of their own for tests that change someone."""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import httpx
import pytest

from local.identity.client import Credentials
from local.identity.flow import SignIn, browser
from local.identity.running import Running, running
from local.identity.totp import code_for, step_at

PASSWORD = "a password for tests"
_numbers = itertools.count()

Invited = Callable[[], Awaitable[httpx.Response]]
Newcomer = Callable[[], Awaitable[tuple[str, Credentials]]]


@pytest.fixture(scope="session")
def identity(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("identity")) as server:
        yield server


@pytest.fixture
async def admin(identity: Running) -> AsyncIterator[httpx.AsyncClient]:
    async with identity.admin() as client:
        yield client


@pytest.fixture
async def http() -> AsyncIterator[httpx.AsyncClient]:
    async with browser() as client:
        yield client


@pytest.fixture
def flow(identity: Running, http: httpx.AsyncClient) -> SignIn:
    return SignIn(http, identity.issuer)


@pytest.fixture
def invited(admin: httpx.AsyncClient) -> Invited:
    async def invite() -> httpx.Response:
        return await admin.post(
            "/users", json={"email": f"new.{next(_numbers)}@brackenhall.example", "name": "New Person"}
        )

    return invite


@pytest.fixture
def newcomer(identity: Running, admin: httpx.AsyncClient, invited: Invited) -> Newcomer:
    """Invites someone, chooses their password, sets up their second factor; returns their id and credentials."""

    async def make() -> tuple[str, Credentials]:
        body = (await invited()).raise_for_status().json()
        async with browser() as own:
            (await own.post(body["invitation"]["url"], data={"password": PASSWORD})).raise_for_status()
            secret = await enrol(SignIn(own, identity.issuer), body["user"]["email"])
        await act(admin, body["user"]["id"], "revoke-sessions")
        return body["user"]["id"], Credentials("business", body["user"]["email"], PASSWORD, secret)

    return make


async def act(admin: httpx.AsyncClient, user: str, verb: str) -> None:
    (await admin.post(f"/users/{user}/{verb}")).raise_for_status()


async def enrol(flow: SignIn, email: str) -> str:
    """Sign in for the first time; return the secret that the page showed."""
    await flow.begin()
    page = await flow.give_password(email, PASSWORD)
    secret = shown_secret(page)
    await flow.give_code(oldest_code(secret))
    assert flow.code
    return secret


def fresh_code(secret: str) -> str:
    """The next step's code, which is accepted already: no sign-in before can have used it."""
    return code_for(secret, step_at(time.time()) + 1)


def oldest_code(secret: str) -> str:
    """The oldest code that is accepted, which leaves fresh ones for the test itself."""
    return code_for(secret, step_at(time.time() - 25))


def shown_secret(page: httpx.Response) -> str:
    found = re.search(r'<code id="secret">([A-Z2-7 ]+)</code>', page.text)
    assert found, page.text
    return found.group(1).replace(" ", "")
