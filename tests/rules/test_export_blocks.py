"""Parts of an export come together in blocks, in their order, and nothing that failed counts as there."""

from __future__ import annotations

import asyncio
from typing import cast

import pytest

from shared.exports import blocks
from shared.exports.blobs import ExportFiles
from shared.exports.blocks import Blocks
from shared.kernel.errors import Unavailable

PARTS = [bytes([65 + number]) * 40 for number in range(8)]


class Files:
    """Stands in for the storage: keeps what was staged, and fails when told to."""

    def __init__(self, *, fails_at: int | None = None) -> None:
        self.staged: dict[str, bytes] = {}
        self.under_way = self.most_under_way = self.cancelled = 0
        self._fails_at = fails_at

    async def stage(self, _blob: str, block: str, data: bytes) -> None:
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            await asyncio.sleep(0.001)
            if len(self.staged) == self._fails_at:
                raise Unavailable("storage-unavailable", "The storage doesn't answer.")
            self.staged[block] = data
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        finally:
            self.under_way -= 1


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "BLOCK_BYTES", 100)


def _blocks(files: Files, first: int = 0) -> Blocks:
    return Blocks(cast("ExportFiles", files), "tidewell/e1.csv", first)


async def _staged(files: Files, first: int = 0) -> tuple[str, ...]:
    async with _blocks(files, first) as gathered:
        for part in PARTS:
            await gathered.add(part)
        return await gathered.end()


async def _broken_off(files: Files) -> None:
    async with _blocks(files) as gathered:
        for part in PARTS[:3]:
            await gathered.add(part)
        await asyncio.sleep(0)  # lets the block set out
        raise ZeroDivisionError


async def test_parts_are_joined_in_their_order_and_staged_one_block_at_a_time() -> None:
    files = Files()
    names = await _staged(files, first=7)
    assert [files.staged[name] for name in names] == [b"".join(PARTS[at : at + 3]) for at in (0, 3, 6)]
    assert [name[:7] for name in names] == ["000007-", "000008-", "000009-"]
    assert {len(name) for name in names} == {24}, "Azure wants block ids of one length"
    assert files.most_under_way == 1


async def test_two_runs_of_a_slice_never_share_a_block() -> None:
    files = Files()
    names = {*await _staged(files), *await _staged(files)}
    assert len(names) == len(files.staged) == 6


async def test_a_slice_without_rows_has_no_blocks() -> None:
    async with _blocks(Files()) as gathered:
        assert await gathered.end() == ()


@pytest.mark.parametrize("failing", [0, 1, 2])
async def test_a_block_that_failed_stops_the_slice(failing: int) -> None:
    files = Files(fails_at=failing)
    with pytest.raises(Unavailable):
        await _staged(files)
    assert (len(files.staged), files.under_way) == (failing, 0)


async def test_what_is_under_way_ends_with_a_slice_that_fails_elsewhere() -> None:
    files = Files()
    with pytest.raises(ZeroDivisionError):
        await _broken_off(files)
    assert (files.cancelled, files.under_way, files.staged) == (1, 0, {})
