"""Whoever asks for their processing to be restricted isn't forgotten meanwhile, also where forgetting has begun."""

from __future__ import annotations

import dataclasses
import uuid
from datetime import timedelta
from typing import Any

import pytest

from shared.accounts.model import Account, AccountState, Removal
from shared.administration.commands import remove
from shared.administration.model import FORGETTING, QUEUE, DirectoryDue, ForgettingDue
from shared.administration.queries import Standing, people_of
from shared.forgetting.model import Budget, Person
from shared.forgetting.places import Places, Step
from shared.idempotency.model import KeyedRequest, keyed_request
from shared.kernel.errors import Conflict
from shared.kernel.principal import Role
from shared.privacy.asking import PrivacyWish
from shared.privacy.handling import PrivacyDecisionBody, PrivacyProposalBody, WrittenRequest
from shared.privacy.model import PrivacyAct, PrivacyDue, PrivacyRequest, PrivacyRight, PrivacyState
from shared.retention.model import Act, Line
from shared.retention.queries import look_ahead
from tests.contracts.reactions.world import Mailbox
from tests.contracts.retention.account_runs import a_run, somebody, staff, state_of
from tests.contracts.retention.test_forgetting import sessions_of, someone
from tests.contracts.retention.world import House

DAY, HELD_BY = timedelta(days=1), "had begun"


class Interrupted(Places):
    """Places in which somebody's restriction is asked for while a step runs; `reached` are the steps that ran."""

    interrupt_at = 0
    ask: Any = None
    reached: Any = None

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(self._watched(number, step) for number, step in enumerate(super().steps))

    def _watched(self, number: int, step: Step) -> Step:
        async def watched(person: Person, budget: Budget) -> None:
            self.reached.append(number)
            await step(person, budget)
            if number == self.interrupt_at and self.ask:
                await self.ask()

        return watched


def key(house: House) -> KeyedRequest:
    return keyed_request(house.id, "somebody", str(uuid.uuid4()), "test", b"")


async def ask(house: House, account: Account, right: PrivacyRight = PrivacyRight.RESTRICTION) -> str:
    return (await house.wired.privacy.asking.ask(account.principal(), PrivacyWish(right=right), key(house))).id


async def read(house: House, request_id: str) -> PrivacyRequest:
    return await house.wired.privacy.asking.store.read(house.id, request_id)


async def decided(house: House, request_id: str, *, grant: bool) -> PrivacyRequest:
    """Have two of the staff decide, and the portal do it; its message comes twice."""
    handling = house.wired.privacy.handling
    version = (await handling.one(staff(), house.id, request_id)).version
    proposal = PrivacyProposalBody(grant=grant, why="We looked.")
    version = (await handling.propose(staff(), house.id, request_id, proposal, version)).version
    answer = PrivacyDecisionBody(decision="approve", answer="As you ask, or not.")
    await handling.decide(staff(), house.id, request_id, answer, version)
    for _ in range(2):
        await house.wired.privacy.carrying.carry_out(PrivacyDue(organisation_id=house.id, request_id=request_id))
    return await read(house, request_id)


async def messages_come(house: House, account: Account, seen: set[str] | None = None) -> None:
    """Deliver the messages about `account` that are in the outbox, and those that follow, each twice."""
    seen = set() if seen is None else seen
    while fresh := [each for each in await _messages(house, account) if each["id"] not in seen]:
        for item in fresh * 2:
            seen.add(item["id"])
            if item["queue"] == QUEUE:
                await house.wired.administration.follower.follow(DirectoryDue.from_item(item["body"]))
            else:
                await house.wired.forgetting.forget(ForgettingDue.from_item(item["body"]))


async def _messages(house: House, account: Account) -> list[dict[str, Any]]:
    items = [each for each in await house.items("accounts") if each.get("queue") in {QUEUE, FORGETTING}]
    return [each for each in items if each["body"].get("accountId") == account.id]


async def someone_there(house: House) -> Account:
    quill, bea = await someone(house), await someone(house, "Bea Orr")
    await house.lived_in(quill, bea)
    return quill


async def lifted_by_letter(house: House, account: Account) -> PrivacyRequest:
    written = WrittenRequest.model_validate(
        {
            "right": PrivacyRight.LIFTING,
            "name": account.name,
            "email": account.email.upper(),
            "received_on": house.clock().date(),
            "proof": "Rung back.",
        }
    )
    request = keyed_request("scheme", "imran", str(uuid.uuid4()), "test", b"")
    handling = house.wired.privacy.handling
    made = {(await handling.record(staff(), written, request)).id for _ in range(2)}
    assert len(made) == 1
    return await decided(house, made.pop(), grant=True)


