from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine

import pytest

from shared.uploads.scanning.declared import declare
from shared.uploads.scanning.engine import Scanner
from shared.uploads.scanning.model import ScanLimits, Verdict
from shared.uploads.scanning.pipeline import scan_file
from shared.uploads.scanning.yara import Yara

Scan = Callable[..., Coroutine[None, None, Verdict]]


async def stream(content: bytes, chunk: int = 65_536) -> AsyncIterator[bytes]:
    for start in range(0, len(content), chunk):
        yield content[start : start + chunk]


@pytest.fixture
def scan() -> Scan:
    async def scan(
        name: str, content: bytes, limits: ScanLimits | None = None, engine: Scanner | None = None
    ) -> Verdict:
        limits = limits or ScanLimits()
        declared = declare(name, max(len(content), 1), ScanLimits())
        return await scan_file(stream(content), declared, limits, engine or Yara())

    return scan
