"""Runs over cases of a test's own, and closed cases for them."""

from __future__ import annotations

import dataclasses
import uuid
from datetime import date
from typing import Any

from shared.cases.model import Case
from shared.clients.blobs import BlobStore
from shared.insight.keeping import keep_figures
from shared.kernel.errors import Unavailable
from shared.references.keeping import keep_references
from shared.retention.model import About, PurgeDue, Run, SliceDue
from shared.retention.running import Runs
from shared.worklist.kinds import WorkKind
from shared.worklist.model import WorkItem
from tests.contracts.retention.account_runs import retention_of
from tests.contracts.retention.test_forgetting import someone
from tests.contracts.retention.world import House


class Away(BlobStore):
    """A storage account that can't be reached."""

    def __init__(self) -> None:
        pass

    async def remove(self, name: str) -> None:
        raise Unavailable("storage-unavailable", name)


def verbs_of(house: House, *, approved_above: int = 500, documents: BlobStore | None = None) -> Runs:
    runs = retention_of(house, approved_above=approved_above).runs
    cases = dataclasses.replace(runs.cases, documents=documents) if documents else runs.cases
    return dataclasses.replace(runs, cases=cases)


async def collected(house: House, runs: Runs, **changes: Any) -> Run:
    """Make a run over cases of its own, without its purges."""
    run = Run(id=f"run-{uuid.uuid4()}", about=About.CASES, day=house.clock().date(), started_at=house.clock())
    await house.container("accounts").upsert(run.model_copy(update=changes).to_item())
    while not run.ended_at:
        await runs.make_slice(SliceDue(run_id=run.id, number=run.slices))
        run = await runs.store.run(run.id)
    return run


async def purged(house: House, runs: Runs, run: Run) -> int:
    """Purge what a run collected, each slice asked for twice; return how many cases."""
    for number in range(run.slices):
        for _ in range(2):
            await runs.purge_slice(PurgeDue(run_id=run.id, number=number))
    return (await runs.store.run(run.id)).purged


async def run_over(house: House) -> int:
    runs = verbs_of(house)
    return await purged(house, runs, await collected(house, runs))


async def a_closed_case(house: House, closed: date) -> Case:
    """Return a case with everything that can belong to one, found by staff and counted in the figures."""
    quill, bea = await someone(house), await someone(house, "Bea Orr")
    case = await house.lived_in(quill, bea)
    await house.container("cases").patch(
        case.id,
        house.id,
        [
            {"op": "set", "path": "/closureDate", "value": closed.isoformat()},
            {"op": "set", "path": "/closed", "value": True},
        ],
    )
    await house.wired.documents.container.upload_blob("none", b"a", overwrite=True)
    item = await house.container("cases").read(case.id, house.id)
    await keep_references([item], house.wired.references)
    await keep_figures([item], house.wired.insight.store)
    work = WorkItem(
        id=f"work-{case.id}",
        kind=WorkKind.DELAYED_SCAN,
        organisation_id=house.id,
        case_reference=case.case_reference,
        what="w",
        since=house.clock(),
    )
    await house.wired.work.keep(work)
    return Case.from_item(item)


def about(items: list[dict[str, Any]], case: Case) -> list[str]:
    return [item["type"] for item in items if case.id in str(item) and item["type"] != "takeover"]


async def left(house: House, case: Case) -> dict[str, list[str]]:
    found = {name: about(await house.items(name), case) for name in ("cases", "views", "looks")}
    return {name: kinds for name, kinds in found.items() if kinds}


async def closed_cases(house: House, count: int) -> list[Case]:
    """Return cases that are due and have nothing but themselves."""
    closed: dict[str, Any] = {"closure_date": date(2015, 1, 5), "case_progress": "Closed"}
    return [await house.case(None, **closed) for _ in range(count)]


def a_hold(house: House) -> dict[str, Any]:
    return {"why": "A court asks.", "by": "Ruth Calder", "at": house.clock().isoformat()}
