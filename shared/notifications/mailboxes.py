"""The central mailbox of a business: an address that hears of its cases beside their owners."""

from __future__ import annotations

from typing import Literal

from shared.clients.cosmos import Container
from shared.kernel.errors import Invalid, NotFound
from shared.kernel.model import Stored
from shared.kernel.principal import Principal
from shared.notifications.kinds import Delivery
from shared.notifications.model import MAILBOX_PREFIX
from shared.organisations.model import Organisation

_BY_ADDRESS = "SELECT * FROM c WHERE c.type = 'mailbox' AND LOWER(c.address) = @address"
_FEW = 10


class Mailbox(Stored):
    """A recipient like any other, in a partition of its own. `delivery` holds for everything that it hears of."""

    type: Literal["mailbox"] = "mailbox"
    id: Literal["mailbox"] = "mailbox"
    user_id: str
    organisation_id: str
    business_id: str
    address: str
    delivery: Delivery


def mailbox_id(business_id: str) -> str:
    return MAILBOX_PREFIX + business_id


class MailboxStore:
    def __init__(self, notifications: Container) -> None:
        self._notifications = notifications

    async def find(self, recipient_id: str) -> Mailbox | None:
        try:
            return Mailbox.from_item(await self._notifications.read("mailbox", recipient_id))
        except NotFound:
            return None

    async def find_by_address(self, address: str) -> list[Mailbox]:
        """Return the mailboxes with this address, of any organisation."""
        found = await self._notifications.everywhere(_BY_ADDRESS, {"address": address.lower()}, limit=_FEW)
        return [Mailbox.from_item(item) for item in found]

    async def save(self, mailbox: Mailbox) -> None:
        await self._notifications.upsert(mailbox.to_item())

    async def remove(self, recipient_id: str) -> None:
        try:
            await self._notifications.delete("mailbox", recipient_id)
        except NotFound:
            return


async def set_mailbox(
    principal: Principal,
    organisation: Organisation,
    business_id: str,
    address: str,
    delivery: Delivery,
    mailboxes: MailboxStore,
) -> Mailbox:
    """Give a business of the administrator a central mailbox, at one of the organisation's own domains."""
    _require_business(principal, business_id)
    domain = address.rpartition("@")[2].lower()
    if domain not in organisation.email_domains:
        known = ", ".join(organisation.email_domains)
        raise Invalid("mailbox-domain", f"The address must be at one of your registered domains: {known}.")
    mailbox = Mailbox(
        user_id=mailbox_id(business_id),
        organisation_id=organisation.id,
        business_id=business_id,
        address=address,
        delivery=delivery,
    )
    await mailboxes.save(mailbox)
    return mailbox


async def remove_mailbox(principal: Principal, business_id: str, mailboxes: MailboxStore) -> None:
    _require_business(principal, business_id)
    await mailboxes.remove(mailbox_id(business_id))


def _require_business(principal: Principal, business_id: str) -> None:
    if business_id not in principal.business_ids:
        raise NotFound("business-not-found", "There is no such business among yours.")
