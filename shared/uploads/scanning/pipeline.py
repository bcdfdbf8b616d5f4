"""The scan: from a stream of bytes to a verdict, in one pass and flat memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from shared.uploads.scanning.declared import check_declared
from shared.uploads.scanning.engine import EngineFailed, Scanner
from shared.uploads.scanning.formats import FORMATS
from shared.uploads.scanning.magic import HEAD, LABELS, recognise
from shared.uploads.scanning.model import Clean, DeclaredFile, Objection, ScanLimits, Undecided, Verdict
from shared.uploads.scanning.reasons import refusal
from shared.uploads.scanning.sandbox import InspectionFailed, Sandbox
from shared.uploads.scanning.spool import Spool


async def scan_file(
    chunks: AsyncIterator[bytes], declared: DeclaredFile, limits: ScanLimits, engine: Scanner
) -> Verdict:
    """Run every check and return the verdict. What fails on our side is `Undecided`; errors of `chunks` are raised.

    Order: what was declared, the first bytes, the engine as the bytes pass, then structure and hash.
    """
    try:
        check_declared(declared, limits)
        return await _scan_content(chunks, declared, limits, engine)
    except Objection as objection:
        return refusal(objection, declared.extension)
    except (EngineFailed, InspectionFailed) as failure:
        return Undecided(str(failure))


async def _scan_content(
    chunks: AsyncIterator[bytes], declared: DeclaredFile, limits: ScanLimits, engine: Scanner
) -> Clean:
    head, whole = await _peek(chunks)
    _check_head(head, declared)
    with Spool(limits) as spool:
        async with Sandbox(spool.fileno(), declared.extension, limits) as sandbox:
            sha256 = await _judge(spool, whole, sandbox, engine, declared)
    return Clean(sha256, spool.size, FORMATS[declared.extension].media_type)


async def _judge(
    spool: Spool, whole: AsyncIterator[bytes], sandbox: Sandbox, engine: Scanner, declared: DeclaredFile
) -> str:
    """Run the engine, and from the last byte on beside it the inspection and the hash, which is returned."""

    async def inspect() -> None:
        await spool.complete.wait()
        if spool.size != declared.size:
            raise Objection("file-size-differs", detail=f"{spool.size} of {declared.size}")
        await sandbox.inspect(engine)

    async def digest() -> str:
        await spool.complete.wait()
        return await spool.sha256()

    scanning = asyncio.create_task(engine.scan(spool.tee(whole)))
    inspecting, hashing = asyncio.create_task(inspect()), asyncio.create_task(digest())
    try:
        await _engine_word(scanning, spool)
        await inspecting
        return await hashing
    except EngineFailed:
        if spool.complete.is_set():
            await inspecting  # a refusal stands without the engine: a bomb that chokes it isn't scanned for ever
        raise
    finally:
        for task in (scanning, inspecting, hashing):
            task.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await task


async def _engine_word(scanning: asyncio.Task[str | None], spool: Spool) -> None:
    if signature := await scanning:
        raise Objection("malware-found", detail=signature)
    if not spool.complete.is_set():
        raise EngineFailed("the engine didn't read the file to its end")


def _check_head(head: bytes, declared: DeclaredFile) -> None:
    if not head:
        raise Objection("file-empty")
    found = recognise(head)
    if found not in FORMATS[declared.extension].heads:
        raise Objection("file-type-mismatch", label=LABELS[found])


async def _peek(chunks: AsyncIterator[bytes]) -> tuple[bytes, AsyncIterator[bytes]]:
    """Return the first bytes, and an iterator over everything including them."""
    head = b""
    async for chunk in chunks:
        head += chunk
        if len(head) >= HEAD:
            break

    async def whole() -> AsyncIterator[bytes]:
        yield head
        async for chunk in chunks:
            yield chunk

    return head[:HEAD], whole()
