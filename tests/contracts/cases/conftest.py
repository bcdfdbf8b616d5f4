"""400 sample cases in a real container of the local Cosmos server; tests only read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from local.cli.definitions import read_containers
from local.seed.cases import SampleCase, make_case
from local.seed.files import sample_files
from local.seed.story import tell
from local.seed.world import World
from local.seed.writing import BatchWriter
from shared.cases.model import Case
from shared.cases.responses import CaseRow
from shared.cases.rules import AsOf
from shared.cases.store import CaseStore
from shared.clients.cosmos import Container
from shared.kernel.principal import Principal, Role
from shared.schemes.profile import Profile, load

NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)
TODAY = date(2026, 11, 17)
CASES = 400


def noon() -> datetime:
    return NOON


def definition(database: str = "recourse") -> dict[str, Any]:
    return {**read_containers(), "database": database}


@dataclass(frozen=True)
class Shelf:
    """The container, and what is known to be in it."""

    container: Container
    store: CaseStore
    profile: Profile
    samples: list[SampleCase]

    @property
    def cases(self) -> list[Case]:
        return [sample.case for sample in self.samples]

    def seen_by(self, principal: Principal) -> list[CaseRow]:
        as_of = AsOf.at(NOON, self.profile.calendar(), self.profile.terms.required_by_end)
        return [
            CaseRow.of(case, as_of)
            for case in self.cases
            if case.organisation_id == principal.organisation_id
            and case.business_id in principal.business_ids
            and not case.suppressed
        ]


@pytest.fixture(scope="session")
async def shelf(database: Any) -> Shelf:
    container = Container(database.get_container_client("cases"))
    world, files = World(load("financial"), TODAY, 7), sample_files()
    samples = [make_case(world, number, CASES) for number in range(CASES)]
    async with BatchWriter(container, "organisationId") as writer:
        for place, sample in enumerate(samples):
            await writer.write(sample.case.to_item())
            if place % 20 == 0:
                for child in tell(world, sample, files):
                    await writer.write(child.to_item())
    return Shelf(container, CaseStore(container), world.profile, samples)


def person(organisation: str, *businesses: str) -> Principal:
    return Principal(
        user_id="u1",
        audit_id="a1",
        name="Priya Nair",
        email="priya.nair@brackenhall.example",
        organisation_id=organisation,
        business_ids=businesses,
        roles=(Role.SUPERVISOR,),
    )


@pytest.fixture
def priya() -> Principal:
    return person("brackenhall", "brackenhall-bank", "brackenhall-motor-finance", "penrow-credit")


@pytest.fixture
def tom() -> Principal:
    return person("brackenhall", "brackenhall-bank", "brackenhall-motor-finance")
