from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.servicebus.conftest import StartBroker
from tests.servers import ROOT

pytestmark = pytest.mark.local_only


def test_it_says_its_address_and_stops_when_told(start_broker: StartBroker) -> None:
    broker = start_broker()
    assert broker.connection_string.startswith(f"Endpoint=sb://127.0.0.1:{broker.port};")
    assert broker.stop() == 0


def test_a_broken_queue_file_is_refused_with_a_code(tmp_path: Path) -> None:
    path = tmp_path / "queues.json"
    path.write_text(json.dumps({"queues": [{"name": "a", "lockDuration": "PT6M"}]}))
    ended = _run("--queues", str(path))
    assert ended.returncode == 2
    assert "queue-property-invalid: a.lockDuration" in ended.stderr


def test_a_taken_port_is_refused_with_a_code(start_broker: StartBroker) -> None:
    broker = start_broker()
    ended = _run("--queues", str(ROOT / "infra/bicep/queues.json"), "--port", str(broker.port))
    assert ended.returncode == 1
    assert "cannot-listen" in ended.stderr


@pytest.mark.parametrize("port", ["seventy", "65536", "-1"])
def test_a_port_out_of_range_is_refused(port: str) -> None:
    ended = _run("--queues", str(ROOT / "infra/bicep/queues.json"), "--port", port)
    assert ended.returncode == 2
    assert "a port is a whole number from 0 to 65535" in ended.stderr


def test_a_data_file_that_is_none_is_refused_with_a_code(tmp_path: Path) -> None:
    damaged, others = tmp_path / "damaged.db", tmp_path / "others.db"
    damaged.write_bytes(b"no database at all" * 1000)
    with sqlite3.connect(others) as theirs:
        theirs.execute("create table theirs (x)")
    theirs.close()
    for path in (damaged, others, tmp_path):
        ended = _run("--queues", str(ROOT / "infra/bicep/queues.json"), "--port", "0", "--data", str(path))
        assert ended.returncode == 2
        assert "data-unusable" in ended.stderr
        assert "Traceback" not in ended.stderr


def _run(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "local.servicebus", *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
