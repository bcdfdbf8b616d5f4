"""A running identity server for tests and benches: a free port, a data folder, stopped at the end."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx

from local.identity.server import PORTAL, admin_key, command

_READY = "identity ready"
_STOP_SECONDS = 10


class Running(NamedTuple):
    """`base` is the address; issuers are `{base}/business` and `{base}/staff`."""

    base: str
    admin_key: str
    process: subprocess.Popen[str]

    @property
    def issuer(self) -> str:
        return f"{self.base}/business"

    def admin(self) -> httpx.AsyncClient:
        """Return a client of the admin API; the caller closes it."""
        return httpx.AsyncClient(base_url=f"{self.base}/admin", headers={"Authorization": f"Bearer {self.admin_key}"})


@contextmanager
def running(data: Path, port: int | None = None, portal: str = PORTAL) -> Iterator[Running]:
    """Start a server on `data`, wait until it answers, stop it at the end; `RuntimeError` if it won't start."""
    port = port or free_port()
    with subprocess.Popen(command(port, data, portal), stdout=subprocess.PIPE, text=True) as process:
        try:
            _wait_until_ready(process)
            yield Running(f"http://localhost:{port}", admin_key(data), process)
        finally:
            process.terminate()
            process.wait(_STOP_SECONDS)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(process: subprocess.Popen[str]) -> None:
    line = process.stdout.readline() if process.stdout else ""
    if not line.startswith(_READY):
        raise RuntimeError(f"The identity server stopped at its start ({process.wait(_STOP_SECONDS)}): {line}")
