"""What becomes of one file: scanned as it is, moved once, told to those concerned."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from azure.core.exceptions import HttpResponseError

from shared.clients.blobs import BlobStore
from shared.kernel.clock import utc_now
from shared.kernel.errors import Conflict, Stale
from shared.uploads.arrivals import UploadRecipient
from shared.uploads.blobs import Arrived, UploadBlobs
from shared.uploads.cancelling import cancel_file
from shared.uploads.states import FileState, UploadState
from shared.uploads.verdicts import scan_arrival
from tests.contracts.uploads.world import Begun, Firm, exists, put


async def test_a_clean_file_leaves_quarantine_and_waits_to_be_sent(
    firm: Firm, quarantine: BlobStore, documents: BlobStore
) -> None:
    upload = await firm.begin()
    file = await upload.add("a.txt", b"hello")
    assert (await upload.scan(file)).state is FileState.CLEAN
    assert (await exists(quarantine, upload.blob(file)), await exists(documents, upload.blob(file))) == (
        False,
        True,
    )
    assert await firm.items("document") == []


async def test_a_refused_file_is_deleted_and_its_sender_told(
    firm: Firm, quarantine: BlobStore, documents: BlobStore
) -> None:
    upload = await firm.begin()
    file = await upload.add("a.txt", b"a\0b")
    await upload.submit()
    assert (await upload.scan(file)).state is FileState.REFUSED
    assert (await exists(quarantine, upload.blob(file)), await exists(documents, upload.blob(file))) == (
        False,
        False,
    )
    [notice] = [item["body"] for item in await firm.items("outbox")]
    assert (notice["kind"], notice["facts"]["fileName"]) == ("upload-refused", "a.txt")


async def test_an_event_that_comes_five_times_at_once_makes_one_document(firm: Firm) -> None:
    upload = await firm.begin()
    file = await upload.add("a.txt", b"hello")
    await upload.submit()
    await asyncio.gather(*(upload.scan(file) for _ in range(5)))
    assert [document["id"] for document in await firm.items("document")] == [file]
    assert len(await firm.items("event")) == 1
    assert (await upload.now()).state is UploadState.SETTLED


async def test_twelve_files_that_end_at_once_settle_the_upload_once(firm: Firm) -> None:
    upload = await firm.begin()
    files = [await upload.add(f"{number}.txt", f"file {number}".encode()) for number in range(12)]
    await upload.submit("business-file")
    await asyncio.gather(*(upload.scan(file) for file in files))
    assert len(await firm.items("document")) == 12
    assert len(await firm.items("event")) == 1
    assert (await firm.case_now(upload.case)).business_file_received_date is not None


async def test_what_was_sent_goes_to_the_case_system(firm: Firm) -> None:
    upload = await firm.begin()
    file = await upload.add("a.txt", b"hello")
    await upload.submit()
    await upload.scan(file)
    [told] = [item["body"] for item in await firm.items("outbox") if item["queue"] == "portal-updates"]
    assert told["kind"] == "documents-sent"
    assert told["documents"][0]["blob"] == upload.blob(file)


async def test_the_search_finds_the_case_by_the_day_its_file_came(firm: Firm) -> None:
    upload = await firm.begin()
    file = await upload.add("a.txt", b"hello")
    await upload.submit("business-file")
    await upload.scan(file)
    case = await firm.case_now(upload.case)
    assert case.business_file_received_date
    assert case.business_file_received_date.isoformat() in case.tokens


async def test_a_file_swapped_during_its_scan_is_scanned_again(firm: Firm, documents: BlobStore) -> None:
    upload = await firm.begin()
    file = await upload.add("a.txt", b"hello")
    url, _ = await firm.services.blobs.link(upload.blob(file))
    firm.engine.meanwhile = lambda: put(url, b"other")
    told = await upload.scan(file)
    assert told.refusal
    assert told.refusal.code == "file-differs"
    assert not await exists(documents, upload.blob(file))


async def test_a_file_swapped_between_scan_and_move_is_not_moved(firm: Firm, documents: BlobStore) -> None:
    upload = await firm.begin()
    file = await upload.add("a.txt", b"hello")
    name, blobs = upload.blob(file), firm.services.blobs
    scanned = await blobs.arrived(name)
    await upload.overwrite(name, b"other")
    assert scanned
    with pytest.raises(Stale):
        await blobs.move(name, scanned, "0" * 64)
    assert not await exists(documents, name)


async def test_of_racing_moves_one_copies_and_all_agree(firm: Firm, documents: BlobStore) -> None:
    upload = await firm.begin()
    name, blobs = upload.blob(await upload.add("a.txt", b"hello")), firm.services.blobs
    arrived = await blobs.arrived(name)
    assert arrived
    await asyncio.gather(*(blobs.move(name, arrived, "1" * 64) for _ in range(20)))
    with pytest.raises(Stale):
        await blobs.move(name, arrived, "2" * 64)
    assert await exists(documents, name)


async def test_a_newer_version_is_never_discarded_for_an_older_verdict(firm: Firm, quarantine: BlobStore) -> None:
    upload = await firm.begin()
    name = upload.blob(await upload.add("a.txt", b"hello"))
    await firm.services.blobs.discard(name, Arrived('"0x0"', 5, datetime.now(UTC)))
    assert await exists(quarantine, name)


async def test_what_arrives_after_the_verdict_is_thrown_away(firm: Firm, quarantine: BlobStore) -> None:
    upload = await firm.begin()
    file = await upload.add("a.txt", b"hello")
    await upload.scan(file)
    await upload.overwrite(upload.blob(file), b"again")
    assert (await upload.scan(file)).state is FileState.CLEAN
    assert not await exists(quarantine, upload.blob(file))


async def test_a_file_cancelled_during_its_scan_leaves_nothing(
    firm: Firm, quarantine: BlobStore, documents: BlobStore
) -> None:
    upload = await firm.begin()
    file = await upload.add("a.txt", b"hello")
    firm.engine.meanwhile = lambda: cancel_file(firm.sender, upload.id, file, firm.services)
    assert (await upload.scan(file)).state is FileState.CANCELLED
    assert (await exists(quarantine, upload.blob(file)), await exists(documents, upload.blob(file))) == (
        False,
        False,
    )


async def test_a_received_file_cannot_be_cancelled(firm: Firm) -> None:
    upload = await firm.begin()
    file = await upload.add("a.txt", b"hello")
    await upload.submit()
    await upload.scan(file)
    with pytest.raises(Conflict) as refused:
        await cancel_file(firm.sender, upload.id, file, firm.services)
    assert refused.value.code == "file-state"


async def test_a_blob_that_belongs_to_no_upload_is_thrown_away(firm: Firm, quarantine: BlobStore) -> None:
    stray = Begun(firm, await firm.case(), "no-such-upload")
    await stray.overwrite(stray.blob("no-such-file"), b"hello")
    await scan_arrival(stray.blob("no-such-file"), UploadRecipient(firm.services))
    assert not await exists(quarantine, stray.blob("no-such-file"))


async def test_a_link_that_has_expired_opens_nothing(firm: Firm, quarantine: BlobStore, documents: BlobStore) -> None:
    two_hours_ago = UploadBlobs(quarantine, documents, lambda: utc_now() - timedelta(hours=2))
    old, _ = await two_hours_ago.link(f"{firm.id}/any/file")
    with pytest.raises(HttpResponseError):
        await put(old, b"hello")
