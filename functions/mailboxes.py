"""What administrators see to: their businesses' central mailboxes, and addresses that no email reaches."""

from __future__ import annotations

import asyncio

from pydantic import Field

from functions.edge.call import Call
from functions.edge.routes import Routes
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.notifications.bounces import BounceList
from shared.notifications.kinds import Delivery
from shared.notifications.mailboxes import mailbox_id, remove_mailbox, set_mailbox

routes = Routes("mailboxes")


class BusinessPath(Model):
    business_id: str = Field(max_length=100)


class RecipientPath(Model):
    recipient_id: str = Field(max_length=140)


class CentralMailbox(Model):
    business_id: str
    address: str
    delivery: Delivery


class CentralMailboxes(Model):
    items: tuple[CentralMailbox, ...]


class NewMailbox(Model):
    address: str = Field(pattern=r"^[^@\s<>,;]{1,64}@[A-Za-z0-9.-]{3,190}$")
    delivery: Delivery = Delivery.AT_ONCE


@routes.get("central-mailboxes", permission=Permission.USERS_MANAGE, audit="central-mailboxes.list")
async def get_central_mailboxes(call: Call) -> CentralMailboxes:
    """List the central mailboxes of my businesses."""
    store = call.services.notifications.mailboxes
    found = await asyncio.gather(*(store.find(mailbox_id(business)) for business in call.principal.business_ids))
    return CentralMailboxes(
        items=tuple(
            CentralMailbox(business_id=each.business_id, address=each.address, delivery=each.delivery)
            for each in found
            if each
        )
    )


@routes.put("central-mailboxes/{businessId}", permission=Permission.USERS_MANAGE, audit="central-mailbox.set")
async def put_central_mailbox(call: Call, path: BusinessPath, body: NewMailbox) -> CentralMailbox:
    """Give a business a central mailbox, which hears of its cases beside their owners."""
    organisation = await call.services.organisations.read(call.principal.organisation_id)
    store = call.services.notifications.mailboxes
    kept = await set_mailbox(call.principal, organisation, path.business_id, body.address, body.delivery, store)
    return CentralMailbox(business_id=kept.business_id, address=kept.address, delivery=kept.delivery)


@routes.delete("central-mailboxes/{businessId}", permission=Permission.USERS_MANAGE, audit="central-mailbox.remove")
async def delete_central_mailbox(call: Call, path: BusinessPath) -> None:
    """Take a business's central mailbox away."""
    await remove_mailbox(call.principal, path.business_id, call.services.notifications.mailboxes)


@routes.get("email-bounces", permission=Permission.USERS_MANAGE, audit="email-bounces.list")
async def get_email_bounces(call: Call) -> BounceList:
    """List the addresses of my organisation that no email reaches, with the reason."""
    return await call.services.notifications.bounces.of_organisation(call.principal.organisation_id)


@routes.delete("email-bounces/{recipientId}", permission=Permission.USERS_MANAGE, audit="email-bounce.clear")
async def delete_email_bounce(call: Call, path: RecipientPath) -> None:
    """Send to an address again from now on."""
    await call.services.notifications.bounces.clear(call.principal.organisation_id, path.recipient_id)
