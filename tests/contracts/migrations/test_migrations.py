"""Stored cases are brought into today's shape on a real Cosmos server, whatever happens meanwhile."""

from __future__ import annotations

import uuid
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest

from shared.clients.cosmos import Container
from shared.kernel.errors import Conflict, Unavailable
from shared.migrations.commands import WantedState, set_state
from shared.migrations.model import JobState, Migration, Part
from shared.migrations.queries import MigrationView, migration_view
from shared.migrations.registry import MIGRATIONS
from shared.migrations.running import SLICE, Runner
from shared.migrations.store import MigrationStore
from shared.organisations.store import OrganisationStore
from tests.sample_cases import a_case

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
NEWER = ("schemaVersion", "actionFlag", "openRequests", "tradingName")


class Store(MigrationStore):
    """Counts what is rewritten, and lets a test do something at the worst moment."""

    def __init__(self, migrations: Container, cases: Container) -> None:
        super().__init__(migrations, cases)
        self.rewritten: Counter[str] = Counter()
        self.before_replace: dict[str, Any] = {}
        self.killed = False

    async def replace(self, item: dict[str, Any], etag: str) -> None:
        if happens := self.before_replace.pop(item["id"], None):
            await happens()
        await super().replace(item, etag)
        self.rewritten[item["id"]] += 1

    async def save_part(self, part: Part) -> Part:
        if self.killed and part.done:
            raise Unavailable("killed", "between the rewriting and the checkpoint")
        return await super().save_part(part)


class Firms(OrganisationStore):
    """Only the organisations of one test: others share the database."""

    def __init__(self, *ids: str) -> None:
        self._ids = list(ids)

    async def ids(self) -> list[str]:
        return self._ids


@dataclass
class World:
    store: Store
    cases: Container
    migration: Migration
    firms: tuple[str, str]
    clock: Any = field(default=lambda: NOW)

    async def old_case(self, firm: str, case_id: str, **changes: Any) -> None:
        """Store a case as a release before requests did: some fields aren't there."""
        facts = {"id": case_id, "organisation_id": firm, "case_reference": f"PNX-{case_id}", "at": NOW, **changes}
        item = {name: value for name, value in a_case(**facts).to_item().items() if name not in NEWER}
        await self.cases.upsert(item | {"leftBy": "a field that nobody knows"})

    async def item(self, firm: str, case_id: str) -> dict[str, Any]:
        return await self.cases.read(case_id, firm)

    async def ask(self, state: JobState) -> MigrationView:
        return await set_state(self.migration, WantedState(state=state), self.store, Firms(*self.firms), self.clock)

    async def work_off(self) -> MigrationView:
        while await Runner(self.store, self.clock).step(self.migration):
            pass
        return await migration_view(self.migration, self.store)


@pytest.fixture
def world(database: Any) -> World:
    """Return a world of two organisations and a migration of its own."""
    name = uuid.uuid4().hex[:8]
    cases = Container(database.get_container_client("cases"))
    store = Store(Container(database.get_container_client("migrations")), cases)
    return World(store, cases, MIGRATIONS[0]._replace(name=f"cases-2-{name}"), (f"one-{name}", f"two-{name}"))


async def test_every_older_case_of_every_organisation_comes_into_shape_and_keeps_the_rest(world: World) -> None:
    one, two = world.firms
    for number in range(SLICE + 5):
        await world.old_case(one, f"case-{number:03}", action_required=number % 2 == 0)
    await world.old_case(two, "case-000")
    await world.ask(JobState.RUNNING)
    view = await world.work_off()
    assert (view.state, view.items, view.items_done, view.left) == (JobState.DONE, SLICE + 6, SLICE + 6, 0)
    item = await world.item(one, "case-002")
    assert (item["schemaVersion"], item["actionFlag"], item["openRequests"], item["tradingName"]) == (2, True, [], None)
    assert item["leftBy"]
    assert not (await world.item(one, "case-003"))["actionFlag"]


async def test_killed_between_the_rewriting_and_the_checkpoint_it_goes_on_and_rewrites_nothing_twice(
    world: World,
) -> None:
    one, _ = world.firms
    for number in range(SLICE + 5):
        await world.old_case(one, f"case-{number:03}")
    await world.ask(JobState.RUNNING)
    world.store.killed = True
    with pytest.raises(Unavailable):
        await world.work_off()
    assert sum(world.store.rewritten.values()) == SLICE
    world.store.killed = False
    view = await world.work_off()
    assert (view.state, view.items_done, view.left) == (JobState.DONE, SLICE + 5, 0)
    assert set(world.store.rewritten.values()) == {1}


