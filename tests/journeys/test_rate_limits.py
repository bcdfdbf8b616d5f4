"""A limit holds for a person, whichever host process answers."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from local.cli.ports import Ports
from local.cli.servers import app_settings
from tests.portal import Portal
from tests.servers import free_port, running

LIMIT = 40


@pytest.fixture(scope="module")
def two_hosts(portal: Portal, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """Two more hosts on the portal's servers, with a low limit."""
    env = app_settings(Ports(**portal.ports), "financial") | {"RECOURSE_REQUESTS_PER_MINUTE_USER": str(LIMIT)}
    first, second = free_port(), free_port()
    folders: list[Path] = [tmp_path_factory.mktemp("host") for _ in range(2)]
    with (
        running(
            "local.host",
            "--app",
            "function_app.py",
            "--data",
            str(folders[0]),
            "--port",
            str(first),
            port=first,
            env=env,
        ),
        running(
            "local.host",
            "--app",
            "function_app.py",
            "--data",
            str(folders[1]),
            "--port",
            str(second),
            port=second,
            env=env,
        ),
    ):
        yield [f"http://localhost:{port}" for port in (first, second)]


async def test_two_host_processes_together_grant_the_limit_and_no_more(portal: Portal, two_hosts: list[str]) -> None:
    headers = (await portal.tokens("callum")).headers
    began = int(time.time()) // 60
    async with httpx.AsyncClient(headers=headers) as http:
        hosts = itertools.islice(itertools.cycle(two_hosts), 3 * LIMIT)
        answers = [await http.get(f"{host}/api/me") for host in hosts]
    minutes = int(time.time()) // 60 - began + 1
    refused = [answer for answer in answers if answer.status_code == 429]
    assert sum(answer.status_code == 200 for answer in answers) <= LIMIT * minutes
    assert refused
    assert {answer.json()["code"] for answer in refused} == {"rate-limited"}
    assert all(1 <= int(answer.headers["Retry-After"]) <= 60 for answer in refused)
