"""The day's runs, one over accounts and one over cases: begun by a timer, made in slices, their purges after them.

A message that comes twice finds its slice made. A slice that stops half-way is made again, and finds done what was
done; of that the audit trail has the entries, the report may miss the lines.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from shared.kernel.logs import log
from shared.organisations.store import OrganisationStore
from shared.retention.case_purges import CasePurges
from shared.retention.collecting import Collection, OverAccounts, OverCases, Reached
from shared.retention.ending import Endings
from shared.retention.model import (
    APPROVED_WITHIN,
    About,
    Act,
    Part,
    PurgeDue,
    Purges,
    Run,
    SliceDue,
    part_id,
    run_due,
    run_id,
)
from shared.retention.rules import is_cautious
from shared.retention.store import RetentionStore
from shared.worklist.kinds import WorkKind
from shared.worklist.model import WorkItem

BEGINS = 2  # o'clock, by the scheme's clocks: the night hour that summer time skips or repeats does no harm


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
        reached = await self._collection(run.about).collect(run)
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
        collection = self._collection(run.about)
        purged = sum([await collection.purge(line) for line in lines if line.act is Act.PURGE])
        after = run.model_copy(update={"purge_slices": run.purge_slices + 1, "purged": run.purged + purged})
        if after.purge_slices < after.slices:
            message = PurgeDue(run_id=run.id, number=after.purge_slices)
            return await self.store.save(after, run_due(message, self.endings.clock()))
        return await self.store.save(after.moved(Purges.DONE))

    def _collection(self, about: About) -> Collection:
        limits = self.endings.retention
        if about is About.ACCOUNTS:
            return OverAccounts(self.endings, self.organisations, limits.purges_approved_above)
        return OverCases(self.cases, self.organisations, limits.case_purges_approved_above)

    async def _start(self, about: About, now: datetime) -> bool:
        await self._expire(about, now)
        local = self.endings.calendar.local(now)
        if local.hour < BEGINS or await self.store.has(local.date(), about):
            return False
        cautious = is_cautious(await self.store.before(local.date(), about), local.date(), now)
        run = Run(id=run_id(local.date(), about), about=about, day=local.date(), started_at=now, cautious=cautious)
        return await self.store.begin(run, run_due(SliceDue(run_id=run.id, number=0), now))

    async def _ended(self, run: Run, now: datetime) -> Run:
        due = run.counts.get(Act.PURGE, 0)
        over = run.model_copy(update={"ended_at": now})
        if due == 0 or await self.store.open(run.about):
            # Those wait for the run that is being approved, or for the one after.
            return over.moved(Purges.NONE)
        if due <= self._collection(run.about).approved_above:
            return over.moved(Purges.APPROVED)
        return over.moved(Purges.WAITING, expires_at=now + APPROVED_WITHIN)

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


def _counted(run: Run, reached: Reached) -> Run:
    counts = Counter(run.counts) + Counter(line.act for line in reached.lines)
    how_far = {"after": reached.after, "after_case": reached.after_case}
    return run.model_copy(update={"counts": dict(counts), "slices": run.slices + 1, **how_far})
