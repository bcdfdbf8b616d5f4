"""Where somebody is signed in, and how it ends: one session, or all of them."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import httpx
import pytest

from local.identity.client import SignInRefusedError, Tokens, refresh, sign_in
from tests.portal import LEAVER, Portal

PROMISE = 60  # seconds, on every instance
CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"
)


async def ask(portal: Portal, tokens: Tokens, user_agent: str = CHROME) -> httpx.Response:
    async with portal.client({**tokens.headers, "User-Agent": user_agent}) as http:
        return await http.get("sessions")


async def sessions(portal: Portal, tokens: Tokens, user_agent: str = CHROME) -> list[dict[str, Any]]:
    return list((await ask(portal, tokens, user_agent)).raise_for_status().json()["items"])


async def end(portal: Portal, tokens: Tokens, path: str) -> None:
    async with portal.client(tokens.headers) as http:
        assert (await http.delete(path)).status_code == 204


async def refused(portal: Portal, tokens: Tokens) -> dict[str, Any]:
    """Return the refusal, which comes within the promised time."""
    latest = time.monotonic() + PROMISE
    while (answer := await ask(portal, tokens)).status_code != 401:
        assert time.monotonic() < latest, "the session still works"
        await asyncio.sleep(1)
    return dict(answer.json())


async def test_a_session_is_listed_ended_and_good_again_only_after_signing_in_again(portal: Portal) -> None:
    laptop, elsewhere = await sign_in(portal.identity_url, LEAVER), await sign_in(portal.identity_url, LEAVER)
    await sessions(portal, elsewhere, "")
    listed = await sessions(portal, laptop)
    [here] = [line for line in listed if line["current"]]
    assert here["device"] == "Chrome on Windows"
    assert here["firstSeenAt"].endswith(":00:00Z")
    [other] = [line for line in await sessions(portal, elsewhere, "") if line["current"]]
    assert other["id"] in {line["id"] for line in listed}

    await end(portal, laptop, f"sessions/{other['id']}")
    await end(portal, laptop, f"sessions/{other['id']}")
    assert (await refused(portal, elsewhere))["code"] == "session-ended"
    renewed = await refresh(elsewhere)
    assert (await refused(portal, renewed))["code"] == "session-ended"
    assert other["id"] not in {line["id"] for line in await sessions(portal, laptop)}


async def test_a_session_of_somebody_else_does_not_exist(portal: Portal) -> None:
    async with portal.as_person("priya") as priya, portal.as_person("tom") as tom:
        [line] = [line for line in (await priya.get("sessions")).json()["items"] if line["current"]]
        assert (await tom.delete(f"sessions/{line['id']}")).status_code == 404
        assert (await priya.get("me")).status_code == 200


async def test_signing_out_everywhere_ends_every_session_here_and_in_the_directory(portal: Portal) -> None:
    laptop, phone = await sign_in(portal.identity_url, LEAVER), await sign_in(portal.identity_url, LEAVER)
    await sessions(portal, phone)
    await end(portal, laptop, "sessions")
    for tokens in (laptop, phone):
        assert (await refused(portal, tokens))["code"] == "session-ended"
    with pytest.raises(SignInRefusedError):
        await _until_the_directory_refuses(phone)


async def _until_the_directory_refuses(tokens: Tokens) -> None:
    latest = time.monotonic() + PROMISE
    while time.monotonic() < latest:
        tokens = await refresh(tokens)
        await asyncio.sleep(1)
