"""A supervised process is started again when it dies, and never left behind."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from local.cli.child import Child
from local.cli.errors import UpError
from local.cli.servers import Server
from tests.servers import ROOT, free_port

MakeChild = Callable[..., Child]


def http_server(port: int) -> list[str]:
    return [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"]


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


async def wait_until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110  the condition is another process's
            await asyncio.sleep(0.02)


@pytest.fixture
async def make_child(tmp_path: Path) -> AsyncIterator[MakeChild]:
    children: list[Child] = []

    def make(command: list[str], port: int) -> Child:
        children.append(Child(Server("sample", command, port, grace=2), tmp_path, lambda _: None))
        return children[-1]

    yield make
    for child in children:
        await child.stop()


async def test_a_child_that_dies_is_started_again(make_child: MakeChild) -> None:
    port = free_port()
    child, starts = make_child(http_server(port), port), []
    await child.start()
    await child.wait_until_ready()
    watch = asyncio.create_task(child.keep_running(lambda: starts.append(child.pid)))
    first = child.pid
    os.kill(first or 0, signal.SIGKILL)
    await wait_until(lambda: bool(starts) and listens(port))
    assert starts[0] != first
    watch.cancel()


async def test_a_child_that_cannot_start_says_why(make_child: MakeChild) -> None:
    child = make_child([sys.executable, "-c", "raise SystemExit('no such table')"], free_port())
    await child.start()
    with pytest.raises(UpError, match=r"\[sample\] no such table"):
        await child.wait_until_ready()


async def test_a_stop_leaves_nothing_of_the_childs_group(make_child: MakeChild) -> None:
    port, inner = free_port(), free_port()
    server = f"{sys.executable} -m http.server --bind 127.0.0.1"
    child = make_child(["bash", "-c", f"{server} {inner} & exec {server} {port}"], port)
    await child.start()
    await child.wait_until_ready()
    await wait_until(lambda: listens(inner))
    await child.stop()
    await wait_until(lambda: not listens(inner) and not listens(port))


async def test_a_child_that_ignores_the_stop_is_killed_after_its_grace(make_child: MakeChild) -> None:
    port = free_port()
    ignore = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); import http.server as h; "
    serve = f"h.ThreadingHTTPServer(('127.0.0.1', {port}), h.BaseHTTPRequestHandler).serve_forever()"
    child = make_child([sys.executable, "-c", ignore + serve], port)
    await child.start()
    await child.wait_until_ready()
    await child.stop()
    assert not listens(port)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can tie a child's life to its parent's")
async def test_a_killed_supervisor_takes_its_children_along(tmp_path: Path) -> None:
    port = free_port()
    script = (
        "import asyncio, pathlib, sys\n"
        "from local.cli.child import Child\nfrom local.cli.servers import Server\n"
        "async def main():\n"
        f"    child = Child(Server('sample', {http_server(port)!r}, {port}), pathlib.Path({str(tmp_path)!r}), print)\n"
        "    await child.start()\n"
        "    await asyncio.sleep(60)\n"
        "asyncio.run(main())\n"
    )
    supervisor = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT)  # noqa: ASYNC220  a moment only
    await wait_until(lambda: listens(port))
    supervisor.kill()
    supervisor.wait()
    await wait_until(lambda: not listens(port))
