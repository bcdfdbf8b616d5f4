"""Defender for Storage as the engine: its reports come by event, before or after the file, twice, or never."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest

from shared.clients.blobs import BlobStore
from shared.uploads.arrivals import UploadRecipient
from shared.uploads.model import SCAN_PATIENCE
from shared.uploads.results import ReportStore
from shared.uploads.scanning.defender import Report
from shared.uploads.states import FileState
from shared.uploads.upkeep import retry_delayed
from shared.uploads.verdicts import record_report
from shared.wiring import Services
from tests.contracts.uploads.world import Begun, Firm, exists

CLEAN = Report("No threats found")
MALWARE = Report("Malicious", ("Virus:DOS/EICAR_Test_File",))


@pytest.fixture
def guarded(firm: Firm, wired: Services) -> Firm:
    """A firm whose uploads Defender scans: the engine of the other tests must never be asked."""
    firm.engine.away = True
    services = dataclasses.replace(firm.services, reports=ReportStore(wired.cases._cases))
    return dataclasses.replace(firm, services=services)


async def etag(upload: Begun, file: str) -> str:
    arrived = await upload.firm.services.blobs.arrived(upload.blob(file))
    assert arrived
    return arrived.etag.strip('"')  # as Defender writes it


async def told(upload: Begun, file: str, *reports: Report) -> FileState:
    version = await etag(upload, file)
    for report in reports:
        await record_report(upload.blob(file), version, report, UploadRecipient(upload.firm.services))
    return await upload.state(file)


async def test_a_file_waits_for_its_report_and_is_then_clean(guarded: Firm, documents: BlobStore) -> None:
    upload = await guarded.begin()
    file = await upload.add("a.txt", b"hello")
    assert (await upload.scan(file)).state is FileState.SCANNING
    assert await told(upload, file, CLEAN) is FileState.CLEAN
    assert await exists(documents, upload.blob(file))


async def test_a_report_may_come_before_the_news_of_the_file(guarded: Firm) -> None:
    upload = await guarded.begin()
    file = await upload.add("a.txt", b"hello")
    assert await told(upload, file, CLEAN) is FileState.CLEAN
    assert (await upload.scan(file)).state is FileState.CLEAN


async def test_malware_is_refused_by_its_name(guarded: Firm) -> None:
    upload = await guarded.begin()
    file = await upload.add("a.txt", b"hello")
    assert await told(upload, file, MALWARE) is FileState.REFUSED
    refusal = (await upload.file(file)).refusal
    assert refusal
    assert (refusal.code, refusal.detail) == ("malware-found", "Virus:DOS/EICAR_Test_File")


@pytest.mark.parametrize("said", ["Not Scanned", "SAM259203", "", "no threats found, probably"])
async def test_anything_else_is_not_clean(guarded: Firm, documents: BlobStore, said: str) -> None:
    upload = await guarded.begin()
    file = await upload.add("a.txt", b"hello")
    assert await told(upload, file, Report(said)) is FileState.DELAYED
    assert not await exists(documents, upload.blob(file))
    assert await told(upload, file, CLEAN) is FileState.CLEAN  # a later scan may still say so


async def test_a_report_on_another_version_says_nothing(guarded: Firm) -> None:
    upload = await guarded.begin()
    file = await upload.add("a.txt", b"hello")
    await record_report(upload.blob(file), "0x8DC0000000000", CLEAN, UploadRecipient(guarded.services))
    assert await upload.state(file) is FileState.SCANNING


async def test_of_two_reports_malware_wins_in_any_order(guarded: Firm) -> None:
    store, blob = guarded.services.reports, f"{guarded.id}/upload/file"
    assert store
    for reports in ((CLEAN, MALWARE, CLEAN), (MALWARE, CLEAN)):
        for report in reports:
            await store.keep(blob, str(len(reports)), report, guarded.clock())
        assert await store.find(blob, str(len(reports))) == MALWARE


async def test_silence_becomes_delayed_never_clean(guarded: Firm) -> None:
    upload = await guarded.begin()
    file = await upload.add("a.txt", b"hello")
    await upload.scan(file)
    guarded.clock.forward(seconds=(SCAN_PATIENCE + timedelta(minutes=1)).total_seconds())
    await retry_delayed(guarded.services)
    assert await upload.state(file) is FileState.DELAYED


async def test_structure_is_checked_all_the_same(guarded: Firm) -> None:
    upload = await guarded.begin()
    file = await upload.add("a.txt", b"a\0b")
    assert await told(upload, file, CLEAN) is FileState.REFUSED
