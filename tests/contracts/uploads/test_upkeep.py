"""Promises about time: what is late is tried again and told, what is left behind is cleaned up."""

from __future__ import annotations

import pytest

from shared.clients.blobs import BlobStore
from shared.uploads.delayed import delayed_scan
from shared.uploads.drafts import renew_link
from shared.uploads.states import FileState, Progress, UploadState
from shared.uploads.upkeep import clean_abandoned, retry_delayed
from tests.contracts.uploads.world import Begun, Firm, exists


async def a_delayed_file(firm: Firm) -> tuple[Begun, str]:
    upload = await firm.begin()
    file = await upload.add("a.txt", b"hello")
    await upload.submit()
    firm.engine.away = True
    assert (await upload.scan(file)).state is FileState.DELAYED
    return upload, file


async def work_about(upload: Begun) -> str | None:
    """Return the state of the work that the upload means for staff, if it means any."""
    work = delayed_scan((await upload.now()).to_item())
    return work.state if work else None


async def test_a_scan_without_a_verdict_is_delayed_and_never_clean(firm: Firm) -> None:
    upload, _ = await a_delayed_file(firm)
    assert (await upload.now()).progress is Progress.IN_PROGRESS
    assert await firm.items("document") == []


async def test_a_delayed_scan_is_tried_again_when_the_engine_is_back(firm: Firm) -> None:
    upload, file = await a_delayed_file(firm)
    firm.engine.away = False
    firm.clock.forward(minutes=3)
    await retry_delayed(firm.services)
    assert await upload.state(file) is FileState.RECEIVED
    assert (await upload.now()).state is UploadState.SETTLED


async def test_tries_become_rarer(firm: Firm) -> None:
    upload, file = await a_delayed_file(firm)
    firm.clock.forward(minutes=1)
    await retry_delayed(firm.services)
    assert (await upload.file(file)).attempts == 1
    firm.clock.forward(minutes=2)
    await retry_delayed(firm.services)
    assert (await upload.file(file)).attempts == 2


async def test_staff_and_the_sender_hear_once_of_a_scan_that_is_late_by_half_an_hour(
    firm: Firm,
) -> None:
    upload, _ = await a_delayed_file(firm)
    assert await work_about(upload) is None
    for _ in range(3):
        firm.clock.forward(minutes=16)
        await retry_delayed(firm.services)
    assert await work_about(upload) == "open"
    notices = [item["body"]["kind"] for item in await firm.items("outbox")]
    assert notices.count("upload-delayed") == 1
    firm.engine.away = False
    firm.clock.forward(minutes=16)
    await retry_delayed(firm.services)
    assert await work_about(upload) == "done"


async def test_a_file_whose_event_was_lost_is_found(firm: Firm) -> None:
    upload = await firm.begin()
    file = await upload.add("a.txt", b"hello")
    await upload.submit()
    firm.clock.forward(minutes=16)
    await retry_delayed(firm.services)
    assert await upload.state(file) is FileState.RECEIVED


async def test_a_scan_that_died_is_done_again(firm: Firm) -> None:
    upload = await firm.begin()
    file = await upload.add("a.txt", b"hello")

    async def die() -> None:
        raise RuntimeError

    firm.engine.meanwhile = die
    with pytest.raises(RuntimeError):
        await upload.scan(file)
    assert await upload.state(file) is FileState.SCANNING
    firm.clock.forward(minutes=6)
    await retry_delayed(firm.services)
    assert await upload.state(file) is FileState.CLEAN


async def test_a_draft_that_nobody_touched_for_a_day_is_gone_with_its_files(
    firm: Firm, quarantine: BlobStore, documents: BlobStore
) -> None:
    upload = await firm.begin()
    scanned, waiting = await upload.add("a.txt", b"hello"), await upload.add("b.txt", b"there")
    await upload.scan(scanned)
    firm.clock.forward(hours=25)
    await clean_abandoned(firm.services)
    assert (await upload.now()).state is UploadState.ABANDONED
    assert not await exists(documents, upload.blob(scanned))
    assert not await exists(quarantine, upload.blob(waiting))


async def test_a_draft_with_a_file_on_its_way_is_not_abandoned(firm: Firm) -> None:
    upload = await firm.begin()
    file = await upload.add_only("long.txt")
    firm.clock.forward(hours=23)
    await renew_link(firm.sender, upload.id, file, firm.services)
    firm.clock.forward(hours=2)
    await clean_abandoned(firm.services)
    assert (await upload.now()).state is UploadState.DRAFT


async def test_a_file_that_never_arrives_is_refused_after_a_day_and_the_rest_is_kept(firm: Firm) -> None:
    upload = await firm.begin()
    here, missing = await upload.add("a.txt", b"hello"), await upload.add_only("b.txt")
    await upload.submit("business-file")
    await upload.scan(here)
    firm.clock.forward(hours=25)
    await clean_abandoned(firm.services)
    told = await upload.file(missing)
    assert told.refusal
    assert told.refusal.code == "file-never-arrived"
    assert await upload.state(here) is FileState.RECEIVED
    assert (await firm.case_now(upload.case)).business_file_received_date is None
