from __future__ import annotations

import json
from pathlib import Path

import httpx
import jwt

from local.identity.client import complete, refresh, sample_credentials
from local.identity.flow import SignIn
from local.identity.running import Running, free_port, running


async def test_a_restart_keeps_sign_ins_keys_and_people(tmp_path: Path, http: httpx.AsyncClient) -> None:
    port = free_port()
    with running(tmp_path, port) as before:
        tokens = await complete(SignIn(http, before.issuer), sample_credentials("lena"))
        await _delete(before, "sam.whitlock@ashcombe.example")
    with running(tmp_path, port) as after:
        again = SignIn(http, after.issuer)
        await again.begin(prompt="none")
        assert again.code
        assert await refresh(tokens)
        key = jwt.PyJWKClient(f"{after.issuer}/jwks").get_signing_key_from_jwt(tokens.access_token)
        assert jwt.decode(tokens.access_token, key, ["RS256"], audience="api://recourse")
        assert await _found(after, "sam.whitlock@ashcombe.example") == []


async def test_a_killed_server_forgets_neither_sessions_nor_used_codes(tmp_path: Path, http: httpx.AsyncClient) -> None:
    port = free_port()
    with running(tmp_path, port) as before:
        tokens = await complete(SignIn(http, before.issuer), sample_credentials("owen"))
        before.process.kill()
    stored = json.loads((tmp_path / "accounts.json").read_text())["accounts"]
    [owen] = [account for account in stored if account["name"] == "Owen Pritchard"]
    assert owen["totp"]["lastStep"] > 0
    with running(tmp_path, port):
        assert await refresh(tokens)


def test_what_is_kept_is_for_its_owner_alone(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with running(data):
        assert data.stat().st_mode & 0o077 == 0
        for secret in ("accounts.json", "admin.key", "keys.json"):
            assert (data / secret).stat().st_mode & 0o077 == 0


def test_it_stops_at_once_when_asked(tmp_path: Path) -> None:
    with running(tmp_path) as server, httpx.Client() as idle:
        assert idle.get(f"{server.base}/health").json() == {"status": "ok"}
        server.process.terminate()
        assert server.process.wait(5) == 0


async def _found(server: Running, email: str) -> list[dict[str, str]]:
    async with server.admin() as admin:
        answer = await admin.get("/users", params={"email": email})
        return list(answer.json()["items"])


async def _delete(server: Running, email: str) -> None:
    [user] = await _found(server, email)
    async with server.admin() as admin:
        (await admin.delete(f"/users/{user['id']}")).raise_for_status()
