from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.portal import Portal, read_ports
from tests.servers import free_port, running

# Hundreds of tests are the same few people at one address. The limits have tests, and hosts, of their own.
UNLIMITED = {"RECOURSE_REQUESTS_PER_MINUTE_USER": "1000000", "RECOURSE_REQUESTS_PER_MINUTE_ADDRESS": "1000000"}


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    data: Path = tmp_path_factory.mktemp("portal")
    port = free_port()
    with running("local", "up", "--port", str(port), "--cases", "300", "--data", str(data), port=port, env=UNLIMITED):
        yield Portal(f"http://localhost:{port}", data, read_ports(data))
