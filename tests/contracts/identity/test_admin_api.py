from __future__ import annotations

import httpx
import pytest

from local.identity.client import SignInRefusedError, complete, refresh, sign_in
from local.identity.flow import SignIn
from local.identity.running import Running
from tests.contracts.identity.conftest import Invited, Newcomer


@pytest.mark.parametrize("authorization", [None, "Bearer wrong", "Bearer x y", "Basic wrong"])
def test_without_the_admin_key_nothing_is_told(identity: Running, authorization: str | None) -> None:
    headers = {"Authorization": authorization} if authorization else {}
    answer = httpx.get(f"{identity.base}/admin/users", headers=headers)
    assert answer.status_code == 401
    assert answer.json()["code"] == "admin-key-required"


async def test_a_user_is_listed_with_what_an_administrator_needs(admin: httpx.AsyncClient, identity: Running) -> None:
    [user] = (await admin.get("/users", params={"email": "Dev.Sandhu@brackenhall.example"})).json()["items"]
    assert (user["name"], user["status"], user["mfaEnrolled"]) == ("Dev Sandhu", "active", True)
    assert user["issuer"] == identity.issuer


async def test_no_secret_leaves_by_the_admin_api(admin: httpx.AsyncClient) -> None:
    told = (await admin.get("/users")).text
    assert not any(word in told for word in ("hash", "salt", "secret", "totp"))


async def test_the_list_comes_in_pages(admin: httpx.AsyncClient) -> None:
    seen: list[str] = []
    cursor: dict[str, str] = {}
    for _ in range(3):
        page = (await admin.get("/users", params={"realm": "staff", "limit": "1"} | cursor)).json()
        seen += [user["name"] for user in page["items"]]
        cursor = {"cursor": page["nextCursor"] or ""}
    assert sorted(seen) == ["Imran Qureshi", "Nadia Bell", "Ruth Calder"]
    assert page["nextCursor"] is None


async def test_acts_can_be_repeated(admin: httpx.AsyncClient, newcomer: Newcomer) -> None:
    user, _ = await newcomer()
    for act in ("disable", "disable", "enable", "enable", "reset-mfa", "reset-mfa", "revoke-sessions"):
        assert (await admin.post(f"/users/{user}/{act}")).status_code == 200


async def test_a_deleted_user_is_gone(admin: httpx.AsyncClient, newcomer: Newcomer, identity: Running) -> None:
    user, person = await newcomer()
    tokens = await sign_in(identity.base, person)
    assert (await admin.delete(f"/users/{user}")).status_code == 204
    assert (await admin.get(f"/users/{user}")).json()["code"] == "user-unknown"
    with pytest.raises(SignInRefusedError):
        await refresh(tokens)


async def test_revoking_sessions_ends_every_sign_in(
    admin: httpx.AsyncClient, newcomer: Newcomer, identity: Running, flow: SignIn
) -> None:
    user, person = await newcomer()
    tokens = [await sign_in(identity.base, person), await complete(flow, person)]
    assert (await admin.post(f"/users/{user}/revoke-sessions")).json() == {"revoked": 2}
    for each in tokens:
        with pytest.raises(SignInRefusedError):
            await refresh(each)


async def test_one_session_can_be_ended_alone(admin: httpx.AsyncClient, newcomer: Newcomer, identity: Running) -> None:
    user, person = await newcomer()
    first = await sign_in(identity.base, person)
    [session] = (await admin.get(f"/users/{user}/sessions")).json()["items"]
    second = await sign_in(identity.base, person)
    assert (await admin.delete(f"/users/{user}/sessions/{session['id']}")).status_code == 204
    assert await refresh(second)
    with pytest.raises(SignInRefusedError):
        await refresh(first)


async def test_an_address_belongs_to_one_account(admin: httpx.AsyncClient, invited: Invited) -> None:
    email = (await invited()).json()["user"]["email"].upper()
    again = await admin.post("/users", json={"email": email, "name": "Someone Else"})
    assert (again.status_code, again.json()["code"]) == (409, "email-taken")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "unreadable-json"),
        (b"[]", 400, "unreadable-json"),
        (b"{}", 422, "email-malformed"),
        (b'{"email": "a@b.example", "name": " "}', 422, "name-malformed"),
        (b'{"email": "a@b.example", "name": "A", "realm": "other"}', 422, "realm-unknown"),
        (b" " * 20_000, 413, "body-too-large"),
    ],
)
async def test_a_bad_request_says_what_is_wrong(admin: httpx.AsyncClient, body: bytes, status: int, code: str) -> None:
    answer = await admin.post("/users", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize("path", ["/users/nobody", "/users/%20", "/users/nobody/sessions"])
async def test_an_unknown_user_is_not_found(admin: httpx.AsyncClient, path: str) -> None:
    assert (await admin.get(path)).json()["code"] == "user-unknown"
