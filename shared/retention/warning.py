"""Sends a warning that an account will end. Only what has gone out counts: see `rules.decide`."""

from __future__ import annotations

from dataclasses import dataclass

from shared.accounts.model import Account, Warned
from shared.accounts.store import AccountStore
from shared.administration.store import AdministrationStore
from shared.clients.contention import until_it_fits
from shared.kernel.clock import Clock
from shared.kernel.errors import NotFound
from shared.notifications.bounces import BounceStore
from shared.notifications.mail.model import AddressRefused, Mailer
from shared.retention.letters import WarningLetters
from shared.retention.model import WarningDue
from shared.retention.rules import count_of


@dataclass(frozen=True)
class Warnings:
    store: AdministrationStore
    accounts: AccountStore
    mailer: Mailer
    bounces: BounceStore
    letters: WarningLetters
    clock: Clock

    async def send(self, due: WarningDue) -> None:
        """Send the email, unless it went out or somebody was here since. An address that bounces has been tried.

        Sent first, noted after: a crash in between sends again under the same id, never not at all.
        """
        account, warned = await self._waiting(due)
        if account is None or warned is None:
            return
        try:
            await self.mailer.send(self.letters.email(account, warned))
        except AddressRefused as refusal:
            where = (account.organisation_id, account.id, account.email)
            await self.bounces.record(*where, refusal.reason, self.clock())
        await until_it_fits(lambda: self._note(due))

    async def _note(self, due: WarningDue) -> None:
        account, warned = await self._waiting(due)
        if account and warned:
            sent = warned.model_copy(update={"sent_at": self.clock()})
            await self.store.save_account(account.model_copy(update={"warned": sent}))

    async def _waiting(self, due: WarningDue) -> tuple[Account | None, Warned | None]:
        """Return the account and its warning if that is still the one to be sent."""
        try:
            account = await self.accounts.read(due.organisation_id, due.account_id)
        except NotFound:
            return None, None
        warned = account.warned
        if warned is None or warned.sent_at or count_of(account) != due.since:
            return None, None
        same = (warned.ending, warned.since, warned.days) == (due.ending, due.since, due.days)
        return (account, warned) if same else (None, None)
