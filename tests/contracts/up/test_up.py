"""`local up`, whole: first start, crashes, stop, second start."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from azure.storage.blob import BlobServiceClient

from local.blob.azurite import connection_string
from tests.servers import ROOT, free_port


@dataclass
class Up:
    """One `local up` and where it keeps its things."""

    port: int
    data: Path
    process: subprocess.Popen[str] | None = None

    def command(self, scheme: str = "financial") -> list[str]:
        options = ["--port", str(self.port), "--data", str(self.data), "--cases", "20", "--scheme", scheme]
        return [sys.executable, "-m", "local", "up", *options]

    def start(self) -> None:
        self.process = subprocess.Popen(self.command(), cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith("Recourse is ready at"):
                return
        raise AssertionError("local up ended before it was ready")

    def stop(self) -> int:
        assert self.process is not None
        self.process.terminate()
        self.process.communicate(timeout=30)
        return self.process.returncode

    def refusal(self, scheme: str = "financial") -> str:
        done = subprocess.run(self.command(scheme), cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 1
        return done.stderr

    def json(self, name: str) -> dict[str, Any]:
        known: dict[str, Any] = json.loads((self.data / name).read_text())
        return known

    def kill(self, server: str) -> int:
        pid = int(self.json("up.json")["processes"][server])
        os.kill(pid, signal.SIGKILL)
        return pid

    def ready(self) -> bool:
        try:
            return httpx.get(f"http://127.0.0.1:{self.port}/api/health/ready", timeout=5).status_code == 200
        except httpx.TransportError:
            return False


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline, "the condition never came true"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Up]:
    running = Up(free_port(), tmp_path_factory.mktemp("up"))
    running.start()
    yield running
    if running.process and running.process.poll() is None:
        running.stop()


def test_everything_the_app_depends_on_is_ready_after_the_first_start(up: Up) -> None:
    assert up.ready()
    blobs = BlobServiceClient.from_connection_string(connection_string(up.json("ports.json")["blob"]))
    with blobs:
        assert {"quarantine", "documents"} <= {container.name for container in blobs.list_containers()}


def test_a_page_may_upload_straight_to_blob_storage(up: Up) -> None:
    asked = {"Origin": f"http://localhost:{up.port}", "Access-Control-Request-Method": "PUT"}
    url = f"http://127.0.0.1:{up.json('ports.json')['blob']}/devstoreaccount1/quarantine/a"
    assert httpx.options(url, headers=asked).headers["access-control-allow-origin"] == asked["Origin"]


@pytest.mark.parametrize("server", ["host", "cosmos", "blob", "identity", "servicebus"])
def test_a_killed_server_is_started_again(up: Up, server: str) -> None:
    killed = up.kill(server)
    wait_until(lambda: up.json("up.json")["processes"][server] not in {killed, None} and up.ready())


def test_a_second_start_on_the_same_data_is_refused(up: Up) -> None:
    assert "is in use by another `local up`" in up.refusal()


def test_a_taken_port_is_refused_by_its_number(up: Up, tmp_path: Path) -> None:
    assert f"{up.port} (portal)" in Up(up.port, tmp_path).refusal()


def test_a_stop_ends_everything_and_the_next_start_finds_its_data(up: Up) -> None:
    ports = up.json("ports.json")
    with BlobServiceClient.from_connection_string(connection_string(ports["blob"])) as blobs:
        blobs.get_blob_client("documents", "kept").upload_blob(b"kept", overwrite=True)
        assert up.stop() == 0
        assert [port for port in ports.values() if listens(port)] == []
        assert "holds sample data of the scheme 'financial'" in up.refusal("energy")
        up.start()
        assert blobs.get_blob_client("documents", "kept").download_blob().readall() == b"kept"
    assert up.json("ports.json") == ports


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
