"""What a run does about one account: each act is one batch, decided on what holds at that moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from shared.accounts.model import Account, AccountState, Removal
from shared.administration.model import SHOWN_AFTER as INVITATION_SHOWN_AFTER
from shared.administration.model import DirectoryDue, Invitation, InvitationState, WithdrawalDue, due
from shared.administration.store import AdministrationStore, Roster
from shared.audit.trail import AuditTrail
from shared.clients.contention import until_it_fits
from shared.clients.cosmos import Operation
from shared.forgetting.commands import Forgetting
from shared.kernel.calendar import Calendar
from shared.kernel.clock import Clock
from shared.kernel.errors import NotFound, Stale
from shared.retention.model import Act, Line, WarningDue, warning_due
from shared.retention.record import timer_entry
from shared.retention.rules import End, Wait, after, count_of, decide
from shared.schemes.service import Retention
from shared.worklist.kinds import WorkKind
from shared.worklist.model import WorkItem
from shared.worklist.store import WorkStore

_FINISHED_WITHIN = timedelta(days=1)  # forgetting takes minutes; after a day its message is taken for lost
_ACTS = {Act.DISABLE: "account.disabled-by-retention", Act.PURGE: "account.purged-by-retention"}


@dataclass(frozen=True)
class Endings:
    """`at` is the moment of the run, the same for all of a slice."""

    store: AdministrationStore
    forgetting: Forgetting
    trail: AuditTrail
    work: WorkStore
    calendar: Calendar
    retention: Retention
    clock: Clock

    def decided(self, account: Account, now: datetime) -> bool:
        """Tell from what was read a while ago whether there may be something to do."""
        if account.state is AccountState.REMOVED:
            return account.removed_at is None or now - account.removed_at >= _FINISHED_WITHIN
        decision = decide(account, now, self.calendar, self.retention)
        return not isinstance(decision, Wait) or account.kept_as_last

    async def act(self, organisation_id: str, account_id: str, *, cautious: bool) -> Line | None:
        """Do what is due for an account now; None where nothing is, or others were faster."""
        return await until_it_fits(lambda: self._act(organisation_id, account_id, cautious=cautious))

    async def purge(self, line: Line) -> bool:
        """Have somebody forgotten, if they still are disabled and due; return whether."""
        try:
            account = await self.forgetting.accounts.read(line.organisation_id, line.account_id or "")
        except NotFound:
            return False
        if account.state is not AccountState.DISABLED:
            return False
        decision = decide(account, self.clock(), self.calendar, self.retention, asked=await self._asked(account))
        if not isinstance(decision, End):
            return False
        await self._record(account, Act.PURGE)
        await self.forgetting.begin(account.organisation_id, account.id, Removal.RETENTION)
        return True

    async def withdraw(self, invitation: Invitation) -> Line | None:
        """Take back an invitation that nobody accepted, with the directory's account that was made for it."""
        over = invitation.state is InvitationState.PENDING
        if not over or self.clock() < invitation.expires_at + INVITATION_SHOWN_AFTER:
            return None
        revoked = invitation.model_copy(update={"state": InvitationState.REVOKED})
        replace: Operation = ("replace", (revoked.id, revoked.to_item()), {"if_match_etag": invitation.etag})
        message = WithdrawalDue(organisation_id=invitation.organisation_id, invitation_id=invitation.id)
        try:
            await self.store.commit(invitation.organisation_id, [replace, due(message, self.clock())])
        except Stale:  # accepted or sent again a moment ago
            return None
        return Line(organisation_id=invitation.organisation_id, account_id=invitation.id, act=Act.WITHDRAW)

    async def _act(self, organisation_id: str, account_id: str, *, cautious: bool) -> Line | None:
        now, roster = self.clock(), await self.store.roster(organisation_id)
        account = next((each for each in roster.accounts if each.id == account_id), None)
        if account is None:
            return None
        if account.state is AccountState.REMOVED:
            return await self._finish(account, now)
        decision = decide(account, now, self.calendar, self.retention, asked=await self._asked(account))
        if cautious and isinstance(decision, End):
            return None
        changed, act = after(account, decision, roster.accounts, now)
        if account.kept_as_last and act is not Act.KEEP:
            changed = changed.model_copy(update={"kept_as_last": False})
            await self._kept(account, "done")
        if act is Act.DISABLE:
            await self._record(account, act)
        if changed != account:
            await self.store.commit(organisation_id, self._operations(changed, act, roster, now))
        if act is Act.KEEP:
            await self._kept(account, "open")
        return None if act is Act.NONE else _line(changed, act, decision)

    def _operations(self, changed: Account, act: Act, roster: Roster, now: datetime) -> list[Operation]:
        replace: Operation = ("replace", (changed.id, changed.to_item()), {"if_match_etag": changed.etag})
        if act is Act.DISABLE:
            message = DirectoryDue(organisation_id=changed.organisation_id, account_id=changed.id)
            return [roster.guard(), replace, due(message, now)]
        if act is Act.WARN and changed.warned:
            facts = changed.warned.model_dump(include={"ending", "since", "days"})
            warning = WarningDue(organisation_id=changed.organisation_id, account_id=changed.id, **facts)
            return [replace, warning_due(warning, now)]
        return [replace]

    async def _finish(self, account: Account, now: datetime) -> Line | None:
        """Ask again for somebody to be forgotten who should have been by now."""
        if account.removed_at and now - account.removed_at < _FINISHED_WITHIN:
            return None
        if await self.forgetting.holds.keeps(account):
            return _line(account, Act.HOLD, Wait())
        again = account.model_copy(update={"directory_due": True, "removed_at": account.removed_at or now})
        replace: Operation = ("replace", (again.id, again.to_item()), {"if_match_etag": account.etag})
        message = DirectoryDue(organisation_id=account.organisation_id, account_id=account.id)
        await self.store.commit(account.organisation_id, [replace, due(message, now)])
        return _line(account, Act.FINISH, Wait())

    async def _asked(self, account: Account) -> bool:
        """Tell whether a restriction isn't decided yet. It changes nothing for active accounts."""
        asked = self.forgetting.holds.asked
        disabled = account.state is AccountState.DISABLED
        return disabled and await asked.awaits_restriction(account.organisation_id, account.id)

    async def _kept(self, account: Account, state: str) -> None:
        """Put it on the worklist of the helpdesk that an organisation hangs on somebody who isn't there, or off it."""
        now = self.clock()
        work = WorkItem.model_validate(
            {
                "id": f"kept-{account.id}",
                "kind": WorkKind.LAST_ADMINISTRATOR_AWAY,
                "organisation_id": account.organisation_id,
                "what": "The only active administrator, or member of a staff function, hasn't been here and is kept.",
                "since": count_of(account) or now,
                "state": state,
                "revision": int(now.timestamp()),
            }
        )
        await self.work.keep(work)

    async def _record(self, account: Account, act: Act) -> None:
        await self.trail.write(timer_entry(account.organisation_id, account.id, _ACTS[act], self.clock()))


def _line(account: Account, act: Act, decision: object) -> Line:
    warned = account.warned if act is Act.WARN else None
    due_on = decision.due if isinstance(decision, End) else None
    return Line(
        organisation_id=account.organisation_id,
        account_id=account.id,
        audit_id=account.audit_id,
        act=act,
        on=warned.on if warned else due_on,
        days=warned.days if warned else None,
    )
