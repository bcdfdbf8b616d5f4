"""Forgets people: begun by one batch, done in slices, written into the ledger, and done again after a restore.

Everything starts with an account in the state `removed`. The directory follows (`administration.following`), then
`forget` finds the person in every place, slice by slice. The account itself goes last, after the ledger has it: as long
as it is there, a crash between any two steps is healed by the message coming again.

Whoever asks for their processing to be restricted meanwhile is kept: the step that runs is finished, none is begun
after it, and what was done stays done. Once that is over, `go_on` asks for the rest.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

from shared.accounts.model import FORMER_COLLEAGUE, Account, AccountState, Removal
from shared.accounts.store import AccountStore
from shared.administration.holding import Holds, check_not_kept
from shared.administration.model import DirectoryDue, ForgettingDue, due, forgetting_due
from shared.administration.roster import administrators, check_somebody_is_left
from shared.administration.store import AdministrationStore, Roster
from shared.clients.contention import until_it_fits
from shared.clients.cosmos import Operation
from shared.forgetting.ledger import Ledger
from shared.forgetting.model import Budget, Person, entry_of
from shared.forgetting.places import Places
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, NotFound
from shared.kernel.logs import log

Keeps = Callable[[Account], Awaitable[bool]]


@dataclass(frozen=True)
class Forgetting:
    """The verbs, with what they work on."""

    places: Places
    store: AdministrationStore
    accounts: AccountStore
    ledger: Ledger
    holds: Holds
    clock: Clock

    async def begin(self, organisation_id: str, account_id: str, removal: Removal) -> None:
        """Have a person forgotten, from the next request on kept out. Beginning again changes nothing.

        Raises `Conflict` for the last administrator and for whoever has to be kept; who has gone already is no error.
        """
        await until_it_fits(lambda: self._begin(organisation_id, account_id, removal))

    async def check_may_begin(self, organisation_id: str, account_id: str) -> None:
        """Raise the `Conflict` that `begin` would."""
        await self._leaver(await self.store.roster(organisation_id), account_id)

    async def is_held(self, organisation_id: str, account_id: str) -> bool:
        """Tell whether forgetting has begun and waits."""
        account = await self._account(organisation_id, account_id)
        return account is not None and account.state is AccountState.REMOVED and await self.holds.keeps(account)

    async def go_on(self, organisation_id: str, account_id: str) -> None:
        """Ask for the rest where forgetting was held and isn't any more. Asking again changes nothing."""
        await until_it_fits(lambda: self._go_on(organisation_id, account_id))

    async def is_forgotten(self, organisation_id: str, account_id: str) -> bool:
        """Tell whether nothing is left: the account goes last."""
        return await self._account(organisation_id, account_id) is None

    async def forget(self, message: ForgettingDue) -> None:
        """Do one slice, and queue the next one or end. An account that isn't to be removed (any more) stays."""
        account = await self._account(message.organisation_id, message.account_id)
        if account is None or account.state is not AccountState.REMOVED:
            return
        if await self.holds.keeps(account):
            return
        if not await self._slice(account, self.holds.keeps):
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
                # What had been forgotten is so whatever a restored account says: its restriction is of before.
                while not await self._slice(gone, _never):
                    continue
                back += 1
        return back

    async def _begin(self, organisation_id: str, account_id: str, removal: Removal) -> None:
        roster = await self.store.roster(organisation_id)
        account = await self._leaver(roster, account_id)
        if account is None:
            return
        gone = account.model_copy(
            update={
                "state": AccountState.REMOVED,
                "directory_due": True,
                "removed_at": self.clock(),
                "removal": removal,
            }
        )
        replace: Operation = ("replace", (gone.id, gone.to_item()), {"if_match_etag": account.etag})
        message = DirectoryDue(organisation_id=organisation_id, account_id=account_id)
        await self.store.commit(organisation_id, [roster.guard(), replace, due(message, self.clock())])

    async def _leaver(self, roster: Roster, account_id: str) -> Account | None:
        """Return whose forgetting may begin; None where it has begun, or ended. Raises `Conflict`."""
        account = next((each for each in roster.accounts if each.id == account_id), None)
        if account is None or account.state is AccountState.REMOVED:
            return None
        check_not_kept(account, asked=await self.holds.asked.awaits_restriction(account.organisation_id, account_id))
        if account in administrators(roster.accounts):
            gone = account.model_copy(update={"state": AccountState.REMOVED})
            check_somebody_is_left(roster.accounts, gone)
        return account

    async def _go_on(self, organisation_id: str, account_id: str) -> None:
        account = await self._account(organisation_id, account_id)
        if account is None or account.state is not AccountState.REMOVED or await self.holds.keeps(account):
            return
        again = account.model_copy(update={"directory_due": True})  # if it has deleted them already, it says so
        replace: Operation = ("replace", (again.id, again.to_item()), {"if_match_etag": account.etag})
        message = DirectoryDue(organisation_id=organisation_id, account_id=account_id)
        await self.store.commit(organisation_id, [replace, due(message, self.clock())])

    async def _slice(self, account: Account, keeps: Keeps) -> bool:
        """Do as much as one slice may; return whether all is done, or has to wait. The order is in this file's head."""
        person, budget = await self._person(account), Budget()
        for step in self.places.steps:
            await step(person, budget)
            if await self._has_to_wait(account, keeps):
                return True
            if budget.is_spent:
                return False
        if addresses := await self.store.forget_addresses(account, FORMER_COLLEAGUE, self.clock()):
            budget.spend("addresses", addresses)
        await self.ledger.write(entry_of(account, budget.done, self.clock()))
        await self.store.forget(account)
        log("person-forgotten", actor=account.audit_id, removal=account.removal, items=sum(budget.done.values()))
        return True

    async def _has_to_wait(self, account: Account, keeps: Keeps) -> bool:
        """Tell whether the person is kept by now: a slice takes seconds, and what it read of the account is older."""
        latest = await self._account(account.organisation_id, account.id)
        return latest is not None and await keeps(latest)

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


async def _never(_: Account) -> bool:
    return False
