"""Gathers the parts of a stretch into blocks, and stages a block while the parts of the next are made."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Self

from shared.exports.blobs import ExportFiles
from shared.kernel.ids import new_id

BLOCK_BYTES = 1_000_000  # a page of cases is a third of that as CSV, a twentieth packed: a call each would be waste


class Blocks:
    """The blocks of one run of a stretch, the first of them number `first` in its file: `async with` ends what is left.

    The run's name keeps two deliveries of one message from mixing their blocks: only one of them gets saved.
    """

    def __init__(self, files: ExportFiles, blob: str, first: int) -> None:
        self._files, self._blob, self._first = files, blob, first
        self._run = new_id()[-12:]
        self._names: list[str] = []
        self._parts = bytearray()
        self._staging: asyncio.Task[None] | None = None

    async def add(self, part: bytes) -> None:
        """Take a part, and send a full block on its way; raise what befell the block before."""
        self._parts += part
        if len(self._parts) >= BLOCK_BYTES:
            await self._send()

    async def end(self) -> tuple[str, ...]:
        """Stage what is left and return the blocks' names in their order, once all are there."""
        if self._parts:
            await self._send()
        await self._arrived()
        return tuple(self._names)

    async def _send(self) -> None:
        await self._arrived()
        name = f"{self._first + len(self._names):06}-{self._run}".ljust(24, "-")
        self._staging = asyncio.create_task(self._files.stage(self._blob, name, bytes(self._parts)))
        self._names.append(name)
        self._parts.clear()

    async def _arrived(self) -> None:
        staging, self._staging = self._staging, None
        if staging is not None:
            await staging

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if self._staging is not None:
            self._staging.cancel()
            await asyncio.gather(self._staging, return_exceptions=True)
