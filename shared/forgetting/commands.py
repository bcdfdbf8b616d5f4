"""Forgets people: begun by one batch, done in slices, written into the ledger, and done again after a restore.

Everything starts with an account in the state `removed`. The directory follows (`administration.following`), then
`forget` finds the person in every place, slice by slice. The account itself goes last, after the ledger has it: as long
as it is there, a crash between any two steps is healed by the message coming again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shared.accounts.model import FORMER_COLLEAGUE, Account, AccountState, Removal
from shared.accounts.store import AccountStore
from shared.administration.model import DirectoryDue, ForgettingDue, due, forgetting_due
from shared.administration.roster import administrators, check_somebody_is_left
from shared.administration.store import AdministrationStore
from shared.clients.contention import until_it_fits
from shared.clients.cosmos import Operation
from shared.forgetting.ledger import Ledger
from shared.forgetting.model import Budget, Person, entry_of
from shared.forgetting.places import Places
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, NotFound
from shared.kernel.logs import log


@dataclass(frozen=True)
class Forgetting:
    """The verbs, with what they work on."""

    places: Places
    store: AdministrationStore
    accounts: AccountStore
    ledger: Ledger
    clock: Clock

    async def begin(self, organisation_id: str, account_id: str, removal: Removal) -> None:
        """Have a person forgotten, from the next request on kept out. Beginning again changes nothing.

        Raises `Conflict("last-administrator")`; somebody who has gone already is no error.
        """
        await until_it_fits(lambda: self._begin(organisation_id, account_id, removal))

    async def is_forgotten(self, organisation_id: str, account_id: str) -> bool:
        """Tell whether nothing is left: the account goes last."""
        return await self._account(organisation_id, account_id) is None

    async def forget(self, message: ForgettingDue) -> None:
        """Do one slice, and queue the next one or end. An account that isn't to be removed (any more) stays."""
        account = await self._account(message.organisation_id, message.account_id)
        if account is None or account.state is not AccountState.REMOVED:
            return
        if not await self._slice(account):
            following = message.model_copy(update={"slice_number": message.slice_number + 1})
            try:
                await self.store.commit(account.organisation_id, [forgetting_due(following, self.clock())])
            except Conflict:  # queued by the same message's first delivery
                return

    async def replay(self, since: date) -> int:
        """Forget again all whom the ledger has forgotten since a day; return how many were back.

        For after a restore, while nothing else runs: it doesn't wait for queues.
        """
        back = 0
        async for entry in self.ledger.since(since):
            for account in await self.accounts.find_by_audit_ids([entry.audit_id]):
                gone = account.model_copy(
                    update={"state": AccountState.REMOVED, "removed_at": entry.removed_at, "removal": entry.removal}
                )
                # The directory was not restored: it has no such person any more, and none is asked to be deleted.
                gone = await self.store.save_account(gone.model_copy(update={"directory_due": False}))
                while not await self._slice(gone):
                    continue
                back += 1
        return back

    async def _begin(self, organisation_id: str, account_id: str, removal: Removal) -> None:
        roster = await self.store.roster(organisation_id)
        account = next((each for each in roster.accounts if each.id == account_id), None)
        if account is None or account.state is AccountState.REMOVED:
            return
        gone = account.model_copy(
            update={
                "state": AccountState.REMOVED,
                "directory_due": True,
                "removed_at": self.clock(),
                "removal": removal,
            }
        )
        if account in administrators(roster.accounts):
            check_somebody_is_left(roster.accounts, gone)
        replace: Operation = ("replace", (gone.id, gone.to_item()), {"if_match_etag": account.etag})
        message = DirectoryDue(organisation_id=organisation_id, account_id=account_id)
        await self.store.commit(organisation_id, [roster.guard(), replace, due(message, self.clock())])

    async def _slice(self, account: Account) -> bool:
        """Do as much as one slice may; return whether all is done. The order is in the head of this file."""
        person, budget = await self._person(account), Budget()
        for step in self.places.steps:
            await step(person, budget)
            if budget.is_spent:
                return False
        if addresses := await self.store.forget_addresses(account, FORMER_COLLEAGUE, self.clock()):
            budget.spend("addresses", addresses)
        await self.ledger.write(entry_of(account, budget.done, self.clock()))
        await self.store.forget(account)
        log("person-forgotten", actor=account.audit_id, removal=account.removal, items=sum(budget.done.values()))
        return True

    async def _person(self, account: Account) -> Person:
        colleagues = await self.accounts.of_organisation(account.organisation_id)
        return Person(
            organisation_id=account.organisation_id,
            account_id=account.id,
            audit_id=account.audit_id,
            name=account.name,
            email=account.email,
            namesake=any(each.id != account.id and each.name == account.name for each in colleagues),
        )

    async def _account(self, organisation_id: str, account_id: str) -> Account | None:
        try:
            return await self.accounts.read(organisation_id, account_id)
        except NotFound:
            return None
