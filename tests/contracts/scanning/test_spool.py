from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from shared.uploads.scanning.declared import declare
from shared.uploads.scanning.engine import Scanner
from shared.uploads.scanning.model import ScanLimits, Undecided
from shared.uploads.scanning.pipeline import scan_file
from shared.uploads.scanning.yara import Yara
from tests.contracts.scanning.bad_files import BAD
from tests.contracts.scanning.conftest import Scan
from tests.contracts.scanning.good_files import GOOD


class Impatient:
    """An engine that says "nothing found" without reading to the end."""

    async def scan(self, chunks: AsyncIterator[bytes]) -> str | None:
        async for _ in chunks:
            return None
        return None


async def test_an_engine_that_skips_content_gives_no_verdict(scan: Scan) -> None:
    engine: Scanner = Impatient()
    assert isinstance(await scan("a.txt", b"a" * 3_000_000, engine=engine), Undecided)


async def test_an_error_of_the_source_is_raised() -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield b"a" * 5000
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        await scan_file(broken(), declare("a.txt", 9000, ScanLimits()), ScanLimits(), Yara())


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def open_files() -> int:
    gc.collect()
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.mark.skipif(not Path("/proc").exists(), reason="counts open files by /proc")
async def test_nothing_is_left_behind_whatever_the_verdict(scan: Scan, temporary: Path) -> None:
    await scan("a.docx", GOOD["docx"]())
    before = open_files()
    for _, name, make, _ in BAD[:15]:
        await scan(name, make())
    assert open_files() <= before
    assert not [*temporary.iterdir()]  # noqa: ASYNC240  a look at an empty folder
