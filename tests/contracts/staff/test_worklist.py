"""Work for staff follows what it is about, and never goes back to what it was."""

from __future__ import annotations

import asyncio
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from shared.clients.cosmos import Container
from shared.kernel.errors import Conflict, NotFound
from shared.kernel.principal import Principal, Role
from shared.operations.model import Origin, Parked
from shared.operations.store import ParkedStore
from shared.organisations.store import OrganisationStore
from shared.worklist.keeping import keep_work
from shared.worklist.kinds import Queue, WorkKind
from shared.worklist.model import WorkItem
from shared.worklist.queries import WorkQuery, set_aside, worklist
from shared.worklist.store import WorkStore
from shared.worklist.stuck import count_stuck, stuck_id

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(scope="session")
def store(database: Any) -> WorkStore:
    return WorkStore(Container(database.get_container_client("worklist")))


@pytest.fixture(scope="session")
def organisations(database: Any) -> OrganisationStore:
    return OrganisationStore(Container(database.get_container_client("accounts")))


@pytest.fixture(scope="session")
def parked(database: Any) -> ParkedStore:
    return ParkedStore(Container(database.get_container_client("parked")))


def staff(role: Role) -> Principal:
    return Principal(
        user_id="s", audit_id="s", name="S", email="s@s", organisation_id="scheme", business_ids=(), roles=(role,)
    )


def work(changed: dict[str, Any], kind: WorkKind = WorkKind.DELAYED_SCAN) -> WorkItem:
    return WorkItem(kind=kind, organisation_id="one", what="Look", since=NOW, **{"id": str(uuid.uuid4())} | changed)


async def test_an_older_change_that_comes_late_opens_nothing_again(store: WorkStore) -> None:
    name = str(uuid.uuid4())

    def project(item: dict[str, Any]) -> WorkItem:
        return work({"id": name, "state": item["state"]})

    def change(state: str, lsn: int) -> dict[str, Any]:
        return {"type": "thing", "state": state, "_lsn": lsn}

    for state, lsn in (("open", 4), ("done", 7), ("open", 4)):
        await keep_work([change(state, lsn)], {"thing": project}, store)
    assert (await store.read(Queue.HELPDESK, name)).state == "done"


async def test_what_is_due_first_comes_first_and_what_is_done_is_gone(
    store: WorkStore, organisations: OrganisationStore
) -> None:
    late, soon, undated, done = (str(uuid.uuid4()) for _ in range(4))
    await store.keep(work({"id": undated}))
    await store.keep(work({"id": soon, "due": NOW + timedelta(days=2)}))
    await store.keep(work({"id": late, "due": NOW - timedelta(days=2)}))
    await store.keep(work({"id": done, "state": "done"}))
    found = await worklist(staff(Role.STAFF_HELPDESK), WorkQuery(), store, organisations, lambda: NOW)
    mine = [(row.id, row.overdue) for row in found.items if row.id in {late, soon, undated, done}]
    assert mine == [(late, True), (soon, False), (undated, False)]


async def test_a_function_sees_its_own_work_only(store: WorkStore, organisations: OrganisationStore) -> None:
    found = await worklist(staff(Role.STAFF_CASEWORK), WorkQuery(), store, organisations, lambda: NOW)
    assert found.queues == (Queue.CASEWORK,)
    with pytest.raises(NotFound):
        await worklist(staff(Role.STAFF_CASEWORK), WorkQuery(queue=Queue.HELPDESK), store, organisations, lambda: NOW)


async def test_stuck_work_stands_on_the_helpdesks_list_with_its_number_until_none_is_left(
    store: WorkStore, parked: ParkedStore, organisations: OrganisationStore
) -> None:
    source = f"queue-{uuid.uuid4().hex[:8]}"
    both = [Parked(id=name, source=source, origin=Origin.QUEUE, reason="x", at=NOW) for name in "ab"]

    async def listed(now: datetime = NOW) -> list[tuple[str, datetime]]:
        await count_stuck(source, parked, store, now)
        query = WorkQuery(kind=WorkKind.STUCK_WORK)
        found = await worklist(staff(Role.STAFF_HELPDESK), query, store, organisations, lambda: now)
        assert (await store.counts(Queue.HELPDESK)).get(WorkKind.STUCK_WORK, 0) == len(found.items)
        return [(row.what, row.since) for row in found.items if row.id == stuck_id(source)]

    assert await listed() == []
    for item in both:
        await parked.put(item)
    assert await listed() == [(f"2 set aside from “{source}”", NOW)]
    await parked.remove(await parked.read(source, "a"))
    assert await listed(NOW + timedelta(hours=1)) == [(f"1 set aside from “{source}”", NOW)]
    await parked.remove(await parked.read(source, "b"))
    assert await listed() == []
    await parked.put(both[0])
    assert await listed(NOW + timedelta(days=1)) == [(f"1 set aside from “{source}”", NOW + timedelta(days=1))]


async def test_counts_of_stuck_work_that_race_end_with_the_newest(store: WorkStore, parked: ParkedStore) -> None:
    source = f"queue-{uuid.uuid4().hex[:8]}"

    async def another(name: str) -> None:
        await parked.put(Parked(id=name, source=source, origin=Origin.QUEUE, reason="x", at=NOW))
        await count_stuck(source, parked, store, NOW)

    await asyncio.gather(*(another(name) for name in "abc"))
    assert (await store.read(Queue.HELPDESK, stuck_id(source))).what == f"3 set aside from “{source}”"


async def test_only_what_does_not_end_by_itself_is_set_aside(store: WorkStore) -> None:
    drift, scan = work({}, WorkKind.FIGURES_DRIFT), work({})
    await store.keep(drift)
    await store.keep(scan)
    imran = staff(Role.STAFF_HELPDESK)
    await set_aside(imran, Queue.HELPDESK, drift.id, store)
    assert (await store.read(Queue.HELPDESK, drift.id)).state == "done"
    with pytest.raises(Conflict):
        await set_aside(imran, Queue.HELPDESK, scan.id, store)