async def test_a_restriction_that_comes_after_removal_began_keeps_what_is_left(house: House) -> None:
    quill = await someone_there(house)
    await house.wired.forgetting.begin(house.id, quill.id, Removal.ADMINISTRATOR)
    request_id = await ask(house, quill)  # from a page that was open: the batch of removal came first
    seen = set[str]()
    await messages_come(house, quill, seen)
    assert (await house.wired.accounts.read(house.id, quill.id)).directory_due
    assert (await house.wired.privacy.handling.one(staff(), house.id, request_id)).removal_held
    request = await decided(house, request_id, grant=True)
    assert (request.state, HELD_BY in request.log[-1].words) == (PrivacyState.DONE, True)
    await house.wired.privacy.carrying.go_on(request)
    await messages_come(house, quill, seen)
    house.clock.forward(2 * DAY)
    assert (await a_run(house)).counts[Act.HOLD] == 1
    kept = await house.wired.accounts.read(house.id, quill.id)
    assert (kept.state, kept.restricted, kept.name) == (AccountState.REMOVED, True, quill.name)
    assert len(await sessions_of(house, quill)) == 1
    lifting = await lifted_by_letter(house, quill)
    assert "goes on" in lifting.log[-1].words
    for _ in range(2):
        await house.wired.privacy.carrying.go_on(lifting)
    await messages_come(house, quill, seen)
    assert await house.wired.forgetting.is_forgotten(house.id, quill.id)
    assert await house.traces(quill) == {}


@pytest.mark.parametrize("end", ["refused", "withdrawn"])
async def test_forgetting_goes_on_once_a_restriction_is_not_to_be(house: House, end: str) -> None:
    quill = await someone_there(house)
    await house.wired.forgetting.begin(house.id, quill.id, Removal.RETENTION)
    request_id, seen = await ask(house, quill), set[str]()
    await messages_come(house, quill, seen)
    assert not await house.wired.forgetting.is_forgotten(house.id, quill.id)
    if end == "refused":
        await decided(house, request_id, grant=False)
    else:
        await house.wired.privacy.asking.withdraw(quill.principal(), request_id)
    await house.wired.privacy.carrying.go_on(await read(house, request_id))
    await messages_come(house, quill, seen)
    assert await house.wired.forgetting.is_forgotten(house.id, quill.id)
    assert await house.traces(quill) == {}


async def test_what_the_feed_lost_a_run_of_retention_makes_up_for(house: House) -> None:
    quill = await someone_there(house)
    await house.wired.forgetting.begin(house.id, quill.id, Removal.ADMINISTRATOR)
    request_id, seen = await ask(house, quill), set[str]()
    await messages_come(house, quill, seen)
    await house.wired.privacy.asking.withdraw(quill.principal(), request_id)
    house.clock.forward(2 * DAY)
    assert (await a_run(house)).counts[Act.FINISH] == 1
    await messages_come(house, quill, seen)
    assert await house.wired.forgetting.is_forgotten(house.id, quill.id)


@pytest.mark.parametrize("step", [0, 4, 11])
async def test_no_step_begins_after_the_one_during_which_it_was_asked(house: House, step: int) -> None:
    quill, whole = await someone_there(house), house.wired.forgetting
    await whole.begin(house.id, quill.id, Removal.ERASURE)
    seen, asked = {each["id"] for each in await _messages(house, quill)}, list[str]()

    async def interrupt() -> None:
        asked.append(await ask(house, quill))

    places = Interrupted(**{each.name: getattr(whole.places, each.name) for each in dataclasses.fields(whole.places)})
    for name, value in {"interrupt_at": step, "ask": interrupt, "reached": []}.items():
        object.__setattr__(places, name, value)
    verbs = dataclasses.replace(whole, places=places)
    for _ in range(2):
        await verbs.forget(ForgettingDue(organisation_id=house.id, account_id=quill.id))
    assert places.reached == list(range(step + 1))
    assert (await house.wired.accounts.read(house.id, quill.id)).name == quill.name
    await house.wired.privacy.asking.withdraw(quill.principal(), asked[0])
    await house.wired.privacy.carrying.go_on(await read(house, asked[0]))
    await messages_come(house, quill, seen)
    assert await whole.is_forgotten(house.id, quill.id)
    assert await house.traces(quill) == {}


