"""An export is made in slices: repeated, cut short, called off, refused, and forgotten."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import timedelta

import pytest

from shared.clients.cosmos import Operation
from shared.exports import commands
from shared.exports.model import EXCEL_ROWS, Export, Format, SliceDue, State, Wanted, check_rows
from shared.exports.store import ExportStore
from shared.kernel.clock import utc_now
from shared.kernel.errors import Conflict, Invalid, Stale, Unavailable
from tests.contracts.exports.world import Owner


async def test_slices_follow_one_another_to_the_whole(owner: Owner) -> None:
    export = await owner.ask()
    made = await owner.finish(export)
    assert (made.state, made.checkpoint.slice, made.checkpoint.rows) == (State.READY, 2, 22)
    assert await owner.references_in(export) == owner.references


async def test_a_slice_that_is_delivered_again_repeats_no_row(owner: Owner) -> None:
    export = await owner.ask()
    for number in (0, 0, 1, 0, 1, 2, 2):
        await owner.make_slice(export, number)
    assert (await owner.now(export)).state is State.READY
    assert await owner.references_in(export) == owner.references


@pytest.mark.parametrize("number", [0, 1, 2])
async def test_one_slice_delivered_twice_at_once_counts_once(owner: Owner, number: int) -> None:
    export = await owner.ask()
    for earlier in range(number):
        await owner.make_slice(export, earlier)
    twins = await asyncio.gather(*(owner.make_slice(export, number) for _ in range(5)), return_exceptions=True)
    # Whoever was slower is stale, or finds that the faster one's file has dropped its parts.
    assert [twin for twin in twins if twin is not None and not isinstance(twin, Stale | Unavailable)] == []
    await owner.finish(export)
    assert await owner.references_in(export) == owner.references
    assert len(await owner.notices()) == 1


@pytest.mark.parametrize("by", ["view", "references"])
async def test_a_restricted_case_is_in_no_export(owner: Owner, by: str) -> None:
    kept, *others = owner.references
    item = await owner.containers["cases"].all(
        "SELECT VALUE c.id FROM c WHERE c.caseReference = @kept", {"kept": kept}, owner.firm
    )
    put = [{"op": "set", "path": "/restricted", "value": True}]
    await owner.containers["cases"].patch(item[0], owner.firm, put)
    export = await owner.ask(ticked=owner.references if by == "references" else [])
    assert (await owner.finish(export)).state is State.READY
    assert sorted(await owner.references_in(export)) == sorted(others)


class Dying(ExportStore):
    """Loses its process between staging a slice and saving it."""

    async def save(self, export: Export, *messages: Operation) -> Export:
        del export, messages
        raise Unavailable("database-unavailable", "Killed.")


@pytest.mark.parametrize("kind", list(Format))
async def test_a_crash_in_a_slice_repeats_no_row(owner: Owner, kind: Format) -> None:
    export = await owner.ask(kind)
    whole = owner.exports
    owner.exports = dataclasses.replace(whole, store=Dying(owner.containers["cases"]))
    for number in range(3):
        with pytest.raises(Unavailable):
            await owner.make_slice(export, number)
        await whole.make_slice(_due(owner, export, number))
    assert (await owner.now(export)).state is State.READY
    assert await owner.references_in(export) == owner.references


@pytest.fixture
def patient(owner: Owner, monkeypatch: pytest.MonkeyPatch) -> Owner:
    """The owner, one message of whom makes all stretches of an export."""
    monkeypatch.setattr(commands, "SLICE_SECONDS", 60)
    return owner


class DyingLater(ExportStore):
    """Loses its process once it has saved so many stretches."""

    lives = 1

    async def save(self, export: Export, *messages: Operation) -> Export:
        if self.lives == 0:
            raise Unavailable("database-unavailable", "Killed.")
        self.lives -= 1
        return await super().save(export, *messages)


@pytest.mark.parametrize("kind", list(Format))
async def test_a_message_that_comes_again_goes_on_after_the_last_stretch(patient: Owner, kind: Format) -> None:
    export = await patient.ask(kind)
    whole = patient.exports
    patient.exports = dataclasses.replace(whole, store=DyingLater(patient.containers["cases"]))
    with pytest.raises(Unavailable):
        await patient.make_slice(export, 0)
    halfway = (await patient.now(export)).checkpoint
    assert (halfway.slice, halfway.rows) == (0, 8), "one stretch is saved, and no message for another slice"
    patient.exports = whole
    await patient.make_slice(export, 0)
    await patient.make_slice(export, 0)
    made = await patient.now(export)
    assert (made.state, made.checkpoint.rows) == (State.READY, 22)
    assert made.checkpoint.blocks[: len(halfway.blocks)] == halfway.blocks
    assert await patient.references_in(export) == patient.references


async def test_calling_off_is_heard_between_two_stretches(patient: Owner) -> None:
    export = await patient.ask()
    whole = patient.exports

    class CalledOff(ExportStore):
        async def save(self, export: Export, *messages: Operation) -> Export:
            saved = await super().save(export, *messages)
            await whole.cancel(patient.principal, export.id)
            return saved

    patient.exports = dataclasses.replace(whole, store=CalledOff(patient.containers["cases"]))
    with pytest.raises(Stale):
        await patient.make_slice(export, 0)
    now = await patient.now(export)
    assert (now.state, now.checkpoint.rows) == (State.CANCELLED, 8)


def _due(owner: Owner, export: str, number: int) -> SliceDue:
    return SliceDue(export_id=export, organisation_id=owner.firm, number=number)


async def test_an_export_called_off_makes_no_further_slice(owner: Owner) -> None:
    export = await owner.ask()
    await owner.make_slice(export, 0)
    await owner.exports.cancel(owner.principal, export)
    await owner.exports.cancel(owner.principal, export)
    await owner.make_slice(export, 1)
    now = await owner.now(export)
    assert (now.state, now.checkpoint.slice) == (State.CANCELLED, 1)
    assert await owner.notices() == []


async def test_calling_off_wins_over_a_slice_that_is_being_saved(owner: Owner) -> None:
    export = await owner.ask()
    making = asyncio.create_task(owner.make_slice(export, 0))
    await asyncio.sleep(0)
    await owner.exports.cancel(owner.principal, export)
    await asyncio.gather(making, return_exceptions=True)
    assert (await owner.now(export)).state is State.CANCELLED


async def test_what_is_ready_cannot_be_called_off(owner: Owner) -> None:
    export = await owner.ask()
    await owner.finish(export)
    with pytest.raises(Conflict, match="ready already"):
        await owner.exports.cancel(owner.principal, export)


async def test_somebody_whose_access_changed_gets_no_file_and_is_told(owner: Owner) -> None:
    export = await owner.ask()
    await owner.make_slice(export, 0)
    moved = owner.account.model_copy(update={"business_ids": ()})
    await owner.containers["accounts"].upsert(moved.to_item())
    await owner.make_slice(export, 1)
    failed = await owner.now(export)
    assert failed.state is State.FAILED
    assert failed.reason == "Your access changed while the export was made. Ask for it again."
    assert len(await owner.notices()) == 1


async def test_files_go_when_their_exports_expire(owner: Owner) -> None:
    export = await owner.ask()
    await owner.finish(export)
    await owner.exports.remove_old_files()
    assert await owner.references_in(export) == owner.references
    later = dataclasses.replace(owner.exports, clock=lambda: utc_now() + timedelta(days=8))
    assert await later.remove_old_files() >= 1
    blob = owner.blobs.container.get_blob_client((await owner.now(export)).blob)
    assert not await blob.exists()


def test_what_no_sheet_can_hold_is_refused_before_it_starts() -> None:
    check_rows(EXCEL_ROWS, Wanted(format=Format.XLSX))
    check_rows(EXCEL_ROWS + 1, Wanted(format=Format.CSV))
    with pytest.raises(Invalid, match="Choose CSV"):
        check_rows(EXCEL_ROWS + 1, Wanted(format=Format.XLSX))
