"""Scanning: MB/s of the whole pipeline beside the bare engine on the same files, and its peak memory."""

from __future__ import annotations

import asyncio
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bench.scanning_files import MEGABYTE, make_files
from bench.table import show
from shared.uploads.scanning.clamd import Clamd
from shared.uploads.scanning.declared import declare
from shared.uploads.scanning.engine import Scanner
from shared.uploads.scanning.model import ScanLimits, Verdict
from shared.uploads.scanning.pipeline import scan_file
from shared.uploads.scanning.yara import Yara

_ROUNDS = 7
_CLAMD = shutil.which("clamd", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin")


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        files = make_files(folder)
        _compare("yara-x", Yara(), files)
        if _CLAMD:
            with _clamd(_CLAMD, folder) as address:
                _compare("clamd", Clamd(address), files)
        largest = max(files, key=lambda file: file.stat().st_size)
        command = [sys.executable, "-m", "bench.bench_scanning", str(largest)]
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _compare(name: str, engine: Scanner, files: list[Path]) -> None:
    rows = []
    for file in files:
        bare, whole = [], []
        for _ in range(_ROUNDS):  # in turn, so that a noisy neighbour meets both
            bare.append(_seconds(lambda file=file: engine.scan(_chunks(file))))  # type: ignore[misc]
            whole.append(_seconds(lambda file=file: _scan(file, engine)))  # type: ignore[misc]
        size = file.stat().st_size / MEGABYTE
        ratio = f"{min(bare) / min(whole):.2f}"
        rows.append((file.name, f"{size:.1f}", f"{size / min(bare):.0f}", f"{size / min(whole):.0f}", ratio))
    # The best, not the median: what else runs on the machine only ever adds.
    show(f"Scanning with {name} (best of {_ROUNDS})", ("file", "MB", "engine MB/s", "pipeline MB/s", "ratio"), rows)


def _seconds(work: Callable[[], Awaitable[object]]) -> float:
    async def timed() -> float:
        started = time.perf_counter()
        await work()
        return time.perf_counter() - started

    return asyncio.run(timed())


def _scan(file: Path, engine: Scanner) -> Awaitable[Verdict]:
    limits = ScanLimits()
    return scan_file(_chunks(file), declare(file.name, file.stat().st_size, limits), limits, engine)


async def _chunks(file: Path) -> AsyncIterator[bytes]:
    with file.open("rb") as opened:
        while chunk := opened.read(4 * MEGABYTE):
            yield chunk


@contextmanager
def _clamd(program: str, folder: Path) -> Iterator[str]:
    """Run clamd with one signature: its floor. The official database makes it slower, and our share smaller."""
    (folder / "one.hdb").write_text("00000000000000000000000000000000:1:Nothing\n")
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        port = probe.getsockname()[1]
    (folder / "clamd.conf").write_text(
        f"Foreground yes\nDatabaseDirectory {folder}\nTCPSocket {port}\nTCPAddr 127.0.0.1\n"
        "StreamMaxLength 300M\nMaxFileSize 300M\nMaxScanSize 600M\n"
    )
    command = [program, "-c", str(folder / "clamd.conf")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as daemon:
        while daemon.poll() is None:
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
        yield f"127.0.0.1:{port}"
        daemon.terminate()


def _print_peak(file: Path) -> None:
    _seconds(lambda: _scan(file, Yara()))
    # VmHWM, because ru_maxrss counts what the parent had before this process began.
    own = int(Path("/proc/self/status").read_text("ascii").partition("VmHWM:")[2].split()[0]) / 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"Peak memory for {file.stat().st_size / MEGABYTE:.0f} MB: {own:.0f} MB, and {child:.0f} MB in the subprocess"
    )


if __name__ == "__main__":
    _print_peak(Path(sys.argv[1]))
