"""The trail is sealed hour by hour on a real Cosmos server, and what is done to it afterwards is found."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from azure.storage.blob.aio import BlobServiceClient

from shared.audit.archive import SealArchive
from shared.audit.model import Entry
from shared.audit.sealing import seal_due_hours
from shared.audit.seals import BEGINNING, sealed
from shared.audit.trail import AuditTrail
from shared.audit.verifying import Fault, verify
from shared.clients.blobs import BlobStore
from shared.clients.cosmos import Container
from shared.kernel.ids import new_id

HOUR = timedelta(hours=1)


class Time:
    """A clock of the test's own; the database's stays the real one."""

    def __init__(self) -> None:
        now = datetime.now(UTC)
        # Never ahead of the database's clock, which says when an entry was written: then nothing would look late.
        self.now = now.replace(minute=20, second=0, microsecond=0) - (HOUR if now.minute < 20 else timedelta())

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
async def container(database: Any) -> Container:
    """Return a container of this test alone, with the keys of the real one."""
    from azure.cosmos import PartitionKey

    name = f"audit-{uuid.uuid4().hex[:8]}"
    key = PartitionKey(["/organisationId", "/day"], kind="MultiHash")
    return Container(await database.create_container(name, key))


@pytest.fixture
async def archive(blob_connection: str) -> AsyncIterator[SealArchive]:
    """Return an archive of this test alone."""
    name = f"archive-{uuid.uuid4().hex[:8]}"
    async with BlobServiceClient.from_connection_string(blob_connection) as account:
        await account.create_container(name)
        yield SealArchive(BlobStore(account, name))


def entry(at: datetime, organisation: str = "brackenhall") -> Entry:
    return Entry(
        id=new_id(),
        organisation_id=organisation,
        at=at,
        actor="someone",
        action="cases.open",
        subject="PNX-1",
        outcome="allowed",
        address="::1",
        correlation_id="c",
    )


async def test_what_is_done_to_sealed_entries_is_found_and_named(container: Container, archive: SealArchive) -> None:
    trail, time = AuditTrail(container), Time()
    hour = time.now.replace(minute=0) - HOUR
    kept, changed, removed = (entry(hour + timedelta(minutes=each), f"firm-{each}") for each in (5, 6, 7))
    for each in (kept, changed, removed):
        await trail.write(each)
    assert await seal_due_hours(trail, archive, time) == 1
    assert (await verify(trail, archive, hour, hour, time.now)).intact

    await container.upsert({**changed.to_item(), "subject": "PNX-2"})
    await container.delete(removed.id, [removed.organisation_id, removed.day])
    added = entry(hour + timedelta(minutes=8))
    await trail.write(added)
    report = await verify(trail, archive, hour, hour, time.now)
    assert {(each.fault, each.what) for each in report.findings} == {
        (Fault.CHANGED, changed.id),
        (Fault.REMOVED, removed.id),
        (Fault.ADDED, added.id),
    }
    assert not report.intact


async def test_a_late_entry_is_sealed_with_the_next_hour_and_named_as_late(
    container: Container, archive: SealArchive
) -> None:
    trail, time = AuditTrail(container), Time()
    hour = time.now.replace(minute=0) - HOUR
    await trail.write(entry(hour + timedelta(minutes=1)))
    await seal_due_hours(trail, archive, time)
    late = entry(hour + timedelta(minutes=59))
    await trail.write(late)
    time.now += HOUR
    assert await seal_due_hours(trail, archive, time) == 1
    report = await verify(trail, archive, hour, hour, time.now)
    assert [(each.fault, each.what) for each in report.findings] == [(Fault.LATE, late.id)]
    assert report.intact


async def test_hours_of_an_outage_are_sealed_in_their_turn_once(container: Container, archive: SealArchive) -> None:
    trail, time = AuditTrail(container), Time()
    assert await seal_due_hours(trail, archive, time) == 1
    time.now += 5 * HOUR
    assert await seal_due_hours(trail, archive, time) == 5
    assert await seal_due_hours(trail, archive, time) == 0
    first = time.now.replace(minute=0) - 6 * HOUR
    report = await verify(trail, archive, first, time.now, time.now)
    assert (report.hours, report.intact) == (6, True)


async def test_a_trail_rewritten_together_with_its_seals_differs_from_the_archive(
    container: Container, archive: SealArchive
) -> None:
    trail, time = AuditTrail(container), Time()
    hour = time.now.replace(minute=0) - HOUR
    await trail.write(entry(hour + timedelta(minutes=5)))
    await seal_due_hours(trail, archive, time)
    [honest] = await trail.seals(hour, hour)
    forged, pages = sealed(hour, [], [], honest.previous, time.now)
    assert pages == []
    await container.upsert(forged.to_item())
    for item in await trail.of_hour(hour):
        await container.delete(item["id"], [item["organisationId"], item["day"]])
    report = await verify(trail, archive, hour, hour, time.now)
    assert [(each.fault, each.details) for each in report.findings] == [
        (Fault.SEAL_BROKEN, "isn't what the archive holds")
    ]


async def test_a_seal_that_a_crash_kept_from_the_archive_comes_there_with_the_next_run(
    container: Container, archive: SealArchive
) -> None:
    trail, time = AuditTrail(container), Time()
    seal, _ = sealed(time.now.replace(minute=0) - HOUR, [], [], BEGINNING, time.now)
    await trail.add_seal(seal)
    assert await archive.chains(seal.hour, seal.hour) == {}
    assert await seal_due_hours(trail, archive, time) == 0
    assert await archive.chains(seal.hour, seal.hour) == {seal.hour: seal.chain}


async def test_what_the_archive_holds_is_never_written_again(archive: SealArchive) -> None:
    first, _ = sealed(Time().now.replace(minute=0), [], [], BEGINNING, Time().now)
    other, _ = sealed(first.hour, [], [], 64 * "1", Time().now)
    await archive.keep(first)
    await archive.keep(other)
    assert await archive.chains(first.hour, first.hour) == {first.hour: first.chain}
