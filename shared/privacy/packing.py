"""Makes the download: a ZIP with each section as JSON and as a page, written record by record and sent in blocks.

Nothing is held in memory beyond a record and a block: what doesn't fit a small buffer goes to a temporary file.
"""

from __future__ import annotations

import asyncio
import zipfile
from collections.abc import AsyncIterator
from tempfile import SpooledTemporaryFile
from typing import IO

import orjson

from shared.exports.blobs import ExportFiles
from shared.kernel.ids import new_id
from shared.privacy.pages import entry, link, opening
from shared.privacy.sections import Item, Section

_IN_MEMORY = 4 * 1024 * 1024
_BLOCK = 4 * 1024 * 1024
_LEAD = "What the portal holds about you, as it was when this file was made."


async def make_package(sections: tuple[Section, ...], blob: str, files: ExportFiles) -> int:
    """Write the sections to `blob` and return its size in bytes. Making it again replaces it."""
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as buffer:
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            lines = [await _section(package, section) for section in sections]
            package.writestr("index.html", opening("Your data", _LEAD) + f"<ul>{''.join(lines)}</ul>")
        return await _send(buffer, blob, files)


async def _section(package: zipfile.ZipFile, section: Section) -> str:
    """Write one section twice: for machines, and to read. Return its line in the list of contents."""
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as page:
        page.write(opening(section.title, _LEAD).encode())
        with package.open(f"{section.name}.json", "w", force_zip64=True) as data:
            count = await _records(section.records(), data, page)
        page.seek(0)
        with package.open(f"{section.name}.html", "w", force_zip64=True) as out:
            while piece := page.read(_BLOCK):
                out.write(piece)
    return link(f"{section.name}.html", f"{section.title} ({count})")


async def _records(records: AsyncIterator[Item], data: IO[bytes], page: IO[bytes]) -> int:
    count = 0
    data.write(b"[")
    async for record in records:
        data.write((b",\n" if count else b"\n") + orjson.dumps(record, default=str))
        page.write(entry(record).encode())
        count += 1
    data.write(b"\n]\n")
    return count


async def _send(buffer: IO[bytes], blob: str, files: ExportFiles) -> int:
    run, names = new_id()[-12:], list[str]()
    buffer.seek(0)
    while piece := await asyncio.to_thread(buffer.read, _BLOCK):
        names.append(f"{len(names):06}-{run}".ljust(24, "-"))
        await files.stage(blob, names[-1], piece)
    return await files.assemble(blob, names)
