"""Emails: at once, daily or not at all; one for a burst; never to a dead address; nothing personal in them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from shared.accounts.model import Account, AccountState
from shared.cases.model import Case
from shared.kernel.errors import NotFound, Unavailable
from shared.notifications.digests import queue_due_digests
from shared.notifications.kinds import Delivery, Kind
from shared.notifications.mailboxes import Mailbox as CentralMailbox
from shared.notifications.mailboxes import mailbox_id
from shared.notifications.model import QUEUE, DigestDue, EmailDue, Notice
from shared.notifications.reports import DeliveryReport, record_report
from shared.notifications.unsubscribing import unsubscribe
from tests.contracts.reactions.world import Clock, Firm, Mailbox, Queues


async def deliver(firm: Firm, *notices: Notice) -> None:
    await asyncio.gather(*(firm.wired.notifications.notifier.deliver(notice) for notice in notices))


async def asked_for(queues: Queues, recipient_id: str) -> list[dict[str, Any]]:
    return [each for each in await queues.peek(QUEUE) if each["body"].get("recipientId") == recipient_id]


async def send_asked(firm: Firm, queues: Queues, recipient_id: str) -> None:
    """Do what the queue trigger does when the emails of a recipient fall due."""
    for each in await asked_for(queues, recipient_id):
        await firm.wired.notifications.correspondent.send_one(EmailDue.from_item(each["body"]))


async def choose(firm: Firm, person: Account, kind: Kind, delivery: Delivery) -> None:
    preferences = firm.wired.notifications.preferences
    await preferences.save((await preferences.read(person.id)).choosing({kind: delivery}))


async def a_day_passes(firm: Firm, recipient_id: str) -> None:
    """Let 8:00 come, and do what timer and queue trigger do then."""
    store = firm.wired.notifications.store
    firm.clock.now = (await store.digest_marker(recipient_id)).due_at
    [marker] = [each for each in await store.due_digests(firm.clock(), 500) if each.user_id == recipient_id]
    digest = DigestDue(recipient_id=recipient_id, organisation_id=firm.id, due_at=marker.due_at)
    await firm.wired.notifications.correspondent.send_digest(digest)


async def test_a_message_is_told_by_email(firm: Firm, queues: Queues, mailbox: Mailbox) -> None:
    owner = await firm.person()
    case = await firm.case(owner)
    await deliver(firm, firm.notice(Kind.MESSAGE_RECEIVED, case))
    await send_asked(firm, queues, owner.id)
    [mail] = await mailbox.to(owner.email)
    assert mail["headers"]["subject"] == f"There is a new message on {case.case_reference}"
    assert f"/cases/{case.case_reference}/messages" in mail["text"]
    assert f"/cases/{case.case_reference}/messages" in mail["html"]


@pytest.mark.parametrize("kind", [Kind.MESSAGE_RECEIVED, Kind.UPLOAD_REFUSED, Kind.DEADLINE_NEAR])
async def test_an_email_says_nothing_about_anybody(firm: Firm, queues: Queues, mailbox: Mailbox, kind: Kind) -> None:
    owner = await firm.person()
    await deliver(firm, firm.notice(kind, await firm.case(owner), user_ids=(owner.id,)))
    await send_asked(firm, queues, owner.id)
    [mail] = await mailbox.to(owner.email)
    said = mail["text"] + mail["html"] + mail["headers"]["subject"]
    assert not [word for word in ("Oyelaran", "Storm", "Doe", "Priya", "macros") if word in said]


async def test_a_burst_is_one_email(firm: Firm, queues: Queues, mailbox: Mailbox) -> None:
    owner = await firm.person()
    case = await firm.case(owner)
    await deliver(firm, *(firm.notice(Kind.CASE_ASSIGNED, case) for _ in range(40)))
    assert len(await asked_for(queues, owner.id)) == 1
    await send_asked(firm, queues, owner.id)
    [mail] = await mailbox.to(owner.email)
    assert mail["headers"]["subject"] == "40 cases were assigned to you"


async def test_an_email_waits_for_the_burst_to_settle_and_an_export_doesnt(firm: Firm, queues: Queues) -> None:
    owner = await firm.person()
    await deliver(firm, firm.notice(Kind.CASE_ASSIGNED, await firm.case(owner)))
    [assigned] = await asked_for(queues, owner.id)
    assert assigned["at"] == firm.clock() + timedelta(seconds=30)
    await deliver(firm, firm.notice(Kind.EXPORT_READY, user_ids=(owner.id,)))
    exported = next(each for each in await asked_for(queues, owner.id) if each["id"] != assigned["id"])
    assert exported["at"] <= firm.clock()


async def test_an_email_that_is_due_twice_goes_once(firm: Firm, queues: Queues, mailbox: Mailbox) -> None:
    owner = await firm.person()
    await deliver(firm, firm.notice(Kind.EXPORT_READY, user_ids=(owner.id,)))
    await send_asked(firm, queues, owner.id)
    await send_asked(firm, queues, owner.id)
    assert len(await mailbox.to(owner.email)) == 1


async def test_a_crash_after_sending_doubles_nothing(firm: Firm, queues: Queues, mailbox: Mailbox) -> None:
    owner = await firm.person()
    await deliver(firm, firm.notice(Kind.EXPORT_READY, user_ids=(owner.id,)))
    [due] = await asked_for(queues, owner.id)
    await send_asked(firm, queues, owner.id)
    untold = [{"op": "set", "path": "/told", "value": 0}]  # as if it had died before it could remember
    await firm.wired.notifications.store._container.patch(due["body"]["notificationId"], owner.id, untold)
    await send_asked(firm, queues, owner.id)
    assert len(await mailbox.to(owner.email)) == 1


async def test_what_joins_while_the_email_goes_out_gets_one_of_its_own(firm: Firm, queues: Queues) -> None:
    owner = await firm.person()
    case = await firm.case(owner)
    await deliver(firm, firm.notice(Kind.CASE_ASSIGNED, case))
    [due] = await asked_for(queues, owner.id)
    store = firm.wired.notifications.store
    seen = await store.read(owner.id, due["body"]["notificationId"])
    await deliver(firm, firm.notice(Kind.CASE_ASSIGNED, case))  # its request is dropped: the first one still stands
    await store.mark_told([seen])  # the email for one went out
    await firm.wired.notifications.correspondent.send_one(EmailDue.from_item(due["body"]))
    assert (await store.read(owner.id, seen.id)).told == 2


async def test_a_case_that_changed_hands_before_the_email_left_isnt_told(
    firm: Firm, queues: Queues, mailbox: Mailbox
) -> None:
    old, new = await firm.person(), await firm.person()
    case = await firm.case(old)
    await deliver(firm, firm.notice(Kind.MESSAGE_RECEIVED, case))
    await firm.wired.cases._cases.upsert({**case.to_item(), "businessCaseOwnerId": new.id})
    await send_asked(firm, queues, old.id)
    assert not await mailbox.to(old.email)


async def test_a_case_hidden_before_the_email_left_isnt_told(firm: Firm, queues: Queues, mailbox: Mailbox) -> None:
    sender = await firm.person()
    case = await firm.case(sender)
    await deliver(firm, firm.notice(Kind.UPLOAD_REFUSED, case, user_ids=(sender.id,)))
    await firm.wired.cases._cases.upsert(case.model_copy(update={"suppressed": True}).to_item())
    await send_asked(firm, queues, sender.id)
    assert not await mailbox.to(sender.email)


async def test_somebody_disabled_meanwhile_gets_no_email(firm: Firm, queues: Queues, mailbox: Mailbox) -> None:
    owner = await firm.person()
    await deliver(firm, firm.notice(Kind.EXPORT_READY, user_ids=(owner.id,)))
    disabled = owner.model_copy(update={"state": AccountState.DISABLED})
    await firm.wired.accounts._accounts.upsert(disabled.to_item())
    await send_asked(firm, queues, owner.id)
    assert not await mailbox.to(owner.email)


async def test_never_means_never(firm: Firm, queues: Queues) -> None:
    owner = await firm.person()
    await choose(firm, owner, Kind.EXPORT_READY, Delivery.NEVER)
    await deliver(firm, firm.notice(Kind.EXPORT_READY, user_ids=(owner.id,)))
    assert not await asked_for(queues, owner.id)


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


async def central_mailbox(firm: Firm, delivery: Delivery, address: str) -> str:
    box = CentralMailbox(
        user_id=mailbox_id(f"{firm.id}-bank"),
        organisation_id=firm.id,
        business_id=f"{firm.id}-bank",
        address=address,
        delivery=delivery,
    )
    await firm.wired.notifications.mailboxes.save(box)
    return box.user_id


async def of_own_business(firm: Firm, owner: Account) -> Case:
    case = (await firm.case(owner)).model_copy(update={"business_id": f"{firm.id}-bank"})
    await firm.wired.cases._cases.upsert(case.to_item())
    return case


async def test_the_central_mailbox_hears_of_its_businesss_cases(firm: Firm, queues: Queues, mailbox: Mailbox) -> None:
    address = f"complaints-{firm.id}@brackenhall.example"
    recipient = await central_mailbox(firm, Delivery.AT_ONCE, address)
    owner = await firm.person()
    await deliver(firm, firm.notice(Kind.MESSAGE_RECEIVED, await of_own_business(firm, owner)))
    await send_asked(firm, queues, recipient)
    assert len(await mailbox.to(address)) == 1


async def test_the_central_mailbox_doesnt_hear_of_peoples_own_work(firm: Firm, queues: Queues) -> None:
    recipient = await central_mailbox(firm, Delivery.AT_ONCE, f"complaints-{firm.id}@brackenhall.example")
    owner = await firm.person()
    case = await of_own_business(firm, owner)
    await deliver(firm, firm.notice(Kind.UPLOAD_RECEIVED, case, user_ids=(owner.id,)))
    assert not await asked_for(queues, recipient)


async def test_an_address_that_refuses_is_recorded_and_left_alone(firm: Firm, queues: Queues, mailbox: Mailbox) -> None:
    owner = await firm.person(email=f"bounce-{firm.id}@brackenhall.example")
    await deliver(firm, firm.notice(Kind.EXPORT_READY, user_ids=(owner.id,)))
    await send_asked(firm, queues, owner.id)
    bounces = firm.wired.notifications.bounces
    [bounce] = (await bounces.of_organisation(firm.id)).items
    assert (bounce.address, bounce.reason[:3]) == (owner.email, "550")
    assert await bounces.is_bounced(firm.id, owner.id, owner.email)
    await bounces.clear(firm.id, owner.id)
    assert not (await bounces.of_organisation(firm.id)).items


async def test_a_new_address_isnt_held_back_by_the_old_ones_bounce(firm: Firm) -> None:
    bounces = firm.wired.notifications.bounces
    await bounces.record(firm.id, "u", "old@brackenhall.example", "gone", firm.clock())
    assert not await bounces.is_bounced(firm.id, "u", "new@brackenhall.example")


async def test_a_busy_mail_system_is_tried_again(firm: Firm, queues: Queues) -> None:
    owner = await firm.person(email=f"busy-{firm.id}@brackenhall.example")
    await deliver(firm, firm.notice(Kind.EXPORT_READY, user_ids=(owner.id,)))
    with pytest.raises(Unavailable):
        await send_asked(firm, queues, owner.id)


async def test_a_delivery_report_of_the_mail_service_becomes_a_bounce(firm: Firm) -> None:
    owner, wired = await firm.person(), firm.wired
    report = DeliveryReport.model_validate(
        {
            "type": "Microsoft.Communication.EmailDeliveryReportReceived",
            "data": {
                "sender": "no-reply@larkfield.example",
                "recipient": owner.email.upper(),
                "messageId": "00000000-0000-0000-0000-000000000000",
                "status": "Bounced",
                "deliveryStatusDetails": {"statusMessage": "DestinationMailboxDoesNotExist"},
                "deliveryAttemptTimeStamp": "2026-11-17T12:00:00Z",
            },
        }
    )
    await record_report(report, wired.accounts, wired.notifications.mailboxes, wired.notifications.bounces)
    [bounce] = (await wired.notifications.bounces.of_organisation(firm.id)).items
    assert (bounce.recipient_id, bounce.reason) == (owner.id, "DestinationMailboxDoesNotExist")
