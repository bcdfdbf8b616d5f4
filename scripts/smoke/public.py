"""What anybody may ask: whether it is alive, the pages come with their headers, and the door is closed."""

from __future__ import annotations

import time
from http import HTTPStatus
from typing import Any

import httpx

from scripts.smoke.steps import require, step

_PATIENCE = 180.0  # seconds: a new instance starts cold, roles and names take their time


def check_public(http: httpx.Client) -> dict[str, Any]:
    """Run the steps; return the portal's public configuration."""
    with step("the portal is alive"):
        _patiently(http, "api/health")
    with step("it reaches what it needs"):
        states = _patiently(http, "api/health/ready").json()["dependencies"]
        require(all(state == "ready" for state in states.values()), str(states))
    with step("the pages come with their security headers"):
        for path in ("", "cases"):
            page = http.get(path).raise_for_status()
            require("<title>" in page.text, f"/{path} isn't a page")
            require("default-src 'self'" in page.headers.get("content-security-policy", ""), f"/{path} has no policy")
    with step("a missing asset is missing"):
        require(http.get("assets/none.js").status_code == HTTPStatus.NOT_FOUND, "a page under a script's name")
    with step("without a token there are no cases"):
        require(http.get("api/cases").status_code == HTTPStatus.UNAUTHORIZED, "the door is open")
    with step("it says where to sign in"):
        return dict(http.get("api/config").raise_for_status().json())


def _patiently(http: httpx.Client, path: str) -> httpx.Response:
    """Ask until the answer is good, or patience ends."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            return http.get(path).raise_for_status()
        except httpx.HTTPError:
            if time.monotonic() > deadline:
                raise
        time.sleep(2)
