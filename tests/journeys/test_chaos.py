"""The portal survives what kills its servers."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chaos.storm import Size, storm
from tests.portal import Portal, read_ports
from tests.servers import free_port, running

SMALL = Size(kills=6, events=300, updates=30, exports=3, seconds=10, pause=(1.0, 3.0))


@pytest.fixture
def own_portal(tmp_path: Path) -> Iterator[Portal]:
    """A portal of this test's own: what it does to one isn't nice to others."""
    port = free_port()
    with running("local", "up", "--port", str(port), "--cases", "100", "--data", str(tmp_path), port=port):
        yield Portal(f"http://localhost:{port}", tmp_path, read_ports(tmp_path))


# The Service Bus SDK leaves the socket of a killed broker to the garbage collector, which says so.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
async def test_killing_servers_at_random_loses_nothing_and_doubles_nothing(own_portal: Portal) -> None:
    report = await storm(own_portal, SMALL, seed=7)
    assert report.hits.total() == SMALL.kills
    gc.collect()  # here, where the complaint is expected, not in some other test
