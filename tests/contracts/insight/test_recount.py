"""The nightly recount: finds what the feed can't have shown, says so, and heals it."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from shared.clients.cosmos import Container
from shared.insight.model import summary_id
from shared.insight.nightly import build_scheme_figures, recount_all
from shared.insight.recount import Drift, recount
from shared.insight.scheme_wide import SCHEME
from shared.insight.services import InsightServices
from shared.insight.store import FigureStore
from shared.organisations.model import Organisation
from shared.organisations.store import OrganisationStore
from shared.schemes.profile import load
from shared.worklist.kinds import Queue
from shared.worklist.store import WorkStore
from tests.contracts.insight.world import Firm, changed_at_random


def tonight() -> datetime:
    return datetime.now(UTC) + timedelta(hours=1)


async def counted_firm(firm: Firm) -> None:
    chance = random.Random(3)  # noqa: S311  the same every time
    cases = [changed_at_random(firm.case(f"case-{number}"), chance) for number in range(130)]
    for case in cases:
        await firm.cases.upsert(case.to_item())
    await firm.keep(await firm.feed())


async def test_figures_that_are_right_stay_as_they_are(firm: Firm) -> None:
    await counted_firm(firm)
    before = await firm.summaries()
    assert not await recount(firm.id, firm.store, tonight())
    assert await firm.summaries() == before


async def test_a_summary_that_drifted_is_found_and_healed(firm: Firm) -> None:
    await counted_firm(firm)
    wrong = [{"op": "set", "path": "/tallies/total/open", "value": 999}]
    await firm.store._figures.patch(summary_id("bank"), firm.id, wrong)
    assert await recount(firm.id, firm.store, tonight()) == Drift(cases=0, summaries=1)
    assert await firm.figures() == await firm.counted_anew()


async def test_a_case_that_was_missed_is_found_and_counted(firm: Firm) -> None:
    await counted_firm(firm)
    await firm.save(firm.case("missed"))
    assert await recount(firm.id, firm.store, tonight()) == Drift(cases=1, summaries=0)
    assert await firm.figures() == await firm.counted_anew()


async def test_a_case_that_was_deleted_is_found_and_forgotten(firm: Firm) -> None:
    await counted_firm(firm)
    await firm.cases.delete("case-7", firm.id)
    assert await recount(firm.id, firm.store, tonight()) == Drift(cases=1, summaries=0)
    assert await firm.figures() == await firm.counted_anew()


async def test_what_the_feed_is_about_to_show_is_no_drift(firm: Firm) -> None:
    await firm.save(firm.case())
    assert not await recount(firm.id, firm.store, datetime.now(UTC))
    assert await firm.total() == 1


@pytest.fixture
async def wired(firm: Firm, database: Any, store: FigureStore) -> InsightServices:
    accounts = Container(database.get_container_client("accounts"))
    organisation = Organisation(
        id=firm.id, organisation_id=firm.id, name="Brackenhall", email_domains=(), businesses=()
    )
    await accounts.upsert(organisation.to_item())
    work = WorkStore(Container(database.get_container_client("worklist")))
    return InsightServices(store, work, OrganisationStore(accounts), load("financial"), tonight)


async def test_staff_hear_of_drift(firm: Firm, wired: InsightServices) -> None:
    await firm.save(firm.case("missed"))
    assert await recount_all(wired) >= 1
    work = await wired.work.read(Queue.HELPDESK, f"{firm.id}:{tonight():%Y-%m-%d}")
    assert work.what.startswith("1 cases and 0 summaries had drifted")


async def test_figures_of_the_scheme_are_kept_without_an_organisation(firm: Firm, wired: InsightServices) -> None:
    await counted_firm(firm)
    await build_scheme_figures(wired)
    kept = await wired.store.read(SCHEME, SCHEME)
    assert kept is not None
    assert firm.id not in str(kept)
