from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.portal import Portal, read_ports
from tests.servers import free_port, running

# Hundreds of tests are the same few people at one address. The limits have tests, and hosts, of their own.
_LIMITS = ("REQUESTS_PER_MINUTE_USER", "REQUESTS_PER_MINUTE_ADDRESS", "FORMS_PER_HOUR_ADDRESS")
UNLIMITED = {f"RECOURSE_{limit}": "1000000" for limit in _LIMITS}


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    data: Path = tmp_path_factory.mktemp("portal")
    port = free_port()
    # Recording all the while: what telemetry does to the portal, and what it says of people, is tested along.
    logs = {"AzureFunctionsJobHost__logging__logLevel__default": "Information"}
    env = {"RECOURSE_TRACES": str(data / "traces.jsonl"), **logs, **UNLIMITED}
    with running("local", "up", "--port", str(port), "--cases", "300", "--data", str(data), port=port, env=env):
        yield Portal(f"http://localhost:{port}", data, read_ports(data))
