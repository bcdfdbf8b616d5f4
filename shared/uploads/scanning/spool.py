"""The one pass over the incoming bytes: keep them for the inspection and the hash, hand them on to the engine."""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
from collections.abc import AsyncIterator
from typing import Self

from shared.uploads.scanning.declared import too_large
from shared.uploads.scanning.model import ScanLimits


class Spool:
    """A bounded temporary file without a name: it is gone when closed, even if this process is killed."""

    def __init__(self, limits: ScanLimits) -> None:
        self._limits = limits
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  closed by __exit__
        self.size = 0
        self.complete = asyncio.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def fileno(self) -> int:
        return self._file.fileno()

    async def tee(self, chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        """Yield every chunk again. Raises `Objection` once more bytes came than the limits allow.

        A chunk is written while the consumer works on it: so the engine sets the pace, not the sum of both.
        """
        async for chunk in chunks:
            self.size += len(chunk)
            if self.size > self._limits.max_bytes:
                raise too_large(self.size, self._limits)
            writing = asyncio.create_task(asyncio.to_thread(self._file.write, chunk))
            try:
                yield chunk
            finally:
                await writing
        self.complete.set()

    async def sha256(self) -> str:
        """Return the hash of what was kept, in hex. Afterwards, because that is when engines leave a core free."""
        self._file.seek(0)
        return (await asyncio.to_thread(hashlib.file_digest, self._file, "sha256")).hexdigest()
