"""What the command line refuses: a sentence and an exit code, never a traceback."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.cosmos.accounts import ROOT, Account

pytestmark = pytest.mark.local_only


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--port", "seventy"], "a port is a whole number from 0 to 65535"),
        (["--port", "65536"], "a port is a whole number from 0 to 65535"),
        (["--partitions", "0"], "not a whole number from 1 to 64"),
    ],
)
def test_an_option_out_of_range_is_refused(options: list[str], sentence: str) -> None:
    assert sentence in refused(2, *options)


def test_a_taken_port_is_refused(account: Account) -> None:
    port = account.endpoint.rstrip("/").rpartition(":")[2]
    assert f"Can't listen on port {port}" in refused(1, "--port", port)


def test_a_data_file_that_is_none_is_refused(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(b"no database at all" * 1000)
    for path in (damaged, tmp_path):
        assert f"{path} can't be used as the data file" in refused(1, "--port", "0", "--data", str(path))


def test_another_programs_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs(x)")
    other.close()
    assert "belongs to another program" in refused(1, "--port", "0", "--data", str(path))


def refused(code: int, *options: str) -> str:
    """Return what the server says on standard error when it won't start."""
    command = [sys.executable, "-m", "local.cosmos", *options]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
    assert ended.returncode == code
    assert "Traceback" not in ended.stderr
    return ended.stderr
