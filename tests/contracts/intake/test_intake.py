"""Events may come twice, late, in any order: the end is the same."""

from __future__ import annotations

import asyncio
import os
import random
from typing import Any

import pytest

from shared.clients.blobs import BlobStore, open_account
from shared.clients.cosmos import Container
from shared.intake.commands import Intake
from shared.intake.events import CaseEvent, DocumentPublished
from shared.intake.facts import fact_operations
from shared.kernel.errors import Invalid
from shared.suppression.model import SuppressionRecord
from tests.contracts.intake.conftest import NOW
from tests.contracts.intake.histories import document, history, move, said, snapshot

HISTORIES = int(os.environ.get("RECOURSE_HISTORIES", "150"))  # 500 take a minute
_AT_ONCE = 10
_PASSING = {"etag", "_etag", "_ts", "_rid", "_self", "_attachments", "suppressedAt"}  # the last by the portal's clock


async def state(cases: Container, case_id: str) -> dict[str, Any]:
    """Return everything stored about a case, in every organisation, but for what the database adds."""
    items: dict[str, Any] = {}
    for organisation in ("one", "two"):
        query = "SELECT * FROM c WHERE (c.id = @id OR c.caseId = @id) AND c.type != 'outbox'"
        for item in await cases.all(query, {"id": case_id}, organisation):
            items[f"{organisation}/{item['id']}"] = {k: v for k, v in item.items() if k not in _PASSING}
    return items


async def clear(cases: Container, case_id: str) -> None:
    for organisation in ("one", "two"):
        query = "SELECT VALUE c.id FROM c WHERE c.id = @id OR c.caseId = @id OR STARTSWITH(c.body.id, @notice)"
        parameters = {"id": case_id, "notice": f"notice-{case_id}"}
        for item_id in await cases.all(query, parameters, organisation):
            await cases.delete(item_id, organisation)


async def apply(intake: Intake, events: list[CaseEvent]) -> None:
    for event in events:
        await intake.apply(event)


async def check_history(intake: Intake, cases: Container, seed: int) -> None:
    events = history(seed)
    await apply(intake, events)
    ordered = await state(cases, f"case-{seed:07}")
    await clear(cases, f"case-{seed:07}")
    shuffled = [*events, *random.Random(seed).sample(events, 3)]  # noqa: S311
    random.Random(seed + 1).shuffle(shuffled)  # noqa: S311
    await apply(intake, shuffled)
    after = await state(cases, f"case-{seed:07}")
    assert _differences(ordered, after) == [], f"seed {seed}: {[event.kind for event in shuffled]}"


def _differences(left: dict[str, Any], right: dict[str, Any]) -> list[tuple[str, str, Any, Any]]:
    """Return item, field and both values where they differ; the timeline may: a closure that came before its case
    couldn't be told to anybody.
    """
    names = {name for items in (left, right) for name, item in items.items() if item["type"] != "event"}
    return [
        (name, field, left.get(name, {}).get(field), right.get(name, {}).get(field))
        for name in sorted(names)
        for field in sorted({*left.get(name, {}), *right.get(name, {})})
        if left.get(name, {}).get(field) != right.get(name, {}).get(field)
    ]


async def test_made_up_histories_end_the_same_shuffled_and_repeated(intake: Intake, cases: Container) -> None:
    gate = asyncio.Semaphore(_AT_ONCE)

    async def guarded(seed: int) -> None:
        async with gate:
            await check_history(intake, cases, seed)

    await asyncio.gather(*(guarded(seed) for seed in range(HISTORIES)))


async def test_an_older_snapshot_changes_nothing(intake: Intake, cases: Container) -> None:
    await apply(intake, [snapshot("old-1", 2, caseProgress="New"), snapshot("old-1", 1, caseProgress="Old")])
    assert (await cases.read("old-1", "one"))["caseProgress"] == "New"


async def test_a_snapshot_leaves_the_owner_that_the_business_chose(intake: Intake, cases: Container) -> None:
    await intake.apply(snapshot("owner-1", 1))
    await cases.patch("owner-1", "one", [{"op": "set", "path": "/businessCaseOwner", "value": "Tom Achebe"}])
    await intake.apply(snapshot("owner-1", 2))
    assert (await cases.read("owner-1", "one"))["businessCaseOwner"] == "Tom Achebe"


async def test_a_business_file_that_is_in_stays_in(intake: Intake, cases: Container) -> None:
    await intake.apply(snapshot("file-1", 1))
    await cases.patch("file-1", "one", [{"op": "set", "path": "/businessFileReceivedDate", "value": "2026-11-20"}])
    await intake.apply(snapshot("file-1", 2))
    assert (await cases.read("file-1", "one"))["businessFileReceivedDate"] == "2026-11-20"


