"""All open cases of somebody who leaves change hands, in slices, each case once."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from shared.accounts.model import Account, AccountState
from shared.cases.model import Case
from shared.idempotency.model import keyed_request
from shared.kernel.errors import Conflict, Invalid, RecourseError
from shared.kernel.principal import Role
from shared.takeovers.model import SliceDue, Takeover, TakeoverState, TakeoverWanted
from tests.contracts.reactions.world import Firm


async def start(firm: Firm, by: Account, leaver: Account, *owners: Account) -> Takeover:
    wanted = TakeoverWanted(from_id=leaver.id, owner_ids=tuple(owner.id for owner in owners))
    request = keyed_request(firm.id, by.id, str(uuid.uuid4()), "takeovers", b"")
    takeovers = firm.wired.takeovers
    view = await takeovers.start(by.principal(), wanted, request)
    return await takeovers.store.read(firm.id, view.id)


async def make(firm: Firm, takeover: Takeover, number: int) -> Takeover:
    await firm.wired.takeovers.make_slice(
        SliceDue(takeover_id=takeover.id, organisation_id=firm.id, number=number),
    )
    return await firm.wired.takeovers.store.read(firm.id, takeover.id)


async def stored(firm: Firm, kind: str) -> list[dict[str, Any]]:
    cases = firm.wired.cases._cases
    return await cases.all("SELECT * FROM c WHERE c.type = @type", {"type": kind}, firm.id)


async def owners_of(firm: Firm) -> list[str | None]:
    return [Case.from_item(item).business_case_owner_id for item in await stored(firm, "case")]


async def test_thirty_cases_go_to_two_colleagues_in_turn_and_each_hears_once(firm: Firm) -> None:
    boss, leaver, one, two = await firm.person(Role.SUPERVISOR), *[await firm.person() for _ in range(3)]
    for _ in range(30):
        await firm.case(leaver)
    takeover = await start(firm, boss, leaver, one, two)
    for number in range(3):
        takeover = await make(firm, takeover, number)
    owners = await owners_of(firm)
    assert (owners.count(one.id), owners.count(two.id)) == (15, 15)
    assert (takeover.state, takeover.done, takeover.total) == (TakeoverState.DONE, 30, 30)
    bodies = [item["body"] for item in await stored(firm, "outbox")]
    told = [body["userIds"] for body in bodies if body.get("type") == "notice"]
    assert sorted(told) == sorted([[one.id], [two.id]])
    assert len(await stored(firm, "event")) == 30


async def test_a_slice_that_comes_again_changes_nothing(firm: Firm) -> None:
    boss, leaver, one = await firm.person(Role.SUPERVISOR), await firm.person(), await firm.person()
    for _ in range(3):
        await firm.case(leaver)
    takeover = await start(firm, boss, leaver, one)
    for number in (0, 0, 1, 1, 0):
        takeover = await make(firm, takeover, number)
    assert (takeover.state, takeover.done, takeover.slices) == (TakeoverState.DONE, 3, 1)
    assert len(await stored(firm, "event")) == 3


async def test_closed_cases_and_those_of_other_businesses_stay(firm: Firm) -> None:
    boss, leaver, one = await firm.person(Role.SUPERVISOR), await firm.person(), await firm.person()
    await firm.case(leaver)
    await firm.case(leaver, closure_date=firm.clock().date())
    other = await firm.case(leaver)
    moved = other.model_copy(update={"business_id": "elsewhere"})
    await firm.wired.cases._cases.upsert(moved.to_item())
    takeover = await start(firm, boss, leaver, one)
    for number in range(2):
        takeover = await make(firm, takeover, number)
    assert (await owners_of(firm)).count(one.id) == takeover.done == 1


async def test_hidden_cases_go_along_and_nobody_is_told_or_shown(firm: Firm) -> None:
    boss, leaver, one, two = await firm.person(Role.SUPERVISOR), *[await firm.person() for _ in range(3)]
    await firm.case(leaver)
    for _ in range(2):
        await firm.case(leaver, suppressed=True)
    takeover = await start(firm, boss, leaver, one, two)
    for number in range(2):
        takeover = await make(firm, takeover, number)
    assert leaver.id not in await owners_of(firm)
    assert (takeover.state, takeover.done, takeover.total) == (TakeoverState.DONE, 1, 1)
    assert sum(takeover.shares.values()) == 1
    bodies = [item["body"] for item in await stored(firm, "outbox")]
    told = [body for body in bodies if body.get("type") == "notice"]
    assert [body["facts"]["cases"] for body in told] == ["1 case"]


async def test_hidden_cases_alone_are_nothing_to_hand_over_or_to_stop_for(firm: Firm) -> None:
    boss, leaver, one = await firm.person(Role.SUPERVISOR), await firm.person(), await firm.person()
    hidden = await firm.case(leaver, suppressed=True)
    with pytest.raises(Invalid) as refused:
        await start(firm, boss, leaver, one)
    assert refused.value.code == "no-open-cases"
    await firm.case(leaver)
    takeover = await start(firm, boss, leaver, one)
    elsewhere = one.model_copy(update={"state": AccountState.DISABLED})
    await firm.wired.cases._cases.upsert(hidden.model_copy(update={"suppressed": True}).to_item())
    takeover = await make(firm, takeover, 0)
    await firm.case(leaver, suppressed=True)
    await firm.wired.accounts._accounts.upsert(elsewhere.to_item())
    takeover = await make(firm, takeover, 1)
    assert (takeover.state, takeover.reason) == (TakeoverState.DONE, None)


async def test_when_the_new_owner_leaves_too_it_stops_and_says_why(firm: Firm) -> None:
    boss, leaver, one = await firm.person(Role.SUPERVISOR), await firm.person(), await firm.person()
    await firm.case(leaver)
    takeover = await start(firm, boss, leaver, one)
    gone = one.model_copy(update={"state": AccountState.DISABLED})
    await firm.wired.accounts._accounts.upsert(gone.to_item())
    takeover = await make(firm, takeover, 0)
    assert takeover.state is TakeoverState.STOPPED
    assert takeover.reason


async def test_it_is_refused_before_it_starts_where_it_could_not_end(firm: Firm) -> None:
    boss, leaver, one = await firm.person(Role.SUPERVISOR), await firm.person(), await firm.person()

    async def refusal(*owners: Account) -> str:
        with pytest.raises(RecourseError) as refused:
            await start(firm, boss, leaver, *owners)
        assert isinstance(refused.value, Invalid | Conflict)
        return refused.value.code

    assert await refusal(one) == "no-open-cases"
    await firm.case(leaver)
    assert await refusal(leaver) == "owner-leaves"
    assert await refusal(await firm.person(Role.ADMINISTRATOR)) == "owner-unsuitable"
    await start(firm, boss, leaver, one)
    assert await refusal(one) == "takeover-running"
