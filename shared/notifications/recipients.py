"""Who hears of a notice: settled when it is delivered, so that a case's new owner is told and its old one isn't."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from shared.accounts.model import Account, AccountState
from shared.accounts.store import AccountStore
from shared.kernel.errors import NotFound
from shared.kernel.principal import Role
from shared.notifications.catalogue import CATALOGUE
from shared.notifications.kinds import Delivery, Gathering, Kind
from shared.notifications.mailboxes import MailboxStore, mailbox_id
from shared.notifications.model import Notice, Notification
from shared.notifications.preferences import PreferenceStore


class Holder(NamedTuple):
    """Whose a case is at this moment; `owner_id` is None while nobody at the business has it."""

    owner_id: str | None
    business_id: str


FindHolder = Callable[[str, str], Awaitable[Holder | None]]
"""From organisation and case reference; None when there is no such case (any more), or when it is suppressed."""


class Recipient(NamedTuple):
    """`for_owner` says that it was their case which made them hear of this, not their own doing."""

    id: str
    business_id: str | None
    delivery: Delivery
    for_owner: bool


class Audience:
    def __init__(
        self,
        accounts: AccountStore,
        mailboxes: MailboxStore,
        preferences: PreferenceStore,
        find_holder: FindHolder,
    ) -> None:
        self._accounts = accounts
        self._mailboxes = mailboxes
        self._preferences = preferences
        self._find_holder = find_holder

    async def of(self, notice: Notice) -> list[Recipient]:
        """Return the active people with access, and the central mailbox. Of a hidden or departed case nobody hears."""
        holder = await self._holder(notice)
        if notice.case_reference and holder is None:
            return []
        business_id = holder.business_id if holder else None
        people = [
            Recipient(account.id, business_id, await self._delivery(account, notice), _is_for_owner(account, notice))
            for account in await self._accounts_for(notice, holder)
            if _may_hear(account, business_id)
        ]
        return [*people, *await self._mailbox(notice, business_id)]

    async def may_still_hear(self, notification: Notification) -> bool:
        """Tell whether its case is still to be seen, and hasn't gone from its owner to somebody else since."""
        if notification.case_reference is None:
            return True
        if notification.many and CATALOGUE[notification.kind].gathering is not Gathering.CASE:
            return True  # gathered over several cases, it names none of them
        holder = await self._find_holder(notification.organisation_id, notification.case_reference)
        if holder is None:
            return False
        return not notification.for_owner or holder.owner_id in {None, notification.user_id}

    async def _holder(self, notice: Notice) -> Holder | None:
        if notice.case_reference is None:
            return None
        return await self._find_holder(notice.organisation_id, notice.case_reference)

    async def _accounts_for(self, notice: Notice, holder: Holder | None) -> list[Account]:
        told = await self._first_of_all(notice, holder)
        known = {account.id for account in told}
        others = tuple(user_id for user_id in notice.also if user_id not in known)
        return [*told, *await self._known(notice.organisation_id, others)]

    async def _first_of_all(self, notice: Notice, holder: Holder | None) -> list[Account]:
        if notice.user_ids:
            return await self._known(notice.organisation_id, notice.user_ids)
        if holder and holder.owner_id:
            return await self._known(notice.organisation_id, (holder.owner_id,))
        # Nobody has the case yet: those who can give it to somebody should know.
        return [a for a in await self._accounts.of_organisation(notice.organisation_id) if Role.SUPERVISOR in a.roles]

    async def _known(self, organisation_id: str, user_ids: tuple[str, ...]) -> list[Account]:
        accounts = []
        for user_id in user_ids:
            try:
                accounts.append(await self._accounts.read(organisation_id, user_id))
            except NotFound:
                continue  # purged, or an owner whom only the case system knows
        return accounts

    async def _delivery(self, account: Account, notice: Notice) -> Delivery:
        """Return when to write; to whose data is restricted only about that, and the bell alone tells the rest."""
        if account.restricted and notice.kind is not Kind.PRIVACY_ANSWERED:
            return Delivery.NEVER
        return await self._choice(account.id, notice)

    async def _choice(self, user_id: str, notice: Notice) -> Delivery:
        of_kind = (await self._preferences.read(user_id)).delivery_of(notice.kind)
        return of_kind if of_kind is Delivery.NEVER else notice.delivery or of_kind

    async def _mailbox(self, notice: Notice, business_id: str | None) -> list[Recipient]:
        if business_id is None or not CATALOGUE[notice.kind].central:
            return []
        mailbox = await self._mailboxes.find(mailbox_id(business_id))
        return [Recipient(mailbox.user_id, business_id, mailbox.delivery, for_owner=False)] if mailbox else []


def _is_for_owner(account: Account, notice: Notice) -> bool:
    return not notice.user_ids and account.id not in notice.also


def _may_hear(account: Account, business_id: str | None) -> bool:
    return account.state is AccountState.ACTIVE and (business_id is None or business_id in account.business_ids)
