"""A notice in the bell: once for each who should know, whatever arrives twice, late or all at once."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from random import Random

import pytest

from shared.accounts.model import Account, AccountState
from shared.kernel.principal import Role
from shared.notifications.commands import mark_all_read, mark_read
from shared.notifications.kinds import Delivery, Kind
from shared.notifications.model import Notice
from shared.notifications.queries import NotificationLine, count_unread, inbox_version, list_notifications
from tests.contracts.reactions.world import Clock, Firm


async def bell(firm: Firm, person: Account) -> list[NotificationLine]:
    store = firm.wired.notifications.store
    return list((await list_notifications(person.principal(), None, 100, store)).items)


async def unread(firm: Firm, person: Account) -> int:
    return (await count_unread(person.principal(), "", firm.wired.notifications.store)).unread


async def version(firm: Firm, person: Account) -> str:
    wired = firm.wired
    return await inbox_version(person.principal(), wired.notifications.store, wired.clock, wired.calendar)


async def deliver(firm: Firm, *notices: Notice) -> None:
    await asyncio.gather(*(firm.wired.notifications.notifier.deliver(notice) for notice in notices))


async def choose(firm: Firm, person: Account, kind: Kind, delivery: Delivery) -> None:
    preferences = firm.wired.notifications.preferences
    await preferences.save((await preferences.read(person.id)).choosing({kind: delivery}))


async def test_the_owner_of_a_case_hears_of_it(firm: Firm) -> None:
    owner, colleague = await firm.person(), await firm.person()
    case = await firm.case(owner)
    await deliver(firm, firm.notice(Kind.MESSAGE_RECEIVED, case))
    [line] = await bell(firm, owner)
    assert (line.title, line.link) == ("Abi Oyelaran sent a message", f"/cases/{case.case_reference}/messages")
    assert not await bell(firm, colleague)


async def test_a_notice_that_comes_twice_changes_nothing(firm: Firm) -> None:
    owner = await firm.person()
    notice = firm.notice(Kind.MESSAGE_RECEIVED, await firm.case(owner))
    await deliver(firm, notice)
    seen = await version(firm, owner)
    await deliver(firm, *[notice] * 5)
    assert [line.count for line in await bell(firm, owner)] == [1]
    assert await version(firm, owner) == seen


async def test_a_notice_that_comes_twice_at_once_is_kept_once(firm: Firm) -> None:
    owner = await firm.person()
    notice = firm.notice(Kind.OUTCOME_RECORDED, await firm.case(owner))
    await deliver(firm, *[notice] * 20)
    assert [line.count for line in await bell(firm, owner)] == [1]


async def test_five_hundred_assignments_are_one_notification(firm: Firm) -> None:
    owner = await firm.person()
    case = await firm.case(owner)
    await choose(firm, owner, Kind.CASE_ASSIGNED, Delivery.NEVER)  # that a burst is one email is tested there
    notices = [firm.notice(Kind.CASE_ASSIGNED, case, user_ids=(owner.id,)) for _ in range(500)]
    for start in range(0, 500, 50):
        await deliver(firm, *notices[start : start + 50])
    [line] = await bell(firm, owner)
    assert (line.title, line.count) == ("500 cases were assigned to you", 500)
    assert await unread(firm, owner) == 1


async def test_a_burst_across_the_edge_of_a_window_stays_one(firm: Firm, clock: Clock) -> None:
    owner = await firm.person()
    case = await firm.case(owner)
    for seconds in (570, 590, 610, 630):
        await deliver(firm, firm.notice(Kind.CASE_ASSIGNED, case, at=clock() + timedelta(seconds=seconds)))
    assert [line.count for line in await bell(firm, owner)] == [4]


async def test_what_comes_much_later_stands_for_itself(firm: Firm, clock: Clock) -> None:
    owner = await firm.person()
    case = await firm.case(owner)
    await deliver(firm, firm.notice(Kind.CASE_ASSIGNED, case))
    await deliver(firm, firm.notice(Kind.CASE_ASSIGNED, case, at=clock() + timedelta(hours=1)))
    assert [line.count for line in await bell(firm, owner)] == [1, 1]


async def test_messages_on_two_cases_stay_apart(firm: Firm) -> None:
    owner = await firm.person()
    one, other = await firm.case(owner), await firm.case(owner, case_reference="PNX-5118392-AAAA")
    await deliver(firm, firm.notice(Kind.MESSAGE_RECEIVED, one), firm.notice(Kind.MESSAGE_RECEIVED, other))
    assert len(await bell(firm, owner)) == 2


async def test_a_case_that_changed_hands_tells_its_new_owner_only(firm: Firm) -> None:
    old, new = await firm.person(), await firm.person()
    case = await firm.case(old)
    notice = firm.notice(Kind.MESSAGE_RECEIVED, case)  # on its way while the case changes hands
    await firm.wired.cases._cases.upsert({**case.to_item(), "businessCaseOwnerId": new.id})
    await deliver(firm, notice)
    assert not await bell(firm, old)
    assert len(await bell(firm, new)) == 1


async def test_a_case_without_an_owner_is_told_to_its_supervisors(firm: Firm) -> None:
    caseworker, supervisor = await firm.person(), await firm.person(Role.SUPERVISOR)
    await deliver(firm, firm.notice(Kind.OUTCOME_RECORDED, await firm.case()))
    assert not await bell(firm, caseworker)
    assert len(await bell(firm, supervisor)) == 1


@pytest.mark.parametrize("change", [{"suppressed": True}, {"business_id": "motor"}])
async def test_of_a_case_that_may_not_be_seen_nobody_hears(firm: Firm, change: dict[str, object]) -> None:
    owner = await firm.person()
    case = await firm.case(owner)
    hidden = case.model_copy(update=change)
    await firm.wired.cases._cases.upsert(hidden.to_item())
    await deliver(firm, firm.notice(Kind.UPLOAD_RECEIVED, case, user_ids=(owner.id,)))
    assert not await bell(firm, owner)


async def test_a_disabled_person_hears_nothing(firm: Firm) -> None:
    gone = await firm.person(state=AccountState.DISABLED)
    await deliver(firm, firm.notice(Kind.MESSAGE_RECEIVED, await firm.case(gone)))
    assert not await bell(firm, gone)


async def test_somebody_who_lost_the_business_no_longer_sees_its_notifications(firm: Firm) -> None:
    owner = await firm.person()
    await deliver(firm, firm.notice(Kind.MESSAGE_RECEIVED, await firm.case(owner)))
    moved = owner.model_copy(update={"business_ids": ("motor",)})
    assert not await bell(firm, moved)
    assert await unread(firm, moved) == 0


async def test_marking_as_read_counts_down(firm: Firm) -> None:
    owner = await firm.person()
    await deliver(firm, *(firm.notice(Kind.EXPORT_READY, user_ids=(owner.id,)) for _ in range(3)))
    first, *_ = await bell(firm, owner)
    await mark_read(owner.principal(), first.id, firm.wired.notifications.store, firm.clock)
    await mark_read(owner.principal(), first.id, firm.wired.notifications.store, firm.clock)
    assert await unread(firm, owner) == 2


async def test_mark_all_leaves_what_came_since(firm: Firm, clock: Clock) -> None:
    owner = await firm.person()
    await deliver(firm, *(firm.notice(Kind.EXPORT_READY, user_ids=(owner.id,)) for _ in range(120)))
    late = firm.notice(Kind.EXPORT_READY, user_ids=(owner.id,), at=clock() + timedelta(seconds=1))
    await deliver(firm, late)
    await mark_all_read(owner.principal(), clock(), firm.wired.notifications.store, clock)
    assert await unread(firm, owner) == 1


async def test_a_joined_notification_is_unread_again(firm: Firm) -> None:
    owner = await firm.person()
    case = await firm.case(owner)
    await deliver(firm, firm.notice(Kind.CASE_ASSIGNED, case))
    await mark_all_read(owner.principal(), firm.clock(), firm.wired.notifications.store, firm.clock)
    await deliver(firm, firm.notice(Kind.CASE_ASSIGNED, case))
    assert await unread(firm, owner) == 1


async def test_the_version_moves_with_every_change_and_only_then(firm: Firm) -> None:
    owner = await firm.person()
    versions = [await version(firm, owner)]
    await deliver(firm, firm.notice(Kind.EXPORT_READY, user_ids=(owner.id,)))
    versions += [await version(firm, owner), await version(firm, owner)]
    await mark_all_read(owner.principal(), firm.clock(), firm.wired.notifications.store, firm.clock)
    versions.append(await version(firm, owner))
    assert versions[1] == versions[2]
    assert len(set(versions)) == 3


async def test_the_version_moves_on_with_the_day_for_what_expires(firm: Firm, clock: Clock) -> None:
    owner = await firm.person()
    today = await version(firm, owner)
    clock.forward(timedelta(days=1))
    assert await version(firm, owner) != today


async def test_pages_follow_one_another_without_gap_or_repeat(firm: Firm, clock: Clock) -> None:
    owner, store = await firm.person(), firm.wired.notifications.store
    at = [clock() + timedelta(seconds=second // 2) for second in range(25)]  # two share each second
    await deliver(firm, *(firm.notice(Kind.EXPORT_READY, user_ids=(owner.id,), at=moment) for moment in at))
    seen, cursor = list[NotificationLine](), None
    while True:
        page = await list_notifications(owner.principal(), cursor, 10, store)
        seen += page.items
        cursor = page.next_cursor
        if cursor is None:
            break
    assert len({line.id for line in seen}) == len(seen) == 25
    assert [line.at for line in seen] == sorted(at, reverse=True)


async def test_notifications_live_as_long_as_the_scheme_keeps_them(firm: Firm) -> None:
    owner = await firm.person()
    await deliver(firm, firm.notice(Kind.EXPORT_READY, user_ids=(owner.id,)))
    [line] = await bell(firm, owner)
    kept = await firm.wired.notifications.store.read(owner.id, line.id)
    assert kept.ttl == firm.wired.profile.retention.notification_days * 86_400


async def test_somebody_who_wants_no_email_still_sees_it_in_the_portal(firm: Firm) -> None:
    owner = await firm.person()
    await choose(firm, owner, Kind.EXPORT_READY, Delivery.NEVER)
    await deliver(firm, firm.notice(Kind.EXPORT_READY, user_ids=(owner.id,)))
    assert len(await bell(firm, owner)) == 1


@pytest.mark.parametrize("seed", range(12))
async def test_any_order_and_any_repeats_come_to_the_same_count(firm: Firm, clock: Clock, seed: int) -> None:
    chance = Random(seed)  # noqa: S311  a history to repeat, not a secret
    owner = await firm.person()
    case = await firm.case(owner)
    at = [clock() + timedelta(seconds=chance.randrange(3600)) for _ in range(25)]
    notices = [firm.notice(Kind.CASE_ASSIGNED, case, at=moment) for moment in at]
    arriving = [notice for notice in notices for _ in range(chance.randint(1, 3))]
    chance.shuffle(arriving)
    for start in range(0, len(arriving), 8):
        await deliver(firm, *arriving[start : start + 8])
    assert sum(line.count for line in await bell(firm, owner)) == len(notices)
