"""Staff find a case by its references wherever it is: the change feed keeps them, in whatever order it is heard."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest

from shared.cases.anywhere import CasesAnywhere
from shared.cases.store import CaseStore
from shared.clients.cosmos import Container
from shared.kernel.errors import Invalid, NotFound
from shared.references.keeping import keep_references
from shared.references.store import ReferenceStore
from tests.sample_cases import a_case

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


class World:
    def __init__(self, database: Any) -> None:
        self.cases = Container(database.get_container_client("cases"))
        self.references = ReferenceStore(Container(database.get_container_client("references")))
        self.anywhere = CasesAnywhere(self.references, CaseStore(self.cases))

    async def save(self, case_id: str, organisation: str = "one", version: int = 1, **facts: Any) -> dict[str, Any]:
        """Store a case and return the change that the feed would show."""
        case = a_case(id=case_id, organisation_id=organisation, business_version=version, at=NOW, **facts)
        return await self.cases.upsert(case.to_item())

    async def keep(self, *changes: dict[str, Any]) -> None:
        await keep_references(list(changes), self.references)


@pytest.fixture(scope="session")
def world(database: Any) -> World:
    return World(database)


@pytest.fixture
def name() -> str:
    return uuid.uuid4().hex[:8].upper()


async def test_a_case_is_found_in_any_spelling_and_by_its_older_reference(world: World, name: str) -> None:
    await world.keep(await world.save(name, case_reference=f"PNX-{name}", migrated_reference=f"LF-{name}"))
    for spelling in (f"PNX-{name}", f" pnx {name.lower()}", f"lf-{name}"):
        assert (await world.anywhere.case(spelling)).id == name


async def test_a_case_that_moved_is_found_where_it_is_even_if_its_old_place_is_heard_of_last(
    world: World, name: str
) -> None:
    before = await world.save(name, "one", version=1, case_reference=f"PNX-{name}")
    after = await world.save(name, "two", version=2, case_reference=f"PNX-{name}")
    await world.keep(before, after)
    await world.keep(before)
    assert (await world.anywhere.case(f"PNX-{name}")).organisation_id == "two"


async def test_a_reference_that_no_case_has_any_more_finds_nothing(world: World, name: str) -> None:
    await world.keep(await world.save(name, case_reference=f"PNX-{name}", migrated_reference=f"LF-{name}"))
    await world.keep(await world.save(name, case_reference=f"PNX-{name}", migrated_reference=None))
    with pytest.raises(NotFound):
        await world.anywhere.case(f"LF-{name}")
    await world.cases.delete(name, "one")
    with pytest.raises(NotFound):
        await world.anywhere.case(f"PNX-{name}")


async def test_an_older_reference_of_two_cases_names_both(world: World, name: str) -> None:
    for which in ("A", "B"):
        await world.keep(
            await world.save(f"{name}{which}", case_reference=f"PNX-{name}{which}", migrated_reference=f"LF-{name}")
        )
    with pytest.raises(Invalid) as refused:
        await world.anywhere.case(f"LF-{name}")
    assert refused.value.details["references"] == [f"PNX-{name}A", f"PNX-{name}B"]
