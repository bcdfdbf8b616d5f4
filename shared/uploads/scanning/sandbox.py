"""The parent's side of the inspection: start the subprocess early, feed members to the engine, end it for certain."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import asdict
from typing import Self

from shared.uploads.scanning.engine import EngineFailed, Scanner
from shared.uploads.scanning.inspection import frames
from shared.uploads.scanning.model import Objection, ScanLimits

# The file's doing, and it would do it again: refused. Anything else that ends the subprocess is undecided.
_FILES_OWN_FAULT = {-signal.SIGXCPU, -signal.SIGXFSZ, -signal.SIGSEGV, -signal.SIGABRT, -signal.SIGBUS, -signal.SIGILL}


class InspectionFailed(Exception):
    """The subprocess gave no verdict for a reason that lies with us, not with the file."""


class Sandbox:
    """A context manager around one subprocess. It imports its parsers while the file still arrives."""

    def __init__(self, fd: int, extension: str, limits: ScanLimits) -> None:
        self._fd = fd
        self._limits = limits
        self._task = json.dumps([fd, extension, asdict(limits) | {"extensions": sorted(limits.extensions)}])
        self._process: asyncio.subprocess.Process

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            f"{__package__}.inspection",
            self._task,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,  # parsers quote what they read: nothing for our logs
            limit=frames.LONGEST,
            pass_fds=(self._fd,),
            start_new_session=True,
            # None of our settings or secrets: a parser that is taken over should find nothing.
            env={"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PATH": os.defpath},
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        await self._process.wait()

    async def inspect(self, engine: Scanner) -> None:
        """Inspect the file that is complete now. Raises `Objection`, `EngineFailed` or `InspectionFailed`."""
        assert self._process.stdin  # noqa: S101  asked for above
        try:
            async with asyncio.timeout(self._limits.wall_seconds):
                with suppress(ConnectionError):  # it died already: reading says how
                    self._process.stdin.write(b"go\n")
                    await self._process.stdin.drain()
                await self._converse(engine)
        except TimeoutError:
            raise InspectionFailed(f"the inspection took more than {self._limits.wall_seconds} s") from None
        except asyncio.IncompleteReadError:
            raise await self._ending() from None

    async def _converse(self, engine: Scanner) -> None:
        kind, payload = await self._frame()
        while kind == frames.MEMBER:
            signature = await engine.scan(member := self._member())
            if signature:
                raise Objection("malware-found", detail=f"{signature} in {payload[:200].decode('utf-8', 'replace')!r}")
            async for _ in member:
                raise EngineFailed("the engine didn't read a member to its end")
            kind, payload = await self._frame()
        _conclude(kind, payload)

    async def _member(self) -> AsyncIterator[bytes]:
        while True:
            kind, payload = await self._frame()
            if kind == frames.DATA:
                yield payload
            elif kind == frames.END:
                return
            else:  # the inspection objected halfway through
                _conclude(kind, payload)
                raise InspectionFailed("a verdict came before the member's end")

    async def _frame(self) -> tuple[bytes, bytes]:
        assert self._process.stdout  # noqa: S101  asked for above
        kind, length = frames.HEADER.unpack(await self._process.stdout.readexactly(frames.HEADER.size))
        if length > frames.LONGEST:
            raise InspectionFailed("the inspection broke its own protocol")
        return kind, await self._process.stdout.readexactly(length)

    async def _ending(self) -> Exception:
        code = await self._process.wait()
        if code in _FILES_OWN_FAULT:
            return Objection("file-too-complex", detail=f"ended by {signal.Signals(-code).name}")
        return InspectionFailed(f"the inspection ended with {code}")


def _conclude(kind: bytes, payload: bytes) -> None:
    """Read the last frame: return if nothing objects, raise what it says otherwise."""
    if kind != frames.VERDICT:
        raise InspectionFailed(payload.decode("utf-8", "replace"))
    verdict = json.loads(payload)
    if verdict["code"]:
        raise Objection(verdict["code"], detail=verdict["detail"], **verdict["facts"])
