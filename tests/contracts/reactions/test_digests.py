"""A day's notices in one email, and the link that stops it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from shared.kernel.errors import NotFound
from shared.notifications.digests import queue_due_digests
from shared.notifications.kinds import Delivery, Kind
from shared.notifications.model import DigestDue
from shared.notifications.unsubscribing import unsubscribe
from tests.contracts.reactions.mail import a_day_passes, asked_for, choose, deliver
from tests.contracts.reactions.world import Clock, Firm, Mailbox, Queues


async def test_a_days_notices_come_in_one_email(firm: Firm, queues: Queues, mailbox: Mailbox) -> None:
    owner = await firm.person()
    await choose(firm, owner, Kind.OUTCOME_RECORDED, Delivery.DAILY)
    await deliver(firm, firm.notice(Kind.OUTCOME_RECORDED, await firm.case(owner)))
    await deliver(firm, firm.notice(Kind.UPLOAD_RECEIVED, await firm.case(owner), user_ids=(owner.id,)))
    await a_day_passes(firm, owner.id)
    [mail] = await mailbox.to(owner.email)
    assert mail["headers"]["subject"] == "2 notifications since yesterday"
    assert "List-Unsubscribe=One-Click" in mail["headers"]["list-unsubscribe-post"]


async def test_the_digest_is_due_at_eight_in_london(firm: Firm) -> None:
    owner = await firm.person()
    firm.clock.now = datetime(2027, 3, 27, 12, tzinfo=UTC)  # the clocks go forward that night
    await deliver(firm, firm.notice(Kind.UPLOAD_RECEIVED, await firm.case(owner), user_ids=(owner.id,)))
    marker = await firm.wired.notifications.store.digest_marker(owner.id)
    assert marker.due_at == datetime(2027, 3, 28, 7, tzinfo=UTC)


async def test_a_digest_asked_for_twice_goes_once(firm: Firm, mailbox: Mailbox) -> None:
    owner = await firm.person()
    await deliver(firm, firm.notice(Kind.UPLOAD_RECEIVED, await firm.case(owner), user_ids=(owner.id,)))
    marker = await firm.wired.notifications.store.digest_marker(owner.id)
    await a_day_passes(firm, owner.id)
    again = DigestDue(recipient_id=owner.id, organisation_id=firm.id, due_at=marker.due_at)
    await firm.wired.notifications.correspondent.send_digest(again)
    assert len(await mailbox.to(owner.email)) == 1
    with pytest.raises(NotFound):
        await firm.wired.notifications.store.digest_marker(owner.id)


async def test_ticks_that_repeat_queue_a_digest_once(firm: Firm, queues: Queues, clock: Clock) -> None:
    owner, wired = await firm.person(), firm.wired
    await deliver(firm, firm.notice(Kind.UPLOAD_RECEIVED, await firm.case(owner), user_ids=(owner.id,)))
    clock.now = (await wired.notifications.store.digest_marker(owner.id)).due_at
    for _ in range(3):
        await queue_due_digests(wired.notifications.store, wired.bus, clock)
    assert [each["body"]["type"] for each in await asked_for(queues, owner.id)] == ["digest"]


async def test_a_case_that_changed_hands_isnt_in_the_old_owners_digest(firm: Firm, mailbox: Mailbox) -> None:
    old, new = await firm.person(), await firm.person()
    case = await firm.case(old)
    await choose(firm, old, Kind.OUTCOME_RECORDED, Delivery.DAILY)
    await deliver(firm, firm.notice(Kind.OUTCOME_RECORDED, case))
    await firm.wired.cases._cases.upsert({**case.to_item(), "businessCaseOwnerId": new.id})
    await a_day_passes(firm, old.id)
    assert not await mailbox.to(old.email)


async def test_the_link_in_a_digest_stops_it_without_signing_in(firm: Firm, mailbox: Mailbox) -> None:
    owner, notifications = await firm.person(), firm.wired.notifications
    await choose(firm, owner, Kind.MESSAGE_RECEIVED, Delivery.DAILY)
    await deliver(firm, firm.notice(Kind.MESSAGE_RECEIVED, await firm.case(owner)))
    await a_day_passes(firm, owner.id)
    [mail] = await mailbox.to(owner.email)
    token = mail["headers"]["list-unsubscribe"].strip("<>").partition("token=")[2]
    for _ in range(2):  # mail programs press it twice
        await unsubscribe(token, notifications.preferences, notifications.mailboxes)
    chosen = await notifications.preferences.read(owner.id)
    assert chosen.delivery_of(Kind.UPLOAD_RECEIVED) is Delivery.NEVER
    assert chosen.delivery_of(Kind.MESSAGE_RECEIVED) is Delivery.AT_ONCE  # can't be switched off


@pytest.mark.parametrize("token", ["", "x", "AAAA", "bm9ib2R5AGtleQ"])
async def test_a_made_up_link_is_refused(firm: Firm, token: str) -> None:
    notifications = firm.wired.notifications
    with pytest.raises(NotFound):
        await unsubscribe(token, notifications.preferences, notifications.mailboxes)
