"""`local up`: one start, from an empty folder or a full one, to the stop."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from local.cli.child import Child
from local.cli.ports import Ports, choose_ports
from local.cli.preparation import Preparation
from local.cli.servers import Server, backing_servers, case_system, host_server, portal_url
from local.cli.sign_ins import describe_sign_ins
from local.cli.state import State, exclusive


@dataclass(frozen=True)
class Options:
    """What the command line asked for; `data` is absolute."""

    port: int
    scheme: str
    cases: int
    data: Path
    live: bool = False


def say(message: str) -> None:
    print(message, flush=True)


async def run_up(options: Options) -> None:
    """Run until SIGTERM or SIGINT. Raises UpError when the start is refused or fails."""
    run = asyncio.current_task()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, run.cancel if run else loop.stop)
    with exclusive(options.data):
        supervisor = Supervisor(options, choose_ports(options.data, options.port))
        with contextlib.suppress(asyncio.CancelledError):
            try:
                await supervisor.run()
            finally:
                await supervisor.stop()


class Supervisor:
    """All children of one `local up`."""

    def __init__(self, options: Options, ports: Ports) -> None:
        self._data = options.data
        self._ports = ports
        self._preparation = Preparation(ports, State(options.data), options.scheme, options.cases, say)
        self._backing = backing_servers(ports, options.data)
        self._host = host_server(ports, options.data, options.scheme)
        self._case_system = case_system(ports, options.data, options.scheme) if options.live else None
        self._children: list[Child] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._began = time.monotonic()

    async def run(self) -> None:
        """Start everything, tell the address, then keep everything running."""
        self._preparation.refuse_other_scheme()
        (self._data / "logs").mkdir(exist_ok=True)
        if self._preparation.is_done():
            # The host needn't wait for what it talks to.
            await self._start([*self._backing, self._host])
        else:
            await self._start(self._backing)
            await self._preparation.run()
            await self._start([self._host])
        if self._case_system:
            await self._start([self._case_system])
        self._announce()
        await asyncio.Event().wait()

    async def stop(self) -> None:
        """Stop the host first, while what it talks to is still there; then the rest, all at once."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        say("stopping")
        hosts = [child for child in self._children if child.server is self._host]
        await asyncio.gather(*(child.stop() for child in hosts))
        await asyncio.gather(*(child.stop() for child in self._children if child not in hosts))
        (self._data / "up.json").unlink(missing_ok=True)

    async def _start(self, servers: list[Server]) -> None:
        children = [Child(server, self._data / "logs", say) for server in servers]
        self._children += children
        await asyncio.gather(*(child.start() for child in children))
        await asyncio.gather(*(child.wait_until_ready() for child in children))
        for child in children:
            self._tasks.add(asyncio.create_task(child.keep_running(partial(self._started_again, child))))
        self._write_processes()

    def _started_again(self, child: Child) -> None:
        self._write_processes()
        if child.server.name == "blob":
            task = asyncio.create_task(self._repair_blobs(child))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _repair_blobs(self, child: Child) -> None:
        try:
            await child.wait_until_ready()
            await self._preparation.prepare_blobs()
        except Exception as error:  # noqa: BLE001  a supervisor says what failed and goes on
            say(f"the blob containers could not be made again: {error}")

    def _announce(self) -> None:
        say(f"\nRecourse is ready at {portal_url(self._ports)} ({time.monotonic() - self._began:.1f} s)\n")
        say(describe_sign_ins())
        say(f"\nEmails that the portal sends: {portal_url(self._ports)}/_mail")
        say(f"Logs are in {self._data / 'logs'}. Ctrl-C stops everything.")

    def _write_processes(self) -> None:
        """Tell tools and tests which process is which: `up.json` in the data folder."""
        processes = {child.server.name: child.pid for child in self._children}
        known = {"supervisor": os.getpid(), "portal": portal_url(self._ports), "processes": processes}
        draft = self._data / "up.json.draft"  # whoever reads while this is written finds the old one, whole
        draft.write_text(json.dumps(known, indent=2) + "\n")
        draft.replace(self._data / "up.json")
