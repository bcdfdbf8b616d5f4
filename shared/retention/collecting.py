"""What a run goes through, slice by slice: the accounts of the organisations, or their cases."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from shared.accounts.model import Account
from shared.administration.store import Roster
from shared.kernel.errors import NotFound, RecourseError, Unavailable
from shared.kernel.logs import log
from shared.organisations.store import OrganisationStore
from shared.retention.case_purges import CasePurges
from shared.retention.ending import Endings
from shared.retention.model import Act, Line, Run
from shared.retention.rules import count_of

_ORGANISATIONS = 20  # a slice
_CASES = 100  # a slice: a minute's purging, far below a queue's five
MOST_CASES = 10_000  # a run: what is left the next one collects


class Reached(NamedTuple):
    """The lines of a slice, the organisation it got to and how far in it, and whether the run is over with it."""

    lines: list[Line]
    after: str
    after_case: str
    over: bool


class Collection(Protocol):
    """One sort of what a run is about; more purges than `approved_above` need two of the staff."""

    @property
    def approved_above(self) -> int: ...

    async def collect(self, run: Run) -> Reached:
        """Look after the next slice of `run`."""
        ...

    async def purge(self, line: Line) -> bool:
        """Purge who or what was collected, if that still is due; return whether."""
        ...


@dataclass(frozen=True)
class OverAccounts:
    endings: Endings
    organisations: OrganisationStore
    approved_above: int

    async def collect(self, run: Run) -> Reached:
        """Look after the people of the next organisations."""
        left = sorted(each for each in await self.organisations.ids() if each > run.after)
        these = left[:_ORGANISATIONS]
        lines = [line for each in these for line in await self._organisation(each, run)]
        return Reached(lines, these[-1] if these else run.after, "", over=len(left) == len(these))

    async def purge(self, line: Line) -> bool:
        return await self.endings.purge(line)

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


@dataclass(frozen=True)
class OverCases:
    cases: CasePurges
    organisations: OrganisationStore
    approved_above: int

    async def collect(self, run: Run) -> Reached:
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
                return Reached(lines, after, after_case, over=enough)
        return Reached(lines, after, after_case, over=len(left) <= _ORGANISATIONS)

    async def purge(self, line: Line) -> bool:
        return await self.cases.purge(line)


def _in_turn(roster: Roster, endings: Endings) -> list[Account]:
    """Return who may need something, the longest absent first: of two last administrators the later one is kept."""
    now = endings.clock()
    return sorted(
        (each for each in roster.accounts if endings.decided(each, now)),
        key=lambda account: (count_of(account) or now, account.id),
    )
