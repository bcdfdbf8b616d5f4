"""What follows from administrators' acts. Each reaction reads what holds now and makes the rest agree with it.

So messages may come twice, late, or out of order: the directory ends up as the account says, whatever was asked first.
"""

from __future__ import annotations

from dataclasses import dataclass

from shared.accounts.model import Account, AccountState
from shared.accounts.store import AccountStore
from shared.administration.holding import Holds
from shared.administration.letters import InvitationLetters
from shared.administration.model import (
    BindingDue,
    DirectoryDue,
    ForgettingDue,
    Invitation,
    InvitationDue,
    InvitationState,
    Message,
    WithdrawalDue,
    forgetting_due,
)
from shared.administration.redeeming import binding_of
from shared.administration.store import AdministrationStore
from shared.clients.cosmos import Operation
from shared.directory.model import Directory
from shared.kernel.clock import Clock
from shared.kernel.errors import NotFound, Stale
from shared.kernel.ids import new_id
from shared.notifications.mail.model import AddressRefused, Email, Mailer
from shared.organisations.model import SignInMethod
from shared.organisations.store import OrganisationStore


@dataclass(frozen=True)
class Follower:
    store: AdministrationStore
    accounts: AccountStore
    organisations: OrganisationStore
    directory: Directory | None
    mailer: Mailer
    letters: InvitationLetters
    holds: Holds
    clock: Clock

    async def follow(self, message: Message) -> None:
        """Do what `message` asks for; a `Stale` write means that something newer holds, so look again."""
        while True:
            try:
                return await self._once(message)
            except Stale:
                continue

    async def _once(self, message: Message) -> None:
        match message:
            case DirectoryDue():
                await self._directory(message)
            case InvitationDue():
                await self._invite(message)
            case WithdrawalDue():
                await self._withdraw(message)
            case BindingDue():
                await self._bind(message)

    async def _directory(self, message: DirectoryDue) -> None:
        try:
            account = await self.accounts.read(message.organisation_id, message.account_id)
        except NotFound:
            return  # removed, and done
        if account.state is AccountState.REMOVED and await self.holds.keeps(account):
            return  # asked for again once that is over: see `forgetting.commands.go_on`
        if account.directory_due or account.mfa_reset_due or account.sessions_due:
            await self._agree(account)
        if account.state is AccountState.REMOVED:
            await self._hand_over(account)
        elif account.directory_due or account.mfa_reset_due or account.sessions_due:
            done = {"directory_due": False, "mfa_reset_due": False, "sessions_due": False}
            await self.store.save_account(account.model_copy(update=done))

    async def _hand_over(self, account: Account) -> None:
        """Have somebody forgotten whom the directory has deleted. Asked again, it finds that it was asked."""
        if not account.directory_due:
            return
        done = {"directory_due": False, "mfa_reset_due": False, "sessions_due": False}
        followed = account.model_copy(update=done)
        replace: Operation = ("replace", (account.id, followed.to_item()), {"if_match_etag": account.etag})
        message = ForgettingDue(organisation_id=account.organisation_id, account_id=account.id, chain=new_id())
        await self.store.commit(account.organisation_id, [replace, forgetting_due(message, self.clock())])

    async def _agree(self, account: Account) -> None:
        """Make the directory agree. Who has no account there, or signs in elsewhere, is kept out by ours alone."""
        if self.directory is None or account.directory_id is None:
            return
        act = {
            AccountState.ACTIVE: self.directory.enable,
            AccountState.DISABLED: self.directory.disable,
            AccountState.REMOVED: self.directory.delete,
        }[account.state]
        try:
            if account.directory_due:
                await act(account.directory_id)
            if account.mfa_reset_due and account.state is not AccountState.REMOVED:
                await self.directory.reset_mfa(account.directory_id)
            if account.sessions_due and account.state is AccountState.ACTIVE:  # else the act itself ends them
                await self.directory.revoke_sessions(account.directory_id)
        except NotFound:  # deleted there by hand: nobody can sign in, which is all that was asked for
            return

    async def _invite(self, message: InvitationDue) -> None:
        try:
            invitation = await self.store.invitation(message.organisation_id, message.invitation_id)
        except NotFound:
            return
        current = invitation.state is InvitationState.PENDING and invitation.sending == message.sending
        if not current or invitation.sent >= message.sending:
            return
        await self._send(await self._with_directory_account(invitation))

    async def _with_directory_account(self, invitation: Invitation) -> Invitation:
        """Return the invitation with where to set up the sign-in: a federated firm's people have one already."""
        organisation = await self.organisations.read(invitation.organisation_id)
        if self.directory is None or organisation.sign_in is not SignInMethod.LOCAL:
            return invitation
        made = await self.directory.invite(invitation.email, invitation.name)
        update = {"directory_id": made.user_id, "set_up_url": made.set_up_url}
        return await self.store.save_invitation(invitation.model_copy(update=update))

    async def _send(self, invitation: Invitation) -> None:
        organisation = await self.organisations.read(invitation.organisation_id)
        letter = self.letters.invitation(invitation, organisation.name)
        email = Email(
            id=f"{invitation.id}.{invitation.sending}",
            to=invitation.email,
            subject=letter.heading,
            text=letter.text,
            html=letter.html,
        )
        refused = None
        try:
            await self.mailer.send(email)
        except AddressRefused as refusal:
            refused = refusal.reason
        # Sent first, remembered after: a crash in between sends again under the same id, never not at all.
        update = {"sent": invitation.sending, "undeliverable": refused}
        await self.store.save_invitation(invitation.model_copy(update=update))

    async def _withdraw(self, message: WithdrawalDue) -> None:
        try:
            invitation = await self.store.invitation(message.organisation_id, message.invitation_id)
        except NotFound:
            return
        if invitation.state is not InvitationState.REVOKED or invitation.directory_id is None:
            return
        if self.directory and not await self.store.is_needed(invitation.directory_id, invitation.organisation_id):
            await self.directory.delete(invitation.directory_id)
        await self.store.save_invitation(invitation.model_copy(update={"directory_id": None, "set_up_url": None}))

    async def _bind(self, message: BindingDue) -> None:
        invitation = await self.store.invitation(message.organisation_id, message.invitation_id)
        if invitation.state is InvitationState.REDEEMED:
            await self.store.bind(binding_of(invitation))
