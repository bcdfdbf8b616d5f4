from __future__ import annotations

import asyncio
import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from shared.uploads.scanning.clamd import Clamd
from shared.uploads.scanning.engine import EngineFailed
from shared.uploads.scanning.model import Clean, Refused, Undecided
from tests.contracts.scanning.bad_files import EICAR, office_with
from tests.contracts.scanning.conftest import Scan, stream
from tests.contracts.scanning.good_files import GOOD
from tests.contracts.scanning.stub_clamd import (
    Answer,
    hangs_up,
    never_answers,
    refuses_the_size,
    replies,
    stub_clamd,
)
from tests.servers import free_port

REAL = shutil.which("clamd", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin")
real = pytest.mark.skipif(REAL is None, reason="clamav-daemon isn't installed")


async def ask(answer: Answer, content: bytes = b"hello") -> str | None:
    async with stub_clamd(answer) as address:
        return await Clamd(address, timeout=5).scan(stream(content))


async def test_ok_means_that_no_signature_matched() -> None:
    assert await ask(replies(b"stream: OK")) is None


async def test_a_find_is_named() -> None:
    assert await ask(replies(b"stream: Eicar-Test-Signature FOUND")) == "Eicar-Test-Signature"


@pytest.mark.parametrize(
    "line",
    [
        b"stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND",
        b"stream: Can't allocate memory ERROR",
        b"",
        b"OK",
        b"\xff\xfe\xfd",
        b"x" * 5000,
    ],
)
async def test_anything_else_is_no_verdict(line: bytes) -> None:
    with pytest.raises(EngineFailed):
        await ask(replies(line))


async def test_a_daemon_that_hangs_up_gives_no_verdict() -> None:
    with pytest.raises(EngineFailed):
        await ask(hangs_up, b"a" * 3_000_000)


async def test_a_stream_beyond_the_daemons_limit_gives_no_verdict() -> None:
    with pytest.raises(EngineFailed):
        await ask(refuses_the_size, b"a" * 100)


async def test_a_stuck_daemon_gives_no_verdict() -> None:
    released = asyncio.Event()
    async with stub_clamd(never_answers(released)) as address:
        with pytest.raises(EngineFailed):
            await Clamd(address, timeout=0.2).scan(stream(b"hello"))
        released.set()


async def test_a_daemon_that_is_away_gives_no_verdict() -> None:
    with pytest.raises(EngineFailed):
        await Clamd(f"127.0.0.1:{free_port()}").scan(stream(b"hello"))


async def test_no_verdict_of_the_engine_is_never_clean(scan: Scan) -> None:
    verdict = await scan("a.pdf", GOOD["pdf"](), engine=Clamd(f"127.0.0.1:{free_port()}"))
    assert isinstance(verdict, Undecided)


async def test_a_refusal_stands_when_the_engine_gives_no_verdict(scan: Scan) -> None:
    async with stub_clamd(replies(b"stream: too much ERROR")) as address:
        verdict = await scan("a.docx", office_with("word/vbaProject.bin"), engine=Clamd(address))
    assert isinstance(verdict, Refused)
    assert verdict.code == "office-macros"


@pytest.fixture(scope="module")
def clamd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clamd]:
    assert REAL
    folder = tmp_path_factory.mktemp("clamd")
    (folder / "database").mkdir()
    digest = hashlib.md5(EICAR, usedforsecurity=False).hexdigest()
    (folder / "database" / "test.hdb").write_text(f"{digest}:{len(EICAR)}:Eicar-Test\n")
    (folder / "database" / "test.ndb").write_text(f"Eicar-Anywhere:0:*:{EICAR.hex()}\n")
    port = free_port()
    (folder / "clamd.conf").write_text(
        f"Foreground yes\nDatabaseDirectory {folder / 'database'}\nTCPSocket {port}\nTCPAddr 127.0.0.1\n"
        f"TemporaryDirectory {folder}\nStreamMaxLength 300M\nMaxFileSize 300M\nMaxScanSize 600M\n"
    )
    with (folder / "log").open("w") as log, subprocess.Popen([REAL, "-c", folder / "clamd.conf"], stdout=log) as daemon:
        asyncio.run(_ready(port, folder / "log"))
        yield Clamd(f"127.0.0.1:{port}")
        daemon.terminate()


async def _ready(port: int, log: Path) -> None:
    for _ in range(200):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.05)
        else:
            writer.close()
            return
    pytest.fail(log.read_text())  # noqa: ASYNC240  the test is over


@real
async def test_the_real_daemon_passes_a_good_file(scan: Scan, clamd: Clamd) -> None:
    assert isinstance(await scan("a.docx", GOOD["docx"](), engine=clamd), Clean)


@real
@pytest.mark.parametrize(
    ("name", "content"),
    [("a.txt", EICAR), ("a.pdf", GOOD["pdf"]() + EICAR), ("a.docx", office_with("word/media/a.txt", EICAR))],
)
async def test_the_real_daemon_finds_the_test_virus(scan: Scan, clamd: Clamd, name: str, content: bytes) -> None:
    verdict = await scan(name, content, engine=clamd)
    assert isinstance(verdict, Refused)
    assert verdict.code == "malware-found"
    assert verdict.detail.startswith("Eicar-")
