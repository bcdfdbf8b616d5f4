"""The day's runs, one over accounts and one over cases: begun by a timer, made in slices, their purges after them.

A message that comes twice finds its slice made. A slice that stops half-way is made again, and finds done what was
done; of that the audit trail has the entries, the report may miss the lines.
"""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from shared.accounts.model import Account
from shared.administration.store import Roster
from shared.kernel.errors import NotFound, RecourseError, Unavailable
from shared.kernel.logs import log
from shared.organisations.store import OrganisationStore
from shared.retention.case_purges import CasePurges
from shared.retention.ending import Endings
from shared.retention.model import (
    APPROVED_WITHIN,
    About,
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
_CASES = 100  # a slice: a minute's purging, far below a queue's five
MOST_CASES = 10_000  # a run: what is left the next one collects


class _Reached(NamedTuple):
    """The lines of a slice, the organisation it got to and how far in it, and whether the run is over with it."""

    lines: list[Line]
    after: str
    after_case: str
    over: bool


@dataclass(frozen=True)
class Runs:
    store: RetentionStore
    endings: Endings
    cases: CasePurges
    organisations: OrganisationStore

    async def start(self) -> bool:
        """Begin the day's runs, each once; return whether. Called every hour, since timers know UTC only."""
        return any([await self._start(about, self.endings.clock()) for about in About])

    async def make_slice(self, due: SliceDue) -> None:
        """Make the next slice, unless that has been done; after the last settle what is to be purged."""
        run = await self.store.run(due.run_id)
        if run.slices != due.number or run.ended_at:
            return
        reached = await (self._accounts(run) if run.about is About.ACCOUNTS else self._cases(run))
        part = Part(id=part_id(run), run_id=run.id, number=run.slices, lines=tuple(reached.lines))
        counted = _counted(run, reached)
        put = ("upsert", (part.to_item(),))
        now = self.endings.clock()
        if not reached.over:
            await self.store.save(counted, put, run_due(SliceDue(run_id=run.id, number=counted.slices), now))
        else:
            ended = await self._ended(counted, now)
            purge = [run_due(PurgeDue(run_id=run.id, number=0), now)] if ended.purges is Purges.APPROVED else []
            await self.store.save(ended, put, *purge)
            await self._tell(ended)

    async def purge_slice(self, due: PurgeDue) -> None:
        """Purge who or what stands in one part of the run's report and still is due."""
        run = await self.store.run(due.run_id)
        if run.purges is not Purges.APPROVED or run.purge_slices != due.number:
            return None
        lines = (await self.store.part(run, due.number)).lines
        purge = self.endings.purge if run.about is About.ACCOUNTS else self.cases.purge
        purged = sum([await purge(line) for line in lines if line.act is Act.PURGE])
        after = run.model_copy(update={"purge_slices": run.purge_slices + 1, "purged": run.purged + purged})
        if after.purge_slices < after.slices:
            message = PurgeDue(run_id=run.id, number=after.purge_slices)
            return await self.store.save(after, run_due(message, self.endings.clock()))
        return await self.store.save(after.moved(Purges.DONE))

    async def _start(self, about: About, now: datetime) -> bool:
        await self._expire(about, now)
        local = self.endings.calendar.local(now)
        if local.hour < BEGINS or await self.store.has(local.date(), about):
            return False
        cautious = is_cautious(await self.store.before(local.date(), about), local.date(), now)
        run = Run(id=run_id(local.date(), about), about=about, day=local.date(), started_at=now, cautious=cautious)
        return await self.store.begin(run, run_due(SliceDue(run_id=run.id, number=0), now))

    async def _accounts(self, run: Run) -> _Reached:
        """Look after the people of the next organisations."""
        left = sorted(each for each in await self.organisations.ids() if each > run.after)
        these = left[:_ORGANISATIONS]
        lines = [line for each in these for line in await self._organisation(each, run)]
        return _Reached(lines, these[-1] if these else run.after, "", over=len(left) == len(these))

    async def _cases(self, run: Run) -> _Reached:
        """Collect the next cases whose time is over; a cautious run only finishes what was begun."""
        left = sorted(each for each in await self.organisations.ids() if each >= run.after)
        lines, after, after_case = list[Line](), run.after, run.after_case
        for organisation_id in left[:_ORGANISATIONS]:
            after_case = after_case if organisation_id == after else ""
            after = organisation_id
            await self.cases.go_on(organisation_id)
            if run.cautious:
                continue
            found = await self.cases.due(organisation_id, after=after_case, limit=_CASES - len(lines))
            lines, after_case = lines + found, found[-1].case_id or "" if found else after_case
            if len(lines) == _CASES:
                enough = run.counts.get(Act.PURGE, 0) + _CASES >= MOST_CASES
                return _Reached(lines, after, after_case, over=enough)
        return _Reached(lines, after, after_case, over=len(left) <= _ORGANISATIONS)

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
        if due == 0 or await self.store.open(run.about):
            # Those wait for the run that is being approved, or for the one after.
            return over.moved(Purges.NONE)
        if due <= self._approved_above(run.about):
            return over.moved(Purges.APPROVED)
        return over.moved(Purges.WAITING, expires_at=now + APPROVED_WITHIN)

    def _approved_above(self, about: About) -> int:
        limits = self.endings.retention
        return limits.purges_approved_above if about is About.ACCOUNTS else limits.case_purges_approved_above

    async def _expire(self, about: About, now: datetime) -> None:
        for run in await self.store.open(about):
            if run.has_expired(now):
                await self.store.save(run.moved(Purges.EXPIRED))
                await self.work(run, "done")

    async def _tell(self, run: Run) -> None:
        counts: dict[str, int] = {str(act): count for act, count in run.counts.items()}
        log("retention-run", about=str(run.about), day=run.day.isoformat(), purges=str(run.purges), counts=counts)
        if run.purges is Purges.WAITING:
            await self.work(run, "open")

    async def work(self, run: Run, state: str) -> None:
        """Put a run that waits for approval on the worklist of security staff, or take it off."""
        now = self.endings.clock()
        facts = {
            "id": run.id,
            "kind": WorkKind.PURGES_TO_APPROVE,
            "organisation_id": run.organisation_id,
            "what": f"{run.counts.get(Act.PURGE, 0)} {run.about} are due to be purged. Two of you have to agree.",
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


def _counted(run: Run, reached: _Reached) -> Run:
    counts = Counter(run.counts) + Counter(line.act for line in reached.lines)
    how_far = {"after": reached.after, "after_case": reached.after_case}
    return run.model_copy(update={"counts": dict(counts), "slices": run.slices + 1, **how_far})
