"""A firm of a test's own, and somebody of it who has left something in every place there is."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from shared.accounts.model import Account, Identity
from shared.administration.model import VALID_FOR, Invitation, InvitationState, invitation_id
from shared.cases.model import Case
from shared.clients.cosmos import Container
from shared.notifications.kinds import Delivery
from shared.organisations.model import Business, Organisation
from shared.views.model import SavedView, Subscription, subscription_id
from tests.contracts.retention.leavings import Item, Leavings

EVERYWHERE = ("cases", "notifications", "views", "looks", "parked", "accounts", "tickets", "privacy")


@dataclass
class House(Leavings):
    """The firm with its organisation, and what tests look at."""

    database: Any = None

    async def found(self) -> None:
        firm = Organisation(
            id=self.id,
            organisation_id=self.id,
            name="Firm",
            email_domains=("brackenhall.example",),
            businesses=(Business(id="bank", name="Bank"),),
        )
        await self.container("accounts").upsert(firm.to_item())

    def container(self, name: str) -> Container:
        return Container(self.database.get_container_client(name))

    async def items(self, container: str) -> list[Item]:
        """Return everything of this firm in a container."""
        if container == "parked":
            query = "SELECT * FROM c WHERE c.payload.organisationId = @firm"
        else:
            query = "SELECT * FROM c WHERE c.organisationId = @firm"
        return await self.container(container).everywhere(query, {"firm": self.id}, limit=10_000)

    async def traces(self, account: Account) -> dict[str, list[Item]]:
        """Return the items that hold the person's name or address in any way."""
        found = {}
        for name in EVERYWHERE:
            items = [item for item in await self.items(name) if _names(item, account)]
            if items:
                found[name] = items
        return found

    async def lived_in(self, account: Account, colleague: Account) -> Case:
        """Leave something of `account` in every place; return their case."""
        case = await self.case(
            account,
            business_case_owner=account.name,
            case_reference=f"PNX-{uuid.uuid4().int % 10_000_000:07}-AAAA",
            respondent_contact_email=account.email,
        )
        for item in (*self._on_the_case(account, case), self._takeover(account)):
            await self.container("cases").upsert(item)
        await self.container("cases").upsert(self.export(account).to_item())
        await self.wired.exports.files._blobs.container.upload_blob(self.export(account).blob, b"a", overwrite=True)
        for item in self._notifications(account, colleague):
            await self.container("notifications").upsert(item)
        theirs = self.view(colleague, shared=True, name="Of a colleague")
        query = theirs.query.model_copy(update={"business_case_owner": (account.name, "none")})
        theirs = theirs.model_copy(update={"id": f"view-of-{colleague.id}", "query": query})
        for item in (*self._views(account), theirs.to_item()):
            await self.container("views").upsert(item)
        for item in self._looks(account, case):
            await self.container("looks").upsert(item)
        await self.container("parked").upsert(self._parked(account).to_item())
        for item in self._asked(account):
            await self.container("accounts").upsert(item)
        await self.container("tickets").upsert(self._ticket(account).to_item())
        await self.container("privacy").upsert(self._about_data(account).to_item())
        await self._sign_in(account)
        seen = {"id": "tab", "userId": account.id, "device": "Firefox on Linux", "network": "192.0.2.…"}
        hour = "2026-11-01T09:00:00Z"
        await self.container("sessions").upsert(seen | {"firstSeenAt": hour, "lastSeenAt": hour})
        return case

    async def follow(self, view: SavedView, account: Account) -> None:
        follows = Subscription(
            id=subscription_id(view.id, account.id),
            organisation_id=self.id,
            view_id=view.id,
            user_id=account.id,
            delivery=Delivery.DAILY,
        )
        await self.container("views").upsert(follows.to_item())

    async def _sign_in(self, account: Account) -> None:
        assert account.identity_id
        identity = Identity(id=account.identity_id, organisation_id=self.id, account_id=account.id)
        await self.container("identities").upsert(identity.to_item())
        redeemed = Invitation(
            id=invitation_id(account.email),
            organisation_id=self.id,
            email=account.email,
            name=account.name,
            roles=account.roles,
            business_ids=account.business_ids,
            state=InvitationState.REDEEMED,
            secret="s",
            invited_by="Bea Orr",
            expires_at=self.clock() + VALID_FOR,
            account_id=account.id,
        )
        sent = redeemed.model_copy(
            update={"id": f"sent-{account.id}", "invited_by": account.name, "account_id": None, "email": "o@o.example"}
        )
        sent = sent.model_copy(update={"name": "Other", "state": InvitationState.PENDING})
        for each in (redeemed, sent):
            await self.container("accounts").upsert(each.to_item())
        bounces = self.wired.notifications.bounces
        await bounces.record(self.id, account.id, account.email, "no such mailbox", self.clock())


def _names(value: Any, account: Account) -> bool:
    if isinstance(value, dict):
        return any(_names(inner, account) for inner in value.values())
    if isinstance(value, list):
        return any(_names(inner, account) for inner in value)
    text = str(value).casefold()
    words = (account.name, account.email, account.name.split()[-1])
    return any(word.casefold() in text for word in words)
