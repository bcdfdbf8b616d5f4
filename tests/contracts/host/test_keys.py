"""Function keys open what their level allows."""

from __future__ import annotations

import httpx
import pytest


@pytest.mark.parametrize(
    ("path", "key", "status"),
    [
        ("guarded", "", 401),
        ("guarded", "wrong", 401),
        ("guarded", "function", 200),
        ("guarded", "master", 200),
        ("owner", "function", 401),
        ("owner", "master", 200),
    ],
)
def test_a_route_needs_a_key_of_its_level(http: httpx.Client, path: str, key: str, status: int) -> None:
    assert http.get(f"/api/{path}", headers={"x-functions-key": key}).status_code == status


def test_the_key_may_be_in_the_query(http: httpx.Client) -> None:
    assert http.get("/api/guarded?code=function").status_code == 200


def test_the_key_header_wins_over_the_query(http: httpx.Client) -> None:
    assert http.get("/api/guarded?code=function", headers={"x-functions-key": "wrong"}).status_code == 401


def test_the_admin_door_needs_the_master_key_once_there_is_one(http: httpx.Client) -> None:
    assert http.get("/admin/host/status").status_code == 401
    assert http.get("/admin/host/status", headers={"x-functions-key": "master"}).json() == {"state": "Running"}