async def test_what_people_change_meanwhile_is_kept(world: World) -> None:
    one, _ = world.firms
    await world.old_case(one, "case-a")
    await world.old_case(one, "case-b")
    await world.old_case(one, "case-c")

    async def edited() -> None:
        await world.cases.patch("case-a", one, [{"op": "set", "path": "/businessCaseOwner", "value": "Priya Nair"}])

    async def written_by_this_release() -> None:
        await world.cases.upsert(a_case(id="case-b", organisation_id=one, title="New title", at=NOW).to_item())

    async def moved() -> None:
        await world.cases.delete("case-c", one)

    world.store.before_replace = {"case-a": edited, "case-b": written_by_this_release, "case-c": moved}
    await world.ask(JobState.RUNNING)
    view = await world.work_off()
    assert (view.state, view.left, view.failures) == (JobState.DONE, 0, 0)
    kept = await world.item(one, "case-a")
    assert (kept["schemaVersion"], kept["businessCaseOwner"]) == (2, "Priya Nair")
    assert (await world.item(one, "case-b"))["title"] == "New title"
    assert dict(world.store.rewritten) == {"case-a": 1}


async def test_what_an_older_release_writes_behind_the_checkpoint_is_found_in_another_round(world: World) -> None:
    one, _ = world.firms
    await world.old_case(one, "case-m")

    async def older_release_writes() -> None:
        await world.old_case(one, "case-a")

    world.store.before_replace = {"case-m": older_release_writes}
    await world.ask(JobState.RUNNING)
    view = await world.work_off()
    assert (view.state, view.left) == (JobState.DONE, 0)
    assert (await world.item(one, "case-a"))["schemaVersion"] == 2


async def test_an_item_that_fits_no_shape_is_named_and_the_others_go_on(world: World) -> None:
    one, _ = world.firms
    await world.old_case(one, "case-a")
    await world.old_case(one, "case-b")
    await world.cases.patch("case-a", one, [{"op": "remove", "path": "/title"}])
    await world.ask(JobState.RUNNING)
    view = await world.work_off()
    assert (view.state, view.failed, view.failures, view.left) == (JobState.DONE, ("case-a",), 1, 1)
    assert (await world.item(one, "case-b"))["schemaVersion"] == 2

    await world.cases.patch("case-a", one, [{"op": "set", "path": "/title", "value": "Mended"}])
    again = await world.ask(JobState.RUNNING)
    assert (again.state, again.failures) == (JobState.RUNNING, 0)
    view = await world.work_off()
    assert (view.state, view.failed, view.left, view.items_done) == (JobState.DONE, (), 0, 1)


async def test_it_waits_while_it_is_paused_and_asking_twice_is_asking_once(world: World) -> None:
    one, _ = world.firms
    await world.old_case(one, "case-a")
    with pytest.raises(Conflict) as refused:
        await world.ask(JobState.PAUSED)
    assert refused.value.code == "migration-not-begun"
    await world.ask(JobState.RUNNING)
    assert (await world.ask(JobState.PAUSED)).state is JobState.PAUSED
    assert (await world.ask(JobState.PAUSED)).state is JobState.PAUSED
    assert (await world.work_off()).items_done == 0
    assert world.store.rewritten == {}
    await world.ask(JobState.RUNNING)
    assert (await world.ask(JobState.RUNNING)).state is JobState.RUNNING
    assert (await world.work_off()).state is JobState.DONE
    with pytest.raises(Conflict) as over:
        await world.ask(JobState.PAUSED)
    assert over.value.code == "migration-over"


async def test_two_workers_at_once_rewrite_each_item_once(world: World) -> None:
    import asyncio

    one, two = world.firms
    for firm in (one, two):
        for number in range(10):
            await world.old_case(firm, f"case-{firm}-{number}")
    await world.ask(JobState.RUNNING)
    await asyncio.gather(world.work_off(), world.work_off())
    view = await world.work_off()
    assert (view.state, view.left, view.items_done) == (JobState.DONE, 0, 20)
    assert set(world.store.rewritten.values()) == {1}
