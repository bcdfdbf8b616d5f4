"""Figures follow the cases: each change counts once, however often, late or concurrently it is told."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from shared.insight.figures import next_dues
from shared.insight.keeping import keep_figures
from shared.insight.model import Facet, Summary
from shared.insight.store import FigureStore
from shared.kernel.errors import Unavailable
from tests.contracts.insight.world import BUSINESSES, Firm, changed_at_random
from tests.sample_cases import a_short_request


async def test_a_case_is_counted(firm: Firm) -> None:
    assert await firm.keep(await firm.save(firm.case(priority=True))) == 1
    assert (await firm.total("open"), await firm.total("priority")) == (1, 1)


async def test_a_change_told_twice_counts_once(firm: Firm) -> None:
    changes = await firm.save(firm.case(), firm.case())
    await firm.keep([*changes, *changes])
    assert await firm.keep(changes) == 0
    assert await firm.total() == 2


async def test_a_case_that_closes_is_open_no_more(firm: Firm) -> None:
    case = firm.case()
    await firm.keep(await firm.save(case))
    await firm.keep(await firm.save(case.model_copy(update={"closure_date": date(2026, 11, 12)})))
    assert (await firm.total("open"), await firm.total("all")) == (0, 1)


async def test_an_older_change_that_comes_late_is_passed_over(firm: Firm) -> None:
    case = firm.case()
    [old] = await firm.save(case)
    [new] = await firm.save(case.model_copy(update={"priority": True}))
    await firm.keep([{**new, "_lsn": 2}])
    assert await firm.keep([{**old, "_lsn": 1}]) == 0
    assert await firm.total("priority") == 1


async def test_a_case_counts_where_it_is(firm: Firm) -> None:
    case = firm.case()
    await firm.keep(await firm.save(case))
    moved = case.model_copy(update={"business_id": "loans"})
    await firm.keep(await firm.save(moved))
    assert (await firm.total(business="bank"), await firm.total(business="loans")) == (0, 1)


async def test_a_case_that_leaves_the_organisation_leaves_its_figures_for_good(firm: Firm) -> None:
    [before] = await firm.save(firm.case("leaving"))
    await firm.keep([before])
    tombstone = {"id": "leaving", "organisationId": firm.id, "type": "moved"}
    left = await firm.cases.upsert(tombstone)
    await firm.keep([{**left, "_lsn": 10}])
    assert await firm.keep([{**before, "_lsn": 9}]) == 0
    assert await firm.total("all") == 0


@pytest.mark.parametrize("hidden", ["suppressed", "restricted"])
async def test_a_hidden_case_counts_in_the_overall_volume_and_is_in_no_list(firm: Firm, hidden: str) -> None:
    case = firm.case()
    await firm.keep(await firm.save(case))
    await firm.keep(await firm.save(case.model_copy(update={hidden: True})))
    assert (await firm.total("all"), await firm.total("open")) == (1, 0)
    assert (await firm.summaries())["bank"].recent == ()
    assert not await firm.store.due(firm.id, ["bank"], date(2026, 11, 1), date(2026, 12, 31), 5)


async def test_when_one_of_the_newest_goes_the_next_moves_up(firm: Firm) -> None:
    cases = [firm.case(f"case-{hour}", at=datetime(2026, 11, 17, hour, tzinfo=UTC)) for hour in range(8)]
    await firm.keep(await firm.save(*cases))
    await firm.keep(await firm.save(cases[6].model_copy(update={"suppressed": True})))
    recent = (await firm.summaries())["bank"].recent
    assert [row.id for row in recent] == ["case-7", "case-5", "case-4", "case-3", "case-2"]


async def test_the_next_deadlines_come_soonest_first(firm: Firm) -> None:
    days = (25, 19, 30, 21)
    await firm.keep(await firm.save(*(firm.case(business_file_required_by=date(2026, 11, day)) for day in days)))
    assert await next_days(firm) == [21, 25]


async def test_a_missed_deadline_hides_no_later_one_of_its_case(firm: Firm) -> None:
    late = firm.case(business_file_required_by=date(2026, 11, 2))
    cases = [late.with_requests((a_short_request(id=f"r{day}", due=date(2026, 11, day)),)) for day in range(21, 29)]
    renamed = [case.model_copy(update={"id": f"late-{place}"}) for place, case in enumerate(cases)]
    await firm.keep(await firm.save(*renamed, firm.case(business_file_required_by=date(2026, 11, 20))))
    assert await next_days(firm) == [20, 21]


async def next_days(firm: Firm) -> list[int]:
    first, last = date(2026, 11, 20), date(2026, 12, 1)
    facets = await firm.store.due(firm.id, ["bank"], first, last, 2)
    return [due.day.day for _, due in next_dues(facets, first, last, 2)]


async def test_ten_readers_of_the_feed_at_once_count_once(firm: Firm) -> None:
    changes = await firm.save(*(firm.case() for _ in range(30)))
    for result in await asyncio.gather(*(firm.keep(changes) for _ in range(10)), return_exceptions=True):
        assert isinstance(result, int | Unavailable)  # who loses too often is told to try again
    await firm.keep(changes)
    assert await firm.total() == 30


class _Dying(FigureStore):
    """Dies at every other commit: before it, or right after it."""

    chance: random.Random

    async def commit(self, organisation_id: str, puts: Iterable[Facet | Summary]) -> None:
        fate = self.chance.random()
        if fate < 0.25:
            raise ConnectionAbortedError
        await super().commit(organisation_id, puts)
        if fate > 0.75:
            raise ConnectionAbortedError


@pytest.mark.parametrize("seed", range(4))
async def test_whatever_the_order_the_repeats_and_the_crashes_the_end_is_a_recount(firm: Firm, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  the same every time
    history: list[dict[str, Any]] = []
    cases = [firm.case(f"case-{number}") for number in range(12)]
    for turn in range(8):
        cases = [changed_at_random(case, chance) for case in cases]
        history += [{**change, "_lsn": turn + 1} for change in await firm.save(*cases)]
    dying = _Dying(firm.store._figures, firm.cases)
    dying.chance = chance
    told = [*history, *chance.sample(history, 40)]
    chance.shuffle(told)
    for start in range(0, len(told), 7):
        await _until_done(told[start : start + 7], dying)
    assert await firm.figures() == await firm.counted_anew()


async def _until_done(changes: list[dict[str, Any]], store: FigureStore) -> None:
    while True:
        try:
            await keep_figures(changes, store)
        except ConnectionAbortedError:
            continue
        return


async def test_what_was_there_before_is_counted_from_the_beginning_of_the_feed(firm: Firm) -> None:
    chance = random.Random(1)  # noqa: S311  the same every time
    cases = [changed_at_random(firm.case(), chance) for _ in range(150)]
    for case in cases:
        await firm.cases.upsert(case.to_item())
    await firm.keep(await firm.feed())
    assert set(await firm.figures()) == set(BUSINESSES)
    assert await firm.figures() == await firm.counted_anew()
