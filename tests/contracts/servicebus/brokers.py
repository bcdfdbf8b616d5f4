"""Runs brokers for tests: whole processes, on free ports, with as many copies of each queue as tests may want."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.servers import ROOT, free_port

KINDS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "queues.json").read_text())["queues"]
COPIES = 40
# Azure's least lock is five seconds and its least window twenty; here a test needn't wait that long.
SHORTER = {"PT5S": "PT1S", "PT10S": "PT3S", "PT20S": "PT2S", "PT2S": "PT1S"}


@dataclass
class RunningBroker:
    process: subprocess.Popen[str]
    port: int
    connection_string: str

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(10)

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(10)


def start(folder: Path, *options: str, port: int | None = None) -> RunningBroker:
    """Start a broker and wait for the line that says it is ready."""
    port = port or free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "local.servicebus", "--port", str(port), "--queues", str(_queue_file(folder)), *options],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    process.stdout.close()
    assert "Endpoint=sb://" in line, f"the broker ended with {process.wait(10)}"
    return RunningBroker(process, port, line.split(" · ")[1].strip())


def _queue_file(folder: Path) -> Path:
    copies = [{**_shorter(kind), "name": f"{kind['name']}-{copy}"} for kind in KINDS for copy in range(COPIES)]
    path = folder / "queues.json"
    path.write_text(json.dumps({"queues": copies}))
    return path


def _shorter(kind: dict[str, Any]) -> dict[str, Any]:
    return {name: SHORTER.get(value, value) if isinstance(value, str) else value for name, value in kind.items()}
