"""Both directories: Graph's client against a stub of Graph, the local one against the real local server."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from aiohttp import web

from local.identity.running import Running, running
from shared.directory.graph import GraphDirectory
from shared.directory.local_server import LocalDirectory
from shared.directory.model import Directory
from tests.contracts.directory.stub_graph import StubGraph
from tests.servers import free_port

_numbers = itertools.count()


@pytest.fixture
async def graph() -> AsyncIterator[StubGraph]:
    stub, port = StubGraph(), free_port()
    stub.base = f"http://127.0.0.1:{port}/v1.0"
    runner = web.AppRunner(stub.app())
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield stub
    await runner.cleanup()


@pytest.fixture
def graph_directory(graph: StubGraph) -> GraphDirectory:
    async def token() -> str:
        return "a-graph-token"

    return GraphDirectory(graph.base, "larkfield.onmicrosoft.example", token)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("directory")


@pytest.fixture(scope="session")
def identity(folder: Path) -> Iterator[Running]:
    with running(folder) as server:
        yield server


@pytest.fixture(params=["graph", "local"])
def directory(request: pytest.FixtureRequest) -> Directory:
    if request.param == "graph":
        return request.getfixturevalue("graph_directory")  # type: ignore[no-any-return]
    server: Running = request.getfixturevalue("identity")
    return LocalDirectory(server.base, request.getfixturevalue("folder") / "admin.key")


@pytest.fixture
def email() -> str:
    return f"o'neill.{next(_numbers)}@brackenhall.example"
