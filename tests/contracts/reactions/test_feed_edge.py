"""A reaction to the feed: poison is set aside and everything else gets through; an outage only makes it wait."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from functions.edge.poison import Reaction, react
from shared.kernel.errors import Invalid, Unavailable
from shared.operations.commands import retry
from shared.operations.model import Parked, parked_id
from shared.wiring import Services
from tests.contracts.reactions.world import Firm

_SOURCE = "feed:cases"


def reaction(reached: set[str], poison: dict[str, Exception]) -> Reaction:
    async def react_to(services: Services, changes: list[dict[str, Any]]) -> None:
        for change in changes:
            if change["id"] in poison:
                raise poison[change["id"]]
            reached.add(change["id"])

    return react_to


def changes(firm: Firm, count: int) -> list[dict[str, Any]]:
    return [{"id": str(uuid.uuid4()), "organisationId": firm.id, "type": "case"} for _ in range(count)]


async def parked(firm: Firm, change: dict[str, Any]) -> Parked:
    return await firm.wired.parked.read(_SOURCE, parked_id(_SOURCE, f"{firm.id}/{change['id']}"))


async def test_one_bad_change_is_parked_and_all_others_get_through(firm: Firm) -> None:
    batch, reached = changes(firm, 100), set[str]()
    await react(reaction(reached, {batch[37]["id"]: KeyError("x")}), _SOURCE, batch, firm.wired)
    assert reached == {change["id"] for change in batch} - {batch[37]["id"]}
    assert (await parked(firm, batch[37])).reason == "KeyError"


async def test_several_bad_ones_are_parked_each_with_its_reason(firm: Firm) -> None:
    batch = changes(firm, 8)
    poison: dict[str, Exception] = {batch[0]["id"]: Invalid("too-odd", "It is odd."), batch[7]["id"]: ValueError("x")}
    await react(reaction(set(), poison), _SOURCE, batch, firm.wired)
    assert [(await parked(firm, batch[place])).reason for place in (0, 7)] == ["too-odd", "ValueError"]


async def test_what_is_parked_names_the_document_and_holds_none_of_it(firm: Firm) -> None:
    [change] = changes(firm, 1)
    change["title"] = "about somebody"
    await react(reaction(set(), {change["id"]: ValueError("about somebody")}), _SOURCE, [change], firm.wired)
    assert "about somebody" not in (await parked(firm, change)).model_dump_json()


async def test_a_dependency_that_is_away_holds_the_whole_batch(firm: Firm) -> None:
    batch = changes(firm, 4)
    with pytest.raises(Unavailable):
        await react(reaction(set(), {batch[2]["id"]: Unavailable("away")}), _SOURCE, batch, firm.wired)


async def test_an_outage_found_while_narrowing_down_holds_it_as_well(firm: Firm) -> None:
    batch = changes(firm, 4)
    poison = {batch[0]["id"]: ValueError(), batch[3]["id"]: Unavailable("away")}
    with pytest.raises(Unavailable):
        await react(reaction(set(), poison), _SOURCE, batch, firm.wired)


async def test_a_retry_shows_the_document_to_the_feed_again(firm: Firm) -> None:
    case = await firm.case()
    await react(reaction(set(), {case.id: ValueError()}), _SOURCE, [case.to_item()], firm.wired)
    before = await firm.wired.cases._cases.read(case.id, firm.id)
    item = await parked(firm, case.to_item())
    await retry(_SOURCE, item.id, firm.wired.parked, firm.wired.retrying)
    after = await firm.wired.cases._cases.read(case.id, firm.id)
    assert after["_etag"] != before["_etag"]
    assert item.id not in [each.id for each in await firm.wired.parked.newest(_SOURCE)]


async def test_a_retry_of_a_document_that_has_gone_just_clears_it(firm: Firm) -> None:
    [change] = changes(firm, 1)
    await react(reaction(set(), {change["id"]: ValueError()}), _SOURCE, [change], firm.wired)
    item = await parked(firm, change)
    await retry(_SOURCE, item.id, firm.wired.parked, firm.wired.retrying)
    assert item.id not in [each.id for each in await firm.wired.parked.newest(_SOURCE)]
