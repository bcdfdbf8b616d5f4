"""Runs hosts on sample apps: whole processes, as people run them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.servers import ROOT, free_port

APPS = Path(__file__).parent / "apps"


@dataclass
class RunningHost:
    """A host process, its address and what it wrote."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def stop(self, signal_number: int = signal.SIGTERM) -> int:
        self.process.send_signal(signal_number)
        return self.process.wait(30)

    def run_by_hand(self, name: str, payload: str = "") -> None:
        assert httpx.post(f"{self.url}/admin/functions/{name}", json={"input": payload}).status_code == 202


StartHost = Callable[..., RunningHost]


def wait_until(condition: Callable[[], object], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "the condition never came true"
        time.sleep(0.05)


def answers(url: str) -> bool:
    try:
        httpx.get(url, timeout=2)
    except httpx.TransportError:
        return False
    return True


def start(app: str, folder: Path, *, environment: dict[str, str] | None = None, **options: object) -> RunningHost:
    """Start a host on a copy of a sample app in `folder`; `data` and `port` may be given to restart it."""
    root = folder / app
    if not root.exists():
        shutil.copytree(APPS / app, root)
    port = int(str(options.pop("port", 0))) or free_port()
    command = [sys.executable, "-m", "local.host", "--app", str(root / f"{app}_app.py"), "--port", str(port)]
    options.setdefault("data", folder / "data")
    options.setdefault("pages", folder / "no-pages")
    for name, value in options.items():
        command += [f"--{name.replace('_', '-')}", str(value)]
    log = folder / f"host-{port}.log"
    with log.open("ab") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | (environment or {}), stderr=output)
    host = RunningHost(process, port, log)
    wait_until(lambda: process.poll() is not None or answers(host.url))
    assert process.poll() is None, log.read_text()
    return host
