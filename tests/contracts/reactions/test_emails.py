"""Emails: at once, daily or not at all; one for a burst; never to a dead address; nothing personal in them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from shared.accounts.model import AccountState
from shared.notifications.kinds import Delivery, Kind
from shared.notifications.model import EmailDue
from tests.contracts.reactions.mail import asked_for, choose, deliver, send_asked
from tests.contracts.reactions.world import Firm, Mailbox, Queues


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
