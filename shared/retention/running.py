"""The day's run: begun by a timer, made in slices of organisations, its purges after them, all by messages.

A message that comes twice finds its slice made. A slice that stops half-way is made again, and finds done what was
done; of that the audit trail has the entries, the report may miss the lines.
"""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from shared.accounts.model import Account
from shared.administration.store import Roster
from shared.kernel.errors import NotFound, RecourseError, Unavailable
from shared.kernel.logs import log
from shared.organisations.store import OrganisationStore
from shared.retention.ending import Endings
from shared.retention.model import (
    APPROVED_WITHIN,
    Act,
    Line,
    Part,
    PurgeDue,
    Purges,
    Run,
    SliceDue,
    part_id,
    run_due,
    run_id,
)
from shared.retention.rules import count_of, is_cautious
from shared.retention.store import RetentionStore
from shared.worklist.kinds import WorkKind
from shared.worklist.model import WorkItem

BEGINS = 2  # o'clock, by the scheme's clocks: the night hour that summer time skips or repeats does no harm
_ORGANISATIONS = 20  # a slice


@dataclass(frozen=True)
class Runs:
    store: RetentionStore
    endings: Endings
    organisations: OrganisationStore

    async def start(self) -> bool:
        """Begin the day's run, once; return whether. Called every hour, since timers know UTC only."""
        now = self.endings.clock()
        await self._expire(now)
        local = self.endings.calendar.local(now)
        if local.hour < BEGINS or await self.store.has(local.date()):
            return False
        cautious = is_cautious(await self.store.before(local.date()), local.date(), now)
        run = Run(id=run_id(local.date()), day=local.date(), started_at=now, cautious=cautious)
        return await self.store.begin(run, run_due(SliceDue(run_id=run.id, number=0), now))

    async def make_slice(self, due: SliceDue) -> None:
        """Look after the next organisations, unless that has been done; after the last settle what is to be purged."""
        run = await self.store.run(due.run_id)
        if run.slices != due.number or run.ended_at:
            return
        left = sorted(each for each in await self.organisations.ids() if each > run.after)
        lines = [line for each in left[:_ORGANISATIONS] for line in await self._organisation(each, run)]
        part = Part(id=part_id(run), run_id=run.id, number=run.slices, lines=tuple(lines))
        counted = _counted(run, lines).model_copy(
            update={"slices": run.slices + 1, "after": left[:_ORGANISATIONS][-1] if left else run.after}
        )
        put = ("upsert", (part.to_item(),))
        now = self.endings.clock()
        if len(left) > _ORGANISATIONS:
            await self.store.save(counted, put, run_due(SliceDue(run_id=run.id, number=counted.slices), now))
        else:
            ended = await self._ended(counted, now)
            purge = [run_due(PurgeDue(run_id=run.id, number=0), now)] if ended.purges is Purges.APPROVED else []
            await self.store.save(ended, put, *purge)
            await self._tell(ended)

    async def purge_slice(self, due: PurgeDue) -> None:
        """Purge who stands in one part of the run's report and still is due."""
        run = await self.store.run(due.run_id)
        if run.purges is not Purges.APPROVED or run.purge_slices != due.number:
            return None
        lines = (await self.store.part(run, due.number)).lines
        purged = sum([await self.endings.purge(line) for line in lines if line.act is Act.PURGE])
        after = run.model_copy(update={"purge_slices": run.purge_slices + 1, "purged": run.purged + purged})
        if after.purge_slices < after.slices:
            message = PurgeDue(run_id=run.id, number=after.purge_slices)
            return await self.store.save(after, run_due(message, self.endings.clock()))
        return await self.store.save(after.moved(Purges.DONE))

    async def _organisation(self, organisation_id: str, run: Run) -> list[Line]:
        try:
            roster = await self.endings.store.roster(organisation_id)
        except NotFound:
            return []
        lines = [await self._account(account, run) for account in _in_turn(roster, self.endings)]
        lines += [await self.endings.withdraw(invitation) for invitation in roster.invitations]
        return [line for line in lines if line]

    async def _account(self, account: Account, run: Run) -> Line | None:
        """Look after one account; what can't be done for one stands in the report and holds up nobody else."""
        try:
            return await self.endings.act(account.organisation_id, account.id, cautious=run.cautious)
        except Unavailable:
            raise
        except RecourseError as error:
            log("retention-failed", level=logging.ERROR, organisation=account.organisation_id, code=error.code)
            where = {"organisation_id": account.organisation_id, "account_id": account.id}
            return Line(**where, audit_id=account.audit_id, act=Act.FAIL, code=error.code)

    async def _ended(self, run: Run, now: datetime) -> Run:
        due = run.counts.get(Act.PURGE, 0)
        over = run.model_copy(update={"ended_at": now})
        if due == 0 or await self.store.open():  # those wait for the run that is being approved, or for the one after
            return over.moved(Purges.NONE)
        if due <= self.endings.retention.purges_approved_above:
            return over.moved(Purges.APPROVED)
        return over.moved(Purges.WAITING, expires_at=now + APPROVED_WITHIN)

    async def _expire(self, now: datetime) -> None:
        for run in await self.store.open():
            if run.has_expired(now):
                await self.store.save(run.moved(Purges.EXPIRED))
                await self.work(run, "done")

    async def _tell(self, run: Run) -> None:
        counts: dict[str, int] = {str(act): count for act, count in run.counts.items()}
        log("retention-run", day=run.day.isoformat(), purges=str(run.purges), counts=counts)
        if run.purges is Purges.WAITING:
            await self.work(run, "open")

    async def work(self, run: Run, state: str) -> None:
        """Put a run that waits for approval on the worklist of security staff, or take it off."""
        now = self.endings.clock()
        facts = {
            "id": run.id,
            "kind": WorkKind.PURGES_TO_APPROVE,
            "organisation_id": run.organisation_id,
            "what": f"{run.counts.get(Act.PURGE, 0)} accounts are due to be purged. Two of you have to agree.",
            "since": run.ended_at or now,
            "due": run.expires_at,
            "state": state,
            "revision": int(now.timestamp()),
        }
        await self.endings.work.keep(WorkItem.model_validate(facts))


def _in_turn(roster: Roster, endings: Endings) -> list[Account]:
    """Return who may need something, the longest absent first: of two last administrators the later one is kept."""
    now = endings.clock()
    return sorted(
        (each for each in roster.accounts if endings.decided(each, now)),
        key=lambda account: (count_of(account) or now, account.id),
    )


def _counted(run: Run, lines: list[Line]) -> Run:
    counts = Counter(run.counts) + Counter(line.act for line in lines)
    return run.model_copy(update={"counts": dict(counts)})
