"""Uploads: MB/s of the example client through the portal's links, beside a bare SDK upload to the same Azurite."""

from __future__ import annotations

import asyncio
import io
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, redirect_stdout
from functools import partial
from pathlib import Path

import httpx
from azure.storage.blob import BlobClient

from bench.table import show
from examples.upload_client import BLOCK, Notes, Portal, send
from local.blob.azurite import connection_string
from local.identity.client import sign_in

MEGABYTE = 1024 * 1024
_SIZES = (10, 60, 200)  # MB
_ROUNDS = 3


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with _portal(folder / "data") as (url, ports):
            tokens = asyncio.run(sign_in(f"http://localhost:{ports['identity']}", "priya"))
            portal = Portal(url, tokens.headers["Authorization"].removeprefix("Bearer "))
            reference = _ready(portal, url, tokens.headers)
            rows = [_row(megabytes, folder, portal, reference, ports["blob"]) for megabytes in _SIZES]
    show(f"Uploads (best of {_ROUNDS})", ("file", "bare SDK MB/s", "client MB/s", "ratio"), rows)


def _row(megabytes: int, folder: Path, portal: Portal, reference: str, port: int) -> tuple[str, ...]:
    bare, ours = [], []
    for number in range(_ROUNDS):
        file = folder / f"{megabytes}-{number}.txt"
        file.write_bytes(os.urandom(MEGABYTE // 2).hex().encode() * megabytes)
        bare.append(_seconds(partial(_bare, file, port)))
        notes = Notes(file.with_suffix(".json"), reference)
        ours.append(_seconds(partial(_ours, file, portal, notes, reference)))
        _wait_for_scan(portal, notes)
    best, mine = megabytes / min(bare), megabytes / min(ours)
    return f"{megabytes} MB", f"{best:.0f}", f"{mine:.0f}", f"{mine / best:.2f}"


def _bare(file: Path, port: int) -> None:
    name = f"bench/bench/{file.name}"
    with (
        BlobClient.from_connection_string(
            connection_string(port), "documents", name, max_single_put_size=BLOCK, max_block_size=BLOCK
        ) as blob,
        file.open("rb") as content,
    ):
        blob.upload_blob(content, overwrite=True)
        blob.delete_blob()


def _ours(file: Path, portal: Portal, notes: Notes, reference: str) -> None:
    """Hash, ask for a link, send: what a client does until the last byte is there."""
    notes.keep(upload_id=portal.call("POST", "uploads", {"caseReference": reference})["uploadId"])
    with redirect_stdout(io.StringIO()):
        assert send(portal, notes, file, again=True)


def _wait_for_scan(portal: Portal, notes: Notes) -> None:
    """Let the scan end, or it would run beside the next round."""
    while portal.call("GET", f"uploads/{notes.upload_id}")["files"][0]["state"] != "clean":
        time.sleep(0.2)


def _ready(portal: Portal, url: str, headers: dict[str, str]) -> str:
    terms = portal.call("GET", "me")["terms"]["currentVersion"]
    httpx.post(f"{url}/api/terms-acceptances", json={"version": terms}, headers=headers).raise_for_status()
    return str(portal.call("GET", "cases?limit=10")["items"][0]["caseReference"])


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


@contextmanager
def _portal(data: Path) -> Iterator[tuple[str, dict[str, int]]]:
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        port = str(probe.getsockname()[1])
    command = [sys.executable, "-m", "local", "up", "--port", port, "--cases", "50", "--data", str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        next(line for line in process.stdout if "is ready at" in line)
        yield f"http://localhost:{port}", json.loads((data / "ports.json").read_text())
        process.terminate()
        process.stdout.read()
