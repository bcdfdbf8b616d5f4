"""The central mailbox of a business, and addresses that refuse."""

from __future__ import annotations

import pytest

from shared.accounts.model import Account
from shared.cases.model import Case
from shared.kernel.errors import Unavailable
from shared.notifications.kinds import Delivery, Kind
from shared.notifications.mailboxes import Mailbox as CentralMailbox
from shared.notifications.mailboxes import mailbox_id
from shared.notifications.reports import DeliveryReport, record_report
from tests.contracts.reactions.mail import asked_for, deliver, send_asked
from tests.contracts.reactions.world import Firm, Mailbox, Queues


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
