"""One supervised process: started with its log, awaited until it answers, started again when it dies, stopped."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from local.cli.definitions import ROOT
from local.cli.errors import UpError
from local.cli.ports import ADDRESS
from local.cli.servers import Server

BACKOFF = (0.1, 0.5, 1.0, 2.0, 5.0, 10.0)
"""Seconds to wait before each restart in a row."""
STEADY = 5.0
"""A child that lived this many seconds has its row of restarts forgotten: what can't start at all ends sooner."""
LOG_LIMIT = 10_000_000
"""Bytes after which a log is put aside (one old one is kept) when its server starts."""

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


class Child:
    """A server's process, with `say` to tell the terminal what happens to it."""

    def __init__(self, server: Server, logs: Path, say: Callable[[str], None]) -> None:
        self.server = server
        self.log = logs / f"{server.name}.log"
        self._say = say
        self._process: asyncio.subprocess.Process | None = None
        self._started = 0.0

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process and self._process.returncode is None else None

    async def start(self) -> None:
        """Start the process in a group of its own: Ctrl-C reaches only the supervisor, a kill reaches all of it."""
        _set_aside(self.log)
        self._started = time.monotonic()
        with self.log.open("ab") as output:
            self._process = await asyncio.create_subprocess_exec(
                *self.server.command,
                cwd=ROOT,
                env=os.environ | self.server.environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                preexec_fn=end_with_parent,
            )

    async def wait_until_ready(self, patience: float = 180.0) -> None:
        """Wait until the server's port answers. Raises UpError when the process ends first or patience does."""
        deadline = time.monotonic() + patience
        while self.server.port and not await _answers(self.server.port):
            if self._process is not None and self._process.returncode is not None:
                raise UpError(f"{self.server.name} ended with {self._process.returncode}:\n{self.last_lines()}")
            if time.monotonic() > deadline:
                raise UpError(f"{self.server.name} doesn't answer on port {self.server.port}:\n{self.last_lines()}")
            await asyncio.sleep(0.03)

    async def keep_running(self, started_again: Callable[[], None]) -> None:
        """Start the process again whenever it ends, waiting longer each time in a row, until cancelled."""
        failures = 0
        while self._process is not None:
            code = await self._process.wait()
            failures = 0 if time.monotonic() - self._started > STEADY else failures
            delay = BACKOFF[min(failures, len(BACKOFF) - 1)]
            failures += 1
            self._say(f"{self.server.name} ended with {code}; starting it again in {delay:g} s\n{self.last_lines(5)}")
            self._kill_group()
            await asyncio.sleep(delay)
            await self.start()
            started_again()

    async def stop(self) -> None:
        """Ask the process to end, insist after its grace, and leave nothing of its group behind."""
        if self._process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), self.server.grace)
        except TimeoutError:
            self._say(f"{self.server.name} didn't end within {self.server.grace:g} s: killed")
        self._kill_group()
        await self._process.wait()

    def last_lines(self, count: int = 15) -> str:
        """Return the end of the log, each line with the server's name before it."""
        lines = self.log.read_text(errors="replace").splitlines()[-count:] if self.log.exists() else []
        return "\n".join(f"  [{self.server.name}] {line}" for line in lines)

    def _kill_group(self) -> None:
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)


def end_with_parent() -> None:
    """Have the kernel stop this child when its supervisor dies, even by kill -9 (Linux; elsewhere only by request)."""
    if _libc is not None:
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _set_aside(log: Path) -> None:
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".old.log"))


async def _answers(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection(ADDRESS, port)
    except OSError:
        return False
    writer.close()
    return True
