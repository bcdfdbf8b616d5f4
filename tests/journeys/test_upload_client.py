"""The command-line client: the same uploads without a browser."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from tests.contracts.scanning.good_files import GOOD
from tests.journeys.sending import unique
from tests.portal import Portal
from tests.servers import ROOT


async def start_client(portal: Portal, folder: Path, reference: str, *files: Path) -> asyncio.subprocess.Process:
    token = (await portal.tokens("priya")).headers["Authorization"].removeprefix("Bearer ")
    return await asyncio.create_subprocess_exec(
        sys.executable,
        str(ROOT / "examples" / "upload_client.py"),
        *("--portal", portal.url, "--case", reference, "--notes", str(folder / "notes.json")),
        *map(str, files),
        env={**os.environ, "RECOURSE_TOKEN": token},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )


async def run_client(portal: Portal, folder: Path, reference: str, *files: Path) -> tuple[int, str]:
    process = await start_client(portal, folder, reference, *files)
    output, _ = await process.communicate()
    return process.returncode or 0, output.decode()


def file_in(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


async def reference_of_some_case(portal: Portal) -> str:
    async with portal.as_person("priya") as priya:
        return str((await priya.some_case(businessId="penrow-credit"))["caseReference"])


async def test_the_client_sends_files_and_says_what_became_of_each(portal: Portal, tmp_path: Path) -> None:
    reference = await reference_of_some_case(portal)
    letter = file_in(tmp_path, "letter.pdf", GOOD["pdf"]() + unique(b"%"))
    broken = file_in(tmp_path, "notes.txt", unique(b"\0"))
    email = file_in(tmp_path, "thread.msg", b"x")
    code, output = await run_client(portal, tmp_path, reference, letter, broken, email)
    assert code == 1, output
    assert "letter.pdf received" in output
    assert "notes.txt refused: This file isn't plain text" in output
    assert "thread.msg: Emails saved as files" in output
    assert not (tmp_path / "notes.json").exists()


async def test_a_run_that_was_killed_is_taken_up_again(portal: Portal, tmp_path: Path) -> None:
    reference = await reference_of_some_case(portal)
    long = file_in(tmp_path, "long.txt", unique(b"All that was said on the phone.\n" * 600_000))
    killed = await start_client(portal, tmp_path, reference, long)
    assert killed.stdout
    await killed.stdout.readuntil(b"%")  # the first block is there
    killed.kill()
    await killed.communicate()
    code, output = await run_client(portal, tmp_path, reference, long)
    assert code == 0, output
    assert "long.txt received" in output