async def test_a_suppression_that_comes_before_its_case_hides_it(intake: Intake, cases: Container) -> None:
    await apply(intake, [said("case-suppressed", "early-1", version=2, suppressed=True), snapshot("early-1", 1)])
    assert (await cases.read("early-1", "one"))["suppressed"] is True


async def test_a_document_is_added_once(intake: Intake, cases: Container) -> None:
    await apply(intake, [snapshot("doc-1", 1), document("doc-1", 1), document("doc-1", 1)])
    documents = [item for item in (await state(cases, "doc-1")).values() if item["type"] == "document"]
    assert len(documents) == 1


async def test_two_deliveries_at_once_count_once(intake: Intake, cases: Container) -> None:
    await asyncio.gather(*(intake.apply(snapshot("twin-1", 1)) for _ in range(8)))
    assert (await cases.read("twin-1", "one"))["version"] == 1


@pytest.mark.parametrize("changed", [{"businessId": "strangers"}, {"businessId": "two-a"}])
async def test_an_event_about_a_strangers_business_is_refused(intake: Intake, changed: dict[str, str]) -> None:
    with pytest.raises(Invalid, match="no business"):
        await intake.apply(snapshot("bad-1", 1, **changed))


async def test_a_case_that_moves_takes_only_what_was_named_and_leaves_nothing_to_see(
    intake: Intake, cases: Container, blob_connection: str
) -> None:
    from pydantic import SecretStr

    files = BlobStore(open_account(SecretStr(blob_connection), None), "documents").container
    for name in ("one/a.pdf", "one/b.pdf"):
        await files.upload_blob(name, b"%PDF", overwrite=True)
    published = [document("move-1", 1, blob="one/a.pdf"), document("move-1", 2, blob="one/b.pdf")]
    going = move("move-1", 3, "two", "two-a", ("move-1-doc-1",))
    await apply(intake, [snapshot("move-1", 1), *published, going, going])
    items = await state(cases, "move-1")
    assert items["one/move-1"]["type"] == "moved"
    assert items["two/move-1"]["businessId"] == "two-a"
    assert {name for name, item in items.items() if name.startswith("two/") and item["type"] == "document"} == {
        "two/move-1-doc-1"
    }
    copies = [blob.name async for blob in files.list_blobs(name_starts_with="two/moved/move-1")]
    assert copies == ["two/moved/move-1-doc-1"]
    assert not await files.get_blob_client("one/a.pdf").exists()


async def test_what_staff_did_about_hiding_it_goes_along_whatever_crash_came_between(
    intake: Intake, cases: Container
) -> None:
    await apply(intake, [snapshot("hid-1", 1)])
    record = SuppressionRecord(
        id="hid-1-record",
        organisation_id="one",
        business_id="one-a",
        case_id="hid-1",
        case_reference="PNX-1",
        at=NOW,
        act="hidden",
        by="Ruth Calder",
        why="At risk.",
    )
    await cases.upsert(record.to_item())
    going = move("hid-1", 2, "two", "two-a", ())
    await apply(intake, [going])
    await cases.upsert(record.to_item())  # as if the machine had stopped before it was deleted
    await apply(intake, [going, going])
    kept = {name: item for name, item in (await state(cases, "hid-1")).items() if item["type"] == "suppression"}
    assert set(kept) == {"two/hid-1-record"}
    assert (kept["two/hid-1-record"]["businessId"], kept["two/hid-1-record"]["why"]) == ("two-a", "At risk.")


async def test_a_restricted_case_stays_so_where_it_moves_to(intake: Intake, cases: Container) -> None:
    await apply(intake, [snapshot("kept-1", 1)])
    await cases.patch("kept-1", "one", [{"op": "set", "path": "/restricted", "value": True}])
    await apply(intake, [snapshot("kept-1", 3, "two"), move("kept-1", 2, "two", "two-a", ())])
    assert (await state(cases, "kept-1"))["two/kept-1"]["restricted"] is True


async def test_a_document_that_came_after_the_move_is_brought_even_if_a_crash_came_between(
    intake: Intake, cases: Container, blob_connection: str
) -> None:
    from pydantic import SecretStr

    files = BlobStore(open_account(SecretStr(blob_connection), None), "documents").container
    await files.upload_blob("one/late.pdf", b"%PDF", overwrite=True)
    late = document("late-1", 1, blob="one/late.pdf")
    await apply(intake, [snapshot("late-1", 1), move("late-1", 2, "two", "two-a", ("late-1-doc-1",))])
    # The first delivery got as far as its own batch.
    assert isinstance(late, DocumentPublished)
    await intake.store.commit("one", fact_operations(late, None))
    await intake.apply(late)
    items = await state(cases, "late-1")
    assert items["two/late-1-doc-1"]["blob"] == "two/moved/late-1-doc-1"
    assert not await files.get_blob_client("one/late.pdf").exists()
