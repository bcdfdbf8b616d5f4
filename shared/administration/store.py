"""The people of an organisation in Cosmos DB. Everything that must hold for all of them is one batch."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from shared.accounts.model import Account, AccountState, Identity, identity_id
from shared.administration.model import Invitation
from shared.clients.cosmos import Container, Operation
from shared.idempotency.model import KeyedRequest
from shared.idempotency.store import commit_once, earlier_result
from shared.kernel.errors import Conflict, NotFound, Stale
from shared.kernel.model import Model
from shared.organisations.model import Organisation

Result = TypeVar("Result", bound=Model)
_EVERYTHING = "SELECT * FROM c WHERE c.type IN ('account', 'invitation', 'organisation')"
_USES = (
    "SELECT VALUE c.id FROM c WHERE c.directoryId = @directory AND (c.type = 'account'"
    " OR (c.type = 'invitation' AND c.state = 'pending' AND c.organisationId != @own))"
)
_AROUND = (
    "SELECT * FROM c WHERE (c.type = 'bounce' AND c.recipientId = @id)"
    " OR (c.type = 'invitation' AND (c.accountId = @id OR c.invitedBy = @name))"
)


@dataclass(frozen=True)
class Roster:
    """An organisation and everybody in it, as they were read together."""

    organisation: Organisation
    accounts: tuple[Account, ...]
    invitations: tuple[Invitation, ...]

    def account(self, account_id: str) -> Account:
        """Return one of them, or raise `NotFound`; whoever is being removed isn't there any more."""
        for account in self.accounts:
            if account.id == account_id and account.state is not AccountState.REMOVED:
                return account
        raise NotFound("person-not-found", "There is no such person in your organisation.")

    def guard(self) -> Operation:
        """Return the operation by which a batch fails if anything that was decided on the roster came in between.

        Two administrators who disable each other at once both read a roster with two. Both batches change the
        organisation under the ETag that was read: one of them is `Stale`, reads again, and is refused.
        """
        step = [{"op": "incr", "path": "/rosterVersion", "value": 1}]
        return "patch", (self.organisation.id, step), {"if_match_etag": self.organisation.etag}


class AdministrationStore:
    def __init__(self, accounts: Container, identities: Container) -> None:
        self._accounts = accounts
        self._identities = identities

    async def roster(self, organisation_id: str) -> Roster:
        """Read the organisation, then its people: what changes in between makes the guard fail, never pass."""
        organisation = Organisation.from_item(await self._accounts.read(organisation_id, organisation_id))
        items = await self._accounts.all(_EVERYTHING, {}, organisation_id)
        return Roster(
            organisation,
            tuple(Account.from_item(item) for item in items if item["type"] == "account"),
            tuple(Invitation.from_item(item) for item in items if item["type"] == "invitation"),
        )

    async def invitation(self, organisation_id: str, invitation_id: str) -> Invitation:
        try:
            return Invitation.from_item(await self._accounts.read(invitation_id, organisation_id))
        except NotFound:
            raise NotFound("invitation-not-found", "There is no such invitation.") from None

    async def is_needed(self, directory_id: str, organisation_id: str) -> bool:
        """Tell whether an account anywhere, or another organisation's open invitation, goes with a directory's account.

        The directory knows a person by their address, and gives whoever invites them the account that is there.
        """
        facts = {"directory": directory_id, "own": organisation_id}
        return bool(await self._accounts.everywhere(_USES, facts, limit=1))

    async def save_invitation(self, invitation: Invitation) -> Invitation:
        """Replace what was read, or raise `Stale`."""
        return Invitation.from_item(await self._accounts.replace(invitation.to_item(), etag=invitation.etag))

    async def save_account(self, account: Account) -> Account:
        """Replace what was read, or raise `Stale`."""
        return Account.from_item(await self._accounts.replace(account.to_item(), etag=account.etag))

    async def forget(self, account: Account) -> None:
        """Delete the way in, then the account; either may be gone already."""
        if account.identity_id:
            await _delete(self._identities, account.identity_id, account.identity_id)
        await _delete(self._accounts, account.id, account.organisation_id)

    async def bind(self, identity: Identity) -> None:
        """Let a sign-in lead to an account. `Conflict("sign-in-taken")` if it leads to another one."""
        try:
            await self._identities.create(identity.to_item())
        except Conflict:
            kept = Identity.from_item(await self._identities.read(identity.id, identity.id))
            if kept.account_id != identity.account_id:
                raise Conflict("sign-in-taken", "This sign-in belongs to another account here already.") from None

    async def bound_to(self, issuer: str, subject: str) -> Identity | None:
        key = identity_id(issuer, subject)
        try:
            return Identity.from_item(await self._identities.read(key, key))
        except NotFound:
            return None

    async def forget_addresses(self, account: Account, former: str, now: datetime) -> int:
        """Delete the invitation that made the account and its bounce; take its name off those it sent. Return how many.

        An invitation that came later to the same address isn't this account's.
        """
        items = await self._accounts.all(_AROUND, {"id": account.id, "name": account.name}, account.organisation_id)
        for item in items:
            with suppress(NotFound, Stale):
                if item.get("invitedBy") == account.name and item.get("accountId") != account.id:
                    await self._accounts.rewrite({**item, "invitedBy": former}, now)
                else:
                    await self._accounts.delete(item["id"], account.organisation_id, etag=item["_etag"])
        return len(items)

    async def commit(self, organisation_id: str, operations: list[Operation]) -> None:
        await self._accounts.batch(operations, organisation_id)

    async def earlier_result(self, request: KeyedRequest) -> dict[str, object] | None:
        return await earlier_result(self._accounts, request)

    async def commit_once(self, request: KeyedRequest, operations: list[Operation], result: Result) -> Result:
        return await commit_once(self._accounts, request, operations, result)


async def _delete(container: Container, item_id: str, partition: str) -> None:
    try:
        await container.delete(item_id, partition)
    except NotFound:
        return
