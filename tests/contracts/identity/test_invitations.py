from __future__ import annotations

import httpx
import pytest

from local.identity.running import Running
from tests.contracts.identity.conftest import PASSWORD, Invited, Newcomer, act


async def test_an_invited_person_chooses_a_password_and_signs_in(newcomer: Newcomer, admin: httpx.AsyncClient) -> None:
    user, _ = await newcomer()
    told = (await admin.get(f"/users/{user}")).json()
    assert (told["status"], told["mfaEnrolled"]) == ("active", True)
    assert told["lastSignInAt"]


async def test_an_invitation_works_once(invited: Invited, http: httpx.AsyncClient) -> None:
    url = (await invited()).json()["invitation"]["url"]
    assert (await http.get(url)).status_code == 200
    assert (await http.post(url, data={"password": PASSWORD})).status_code == 200
    assert (await http.post(url, data={"password": PASSWORD})).status_code == 410


async def test_a_newer_invitation_replaces_the_older(
    invited: Invited, admin: httpx.AsyncClient, http: httpx.AsyncClient
) -> None:
    first = (await invited()).json()
    second = (await admin.post(f"/users/{first['user']['id']}/invite")).json()
    assert (await http.get(first["invitation"]["url"])).status_code == 410
    assert (await http.get(second["invitation"]["url"])).status_code == 200


async def test_disabling_withdraws_the_invitation(
    invited: Invited, admin: httpx.AsyncClient, http: httpx.AsyncClient
) -> None:
    body = (await invited()).json()
    await act(admin, body["user"]["id"], "disable")
    assert (await http.get(body["invitation"]["url"])).status_code == 410
    assert (await admin.post(f"/users/{body['user']['id']}/invite")).json()["code"] == "user-disabled"


@pytest.mark.parametrize("password", ["", "too short", "x" * 201, "New Person  "])
async def test_a_poor_password_is_refused_with_why(invited: Invited, http: httpx.AsyncClient, password: str) -> None:
    url = (await invited()).json()["invitation"]["url"]
    page = await http.post(url, data={"password": password})
    assert page.status_code == 422
    assert "Your password" in page.text


async def test_a_made_up_invitation_is_refused(identity: Running, http: httpx.AsyncClient) -> None:
    assert (await http.get(f"{identity.base}/invitation/{'a' * 43}")).status_code == 410
