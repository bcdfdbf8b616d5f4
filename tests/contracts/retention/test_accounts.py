"""Accounts end by the clock: a run a day, warnings by email, the last administrator kept, large purges agreed on."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest

from shared.accounts.model import Account, AccountState, Removal
from shared.administration.commands import disable, enable, remove
from shared.idempotency.model import keyed_request
from shared.kernel.errors import Conflict, Forbidden
from shared.kernel.principal import Principal, Role
from shared.retention.approving import approve_purges, ask_for_purges
from shared.retention.assembly import AccountRetention
from shared.retention.model import About, Act, PurgeDue, Purges, Run, SliceDue
from shared.retention.queries import look_ahead, report
from shared.worklist.kinds import Queue
from tests.contracts.reactions.world import Mailbox
from tests.contracts.retention.account_runs import a_run, retention_of, somebody, staff, state_of
from tests.contracts.retention.world import House

DAY = timedelta(days=1)


async def test_a_person_is_warned_twice_disabled_warned_twice_and_purged(house: House, mailbox: Mailbox) -> None:
    begin = house.clock.now
    await somebody(house, begin + 400 * DAY, Role.ADMINISTRATOR)
    quill = await somebody(house, begin)
    told = []
    for day in (0, 46, 47, 48, 57, 58, 59, 60, 61, 62, 77, 78, 79, 88, 89, 91, 92, 93):
        house.clock.now = begin + day * DAY
        run = await a_run(house)
        told += [(day, act) for act in run.counts if act not in {Act.DOUBT, Act.FINISH}]
        if run.purges is Purges.APPROVED:
            await retention_of(house).runs.purge_slice(PurgeDue(run_id=run.id, number=0))
    assert told == [
        (47, Act.WARN), (58, Act.WARN), (61, Act.DISABLE), (78, Act.WARN), (89, Act.WARN), (92, Act.PURGE),
    ]  # fmt: skip
    subjects = [mail["headers"]["subject"] for mail in await mailbox.to(quill.email)]
    assert sorted(subjects) == sorted(
        2 * ["Your account will be disabled on 17 Jan 2027"] + 2 * ["Your account will be deleted on 17 Feb 2027"]
    )
    gone = await house.wired.accounts.read(house.id, quill.id)
    assert (gone.state, gone.removal) == (AccountState.REMOVED, Removal.RETENTION)
    entries = await house.container("audit").everywhere(
        "SELECT * FROM c WHERE c.organisationId = @firm", {"firm": house.id}, limit=9
    )
    assert sorted(entry["action"] for entry in entries) == [
        "account.disabled-by-retention",
        "account.purged-by-retention",
    ]


async def test_a_slice_that_comes_again_changes_nothing(house: House, mailbox: Mailbox) -> None:
    quill = await somebody(house, house.clock.now - 50 * DAY)
    run = await a_run(house)
    await retention_of(house).runs.make_slice(SliceDue(run_id=run.id, number=0))
    again = await retention_of(house).runs.store.run(run.id)
    assert (again.counts, again.slices) == ({Act.WARN: 1}, 1)
    await a_run(house)
    assert len(await mailbox.to(quill.email)) == 1


async def test_of_two_absent_administrators_one_is_kept_and_staff_are_told(house: House) -> None:
    active = house.clock.now - 70 * DAY
    one = await somebody(house, active, Role.ADMINISTRATOR)
    two = await somebody(house, active + DAY, Role.ADMINISTRATOR)
    await a_run(house)
    house.clock.forward(3 * DAY)
    await a_run(house)
    assert await state_of(house, one) is AccountState.DISABLED
    assert await state_of(house, two) is AccountState.ACTIVE
    work = await house.wired.work.read(Queue.HELPDESK, f"kept-{two.id}")
    assert work.state == "open"
    await somebody(house, house.clock.now, Role.ADMINISTRATOR)
    house.clock.forward(DAY)
    await a_run(house)
    assert await state_of(house, two) is AccountState.DISABLED
    assert (await house.wired.work.read(Queue.HELPDESK, f"kept-{two.id}")).state == "done"


async def test_enabling_within_the_thirty_days_begins_anew(house: House) -> None:
    dev = await somebody(house, house.clock.now, Role.ADMINISTRATOR)
    quill = await somebody(house, house.clock.now - 70 * DAY)
    await a_run(house)
    house.clock.forward(3 * DAY)
    await a_run(house)
    assert await state_of(house, quill) is AccountState.DISABLED
    request = keyed_request(house.id, dev.id, str(uuid.uuid4()), "test", b"")
    await enable(dev.principal(), quill.id, request, house.wired.administration.store, house.clock)
    house.clock.forward(31 * DAY)
    assert (await a_run(house)).counts.get(Act.PURGE) is None
    assert await state_of(house, quill) is AccountState.ACTIVE


async def test_a_sign_of_life_after_the_last_warning_keeps_the_account(house: House) -> None:
    quill = await somebody(house, house.clock.now - 58 * DAY)
    await a_run(house)
    house.clock.forward(2 * DAY)
    await house.wired.activity.note((await house.wired.accounts.read(house.id, quill.id)).principal())
    house.clock.forward(10 * DAY)
    assert (await a_run(house)).counts == {}


async def waiting(house: House) -> tuple[AccountRetention, Run, list[Account]]:
    """Return a run with two purges where one is the most that the machine may do alone."""
    verbs = retention_of(house, approved_above=1)
    people = [await house.person(state=AccountState.DISABLED, disabled_at=house.clock.now - 40 * DAY) for _ in range(2)]
    await a_run(house, verbs)
    house.clock.forward(3 * DAY)
    run = await a_run(house, verbs)
    assert run.purges is Purges.WAITING
    return verbs, run, people


async def test_a_large_purge_waits_for_two_of_the_staff(house: House) -> None:
    verbs, run, people = await waiting(house)
    asking, approving = staff(), staff()

    def request(who: Principal) -> Any:
        return keyed_request("scheme", who.user_id, str(uuid.uuid4()), "test", b"")

    with pytest.raises(Conflict):
        await approve_purges(approving, run.id, request(approving), verbs.runs)  # nobody has asked
    await ask_for_purges(asking, run.id, "They are due.", request(asking), verbs.runs)
    with pytest.raises(Forbidden) as refusal:
        await approve_purges(asking, run.id, request(asking), verbs.runs)
    assert refusal.value.code == "second-person-needed"
    assert {await state_of(house, each) for each in people} == {AccountState.DISABLED}
    once = request(approving)
    for _ in range(2):
        assert (await approve_purges(approving, run.id, once, verbs.runs)).purges is Purges.APPROVED
    for _ in range(2):
        await verbs.runs.purge_slice(PurgeDue(run_id=run.id, number=0))
    assert {await state_of(house, each) for each in people} == {AccountState.REMOVED}
    told = await report(approving, run.id, verbs.runs, house.wired.accounts)
    assert (told.run.purges, told.run.purged, len(told.lines)) == (Purges.DONE, 2, 2)
    assert told.csv.count("purge") == 2
    assert people[0].email not in told.model_dump_json()


async def test_an_approval_that_nobody_gives_expires(house: House) -> None:
    verbs, run, _ = await waiting(house)
    asking, approving = staff(), staff()
    request = keyed_request("scheme", asking.user_id, str(uuid.uuid4()), "test", b"")
    await ask_for_purges(asking, run.id, "They are due.", request, verbs.runs)
    house.clock.forward(8 * DAY)
    late = keyed_request("scheme", approving.user_id, str(uuid.uuid4()), "test", b"")
    with pytest.raises(Conflict) as refusal:
        await approve_purges(approving, run.id, late, verbs.runs)
    assert refusal.value.code == "approval-expired"
    await verbs.runs._expire(About.ACCOUNTS, house.clock())
    assert (await verbs.runs.store.run(run.id)).purges is Purges.EXPIRED


async def test_a_look_ahead_tells_and_changes_nothing(house: House) -> None:
    quill = await somebody(house, house.clock.now - 50 * DAY)
    before = await house.items("accounts")
    ahead = await look_ahead(retention_of(house).runs)
    [firm] = [each for each in ahead.firms if each.organisation_id == house.id]
    assert [(person.email, person.act) for person in firm.people] == [(quill.email, Act.WARN)]
    assert await house.items("accounts") == before


async def test_the_day_has_one_run_and_begins_it_at_two(house: House) -> None:
    runs = retention_of(house).runs
    house.clock.now = datetime(2031, 7, 1, 0, 35, tzinfo=house.clock.now.tzinfo)  # half past one in London
    assert not await runs.start()
    house.clock.forward(timedelta(hours=1))
    assert await runs.start()
    assert not await runs.start()


async def test_a_restricted_account_is_kept_disabled_until_that_is_lifted(house: House, mailbox: Mailbox) -> None:
    begin = house.clock.now
    quill = await somebody(house, begin, state=AccountState.DISABLED, disabled_at=begin, restricted=True)
    acts = []
    for day in (16, 27, 28, 30, 31, 60):
        house.clock.now = begin + day * DAY
        acts.append((day, *(await a_run(house)).counts))
    assert acts == [(16,), (27,), (28,), (30,), (31, Act.HOLD), (60, Act.HOLD)]
    assert await mailbox.to(quill.email) == []
    held = await house.wired.accounts.read(house.id, quill.id)
    await house.wired.administration.store.save_account(held.model_copy(update={"restricted": False}))
    told = []
    for day in (61, 62, 64):
        house.clock.now = begin + day * DAY
        told += [(day, act) for act in (await a_run(house)).counts]
    assert told == [(61, Act.WARN), (64, Act.PURGE)]
    assert len(await mailbox.to(quill.email)) == 1


async def test_who_restricted_their_data_is_shut_out_by_an_administrator_and_not_forgotten(house: House) -> None:
    dev = (await somebody(house, house.clock.now, Role.ADMINISTRATOR)).principal()
    quill = await somebody(house, house.clock.now, restricted=True)
    people = house.wired.administration.store
    with pytest.raises(Conflict) as refused:
        await remove(dev, quill.id, people, house.wired.administration.holds, house.clock)
    assert refused.value.code == "person-restricted"
    request = keyed_request(house.id, dev.user_id, str(uuid.uuid4()), "test", b"")
    await disable(dev, quill.id, request, people, house.clock)
    kept = await house.wired.accounts.read(house.id, quill.id)
    assert (kept.state, kept.name, kept.email) == (AccountState.DISABLED, quill.name, quill.email)
    await people.save_account(kept.model_copy(update={"restricted": False}))
    await remove(dev, quill.id, people, house.wired.administration.holds, house.clock)
    assert await state_of(house, quill) is AccountState.REMOVED


async def test_a_restriction_that_comes_after_the_list_was_made_is_looked_at_again(house: House) -> None:
    verbs, run, people = await waiting(house)
    one = await house.wired.accounts.read(house.id, people[0].id)
    await house.wired.administration.store.save_account(one.model_copy(update={"restricted": True}))
    purged = [await verbs.runs.endings.purge(line) for line in (await verbs.runs.store.part(run, 0)).lines]
    assert sorted(purged) == [False, True]
    assert await state_of(house, people[0]) is AccountState.DISABLED
    house.clock.forward(8 * DAY)
    await verbs.runs._expire(About.ACCOUNTS, house.clock())  # so that other tests' runs don't wait for this one