async def test_an_administrator_reads_that_a_removal_is_held_until_it_goes_on(house: House) -> None:
    dev = (await somebody(house, house.clock.now, Role.ADMINISTRATOR)).principal()
    quill, people = await somebody(house, house.clock.now), house.wired.administration

    async def told() -> tuple[Standing, bool]:
        listed = await people_of(dev, people.store, people.directory, people.holds, house.clock)
        [line] = [each for each in listed.people if each.id == quill.id]
        return line.standing, line.removal_held

    request_id = await ask(house, quill)
    assert await told() == (Standing.ACTIVE, False)
    await house.wired.privacy.asking.withdraw(quill.principal(), request_id)
    await remove(dev, quill.id, people.store, people.holds, house.clock)
    assert await told() == (Standing.REMOVING, False)
    request_id = await ask(house, quill)
    assert await told() == (Standing.REMOVING, True)
    await house.wired.privacy.asking.withdraw(quill.principal(), request_id)
    assert await told() == (Standing.REMOVING, False)


async def test_who_has_asked_is_not_removed_until_it_is_refused(house: House) -> None:
    dev = (await somebody(house, house.clock.now, Role.ADMINISTRATOR)).principal()
    quill, people = await somebody(house, house.clock.now), house.wired.administration
    request_id = await ask(house, quill)
    with pytest.raises(Conflict) as refused:
        await remove(dev, quill.id, people.store, people.holds, house.clock)
    assert refused.value.code == "person-restriction-asked"
    for removal in Removal:
        with pytest.raises(Conflict):
            await house.wired.forgetting.begin(house.id, quill.id, removal)
    assert await state_of(house, quill) is AccountState.ACTIVE
    await decided(house, request_id, grant=False)
    await remove(dev, quill.id, people.store, people.holds, house.clock)
    assert await state_of(house, quill) is AccountState.REMOVED


async def test_who_has_asked_is_not_purged_until_it_is_taken_back(house: House, mailbox: Mailbox) -> None:
    begin, runs = house.clock.now, house.wired.retention.runs
    quill = await somebody(house, begin, state=AccountState.DISABLED, disabled_at=begin)
    request_id = await ask(house, quill)
    house.clock.now = begin + 31 * DAY
    assert (await a_run(house)).counts[Act.HOLD] == 1
    [firm] = [each for each in (await look_ahead(runs)).firms if each.organisation_id == house.id]
    assert [each.act for each in firm.people] == [Act.HOLD]
    line = Line(organisation_id=house.id, account_id=quill.id, act=Act.PURGE)
    assert not await runs.endings.purge(line)
    assert await mailbox.to(quill.email) == []
    await house.wired.privacy.asking.withdraw(quill.principal(), request_id)
    told = []
    for day in (32, 35):
        house.clock.now = begin + day * DAY
        told += [(day, act) for act in (await a_run(house)).counts]
    assert told == [(32, Act.WARN), (35, Act.PURGE)]
    assert await runs.endings.purge(line)


async def test_lifting_leaves_a_disabled_account_disabled_and_says_so(house: House) -> None:
    quill = await somebody(house, house.clock.now)
    assert (await decided(house, await ask(house, quill), grant=True)).log[-1].words == ""
    restricted = await house.wired.accounts.read(house.id, quill.id)
    disabled = restricted.model_copy(update={"state": AccountState.DISABLED, "disabled_at": house.clock.now})
    await house.wired.administration.store.save_account(disabled)
    lifting = await lifted_by_letter(house, quill)
    assert "stays disabled" in lifting.log[-1].words
    lifted = await house.wired.accounts.read(house.id, quill.id)
    assert (lifted.state, lifted.restricted) == (AccountState.DISABLED, False)


async def test_an_erasure_waits_for_the_restriction_to_be_settled(house: House, mailbox: Mailbox) -> None:
    quill = await somebody(house, house.clock.now)
    await ask(house, quill)
    erasure = await decided(house, await ask(house, quill, PrivacyRight.ERASURE), grant=True)
    assert (erasure.state, erasure.log[-1].act) == (PrivacyState.RECEIVED, PrivacyAct.SEND_BACK)
    assert "isn't decided" in erasure.log[-1].words
    assert await mailbox.to(quill.email) == []
    assert await state_of(house, quill) is AccountState.ACTIVE


async def test_the_last_administrator_is_not_told_of_an_erasure_that_is_sent_back(
    house: House, mailbox: Mailbox
) -> None:
    dev = await someone(house, "Dev Sandhu", Role.ADMINISTRATOR)
    erasure = await decided(house, await ask(house, dev, PrivacyRight.ERASURE), grant=True)
    assert (erasure.state, erasure.log[-1].act) == (PrivacyState.RECEIVED, PrivacyAct.SEND_BACK)
    assert "only active administrator" in erasure.log[-1].words
    assert await mailbox.to(dev.email) == []
