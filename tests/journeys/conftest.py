from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.portal import Portal, read_ports
from tests.servers import free_port, running


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    data: Path = tmp_path_factory.mktemp("portal")
    port = free_port()
    with running("local", "up", "--port", str(port), "--cases", "300", "--data", str(data), port=port):
        yield Portal(f"http://localhost:{port}", data, read_ports(data))
