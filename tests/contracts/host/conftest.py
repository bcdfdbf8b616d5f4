"""Hosts for tests: one shared for HTTP, others started and stopped by a test."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.contracts.host.hosts import APPS, RunningHost, StartHost, start


@pytest.fixture
def start_host(tmp_path: Path) -> Iterator[StartHost]:
    started: list[RunningHost] = []

    def starter(app: str, **options: object) -> RunningHost:
        host = start(app, tmp_path, **options)  # type: ignore[arg-type]  # options pass through
        started.append(host)
        return host

    yield starter
    for host in started:
        if host.process.poll() is None:
            host.stop()


@pytest.fixture(scope="module")
def http_host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHost]:
    folder = tmp_path_factory.mktemp("http")
    shutil.copytree(APPS / "http", folder / "http")
    values = {"FROM_FILE": "file", "FROM_BOTH": "file"}
    (folder / "http" / "local.settings.json").write_text(json.dumps({"IsEncrypted": False, "Values": values}))
    environment = {
        "FROM_BOTH": "environment",
        "AzureWebJobs.switched_off.Disabled": "true",
        "RECOURSE_HOST_MASTER_KEY": "master",
        "RECOURSE_HOST_FUNCTION_KEY": "function",
    }
    host = start("http", folder, environment=environment)
    yield host
    host.stop()


@pytest.fixture
def http(http_host: RunningHost) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=http_host.url) as client:
        yield client
