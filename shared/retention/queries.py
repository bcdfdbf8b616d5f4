"""What staff see of retention: what the next run would do, past runs, and a run's report."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from datetime import date, datetime

from shared.accounts.model import Account, AccountState
from shared.accounts.store import AccountStore
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.retention.collecting import MOST_CASES
from shared.retention.model import About, Act, CaseOver, Line, Part, Purges, Run
from shared.retention.rules import End, Warn, after, decide
from shared.retention.running import Runs

_MOST = 20_000  # accounts that a look ahead reads; a national scheme has some thousands


class Person(Model):
    """Somebody a run would do something about. `on` is when their account ends, if nothing changes."""

    account_id: str
    email: str
    act: Act
    on: date | None


class Firm(Model):
    organisation_id: str
    name: str
    people: tuple[Person, ...]


class CasesOver(Model):
    """Cases of one organisation whose time is over, closed between two days; `kept` of them stay.

    What keeps one is a legal hold, or that its processing is restricted.
    """

    organisation_id: str
    name: str
    due: int
    kept: int
    first_closed: date
    last_closed: date


class Ahead(Model):
    """What the runs would do at this moment. It changes nothing.

    `whole` and `all_cases` are false beyond what can be read at once, or purged by one run.
    """

    as_of: datetime
    counts: dict[Act, int]
    firms: tuple[Firm, ...]
    approved_above: int
    whole: bool
    cases: tuple[CasesOver, ...]
    cases_approved_above: int
    all_cases: bool


class RunLine(Model):
    """A past run. `may_approve` tells whether the reader is the second person that it needs."""

    id: str
    about: About
    day: date
    started_at: datetime
    ended_at: datetime | None
    cautious: bool
    counts: dict[Act, int]
    purges: Purges
    purged: int
    asked_by: str | None
    asked_why: str | None
    approved_by: str | None
    expires_at: datetime | None
    may_ask: bool
    may_approve: bool


class RunList(Model):
    items: tuple[RunLine, ...]


class Report(Model):
    """A run with every line of it. `csv` is the same as a file that spreadsheets open."""

    run: RunLine
    lines: tuple[Line, ...]
    csv: str


async def look_ahead(runs: Runs) -> Ahead:
    """Return what the runs would do now: a query each, and the rules."""
    now, everybody = runs.endings.clock(), await runs.store.everybody(_MOST)
    asked = await runs.endings.forgetting.holds.asked.awaiting_restriction()
    of_each: dict[str, list[Account]] = defaultdict(list)
    for account in everybody:
        of_each[account.organisation_id].append(account)
    people = {firm: _people(accounts, asked, now, runs) for firm, accounts in of_each.items()}
    concerned = sorted(firm for firm, found in people.items() if found)
    over = await runs.cases.ahead(MOST_CASES)
    names = await runs.organisations.names(sorted({*concerned, *(case.organisation_id for case in over)}))
    return Ahead(
        as_of=now,
        counts=dict(Counter(each.act for firm in concerned for each in people[firm])),
        firms=tuple(
            Firm(organisation_id=firm, name=names.get(firm, firm), people=tuple(people[firm])) for firm in concerned
        ),
        approved_above=runs.endings.retention.purges_approved_above,
        whole=len(everybody) < _MOST,
        cases=_cases(over, names),
        cases_approved_above=runs.endings.retention.case_purges_approved_above,
        all_cases=len(over) < MOST_CASES,
    )


async def past_runs(principal: Principal, runs: Runs, accounts: AccountStore) -> RunList:
    """Return the runs of the last month, newest first: two a day."""
    found = await runs.store.newest()
    names = await _names(found, accounts)
    return RunList(items=tuple(_shown(run, principal, names, runs.endings.clock()) for run in found))


async def report(principal: Principal, name: str, runs: Runs, accounts: AccountStore) -> Report:
    """Return a run's report. People stand in it by ids alone: who has been forgotten stays forgotten."""
    run = await runs.store.run(name)
    parts = await runs.store.parts(run)
    shown = _shown(run, principal, await _names([run], accounts), runs.endings.clock())
    return Report(run=shown, lines=tuple(line for part in parts for line in part.lines), csv=_csv(run, parts))


def _people(accounts: list[Account], asked: frozenset[str], now: datetime, runs: Runs) -> list[Person]:
    """Return those of one organisation whom a run would touch, as one disabling after the other changes the rest."""
    known, found = {each.id: each for each in accounts}, []
    for account in sorted(accounts, key=lambda each: (str(each.last_active_at), each.id)):
        if account.state is AccountState.REMOVED:
            continue
        limits = runs.endings.retention
        decision = decide(account, now, runs.endings.calendar, limits, asked=account.id in asked)
        known[account.id], act = after(account, decision, known.values(), now)
        if act is not Act.NONE:
            on = decision.due if isinstance(decision, End) else None
            on = decision.warned.on if isinstance(decision, Warn) else on
            found.append(Person(account_id=account.id, email=account.email, act=act, on=on))
    return found


def _cases(over: list[CaseOver], names: dict[str, str]) -> tuple[CasesOver, ...]:
    of_each: dict[str, list[CaseOver]] = defaultdict(list)
    for case in over:
        of_each[case.organisation_id].append(case)
    return tuple(
        CasesOver(
            organisation_id=firm,
            name=names.get(firm, firm),
            due=sum(not case.kept for case in cases),
            kept=sum(case.kept for case in cases),
            first_closed=min(case.closure_date for case in cases),
            last_closed=max(case.closure_date for case in cases),
        )
        for firm, cases in sorted(of_each.items(), key=lambda each: names.get(each[0], each[0]))
    )


async def _names(runs: list[Run], accounts: AccountStore) -> dict[str, str]:
    hands = {hand.audit_id for run in runs for hand in (run.asked, run.approved) if hand}
    return {each.audit_id: each.name for each in await accounts.find_by_audit_ids(sorted(hands))}


def _shown(run: Run, principal: Principal, names: dict[str, str], now: datetime) -> RunLine:
    expired = run.has_expired(now)
    own = run.asked is not None and run.asked.audit_id == principal.audit_id
    return RunLine(
        id=run.id,
        about=run.about,
        day=run.day,
        started_at=run.started_at,
        ended_at=run.ended_at,
        cautious=run.cautious,
        counts=run.counts,
        purges=Purges.EXPIRED if expired else run.purges,
        purged=run.purged,
        asked_by=names.get(run.asked.audit_id, "somebody who has left") if run.asked else None,
        asked_why=run.asked.why if run.asked else None,
        approved_by=names.get(run.approved.audit_id, "somebody who has left") if run.approved else None,
        expires_at=run.expires_at,
        may_ask=run.purges is Purges.WAITING and not expired,
        may_approve=run.purges is Purges.ASKED and not own and not expired,
    )


def _csv(run: Run, parts: list[Part]) -> str:
    """Ids, codes and dates only: nothing in it can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["day", "organisation", "account", "case", "audit id", "act", "on", "days", "code"])
    for line in (line for part in parts for line in part.lines):
        who = (line.organisation_id, line.account_id, line.case_id, line.audit_id)
        facts = (*who, line.act, line.on, line.days, line.code)
        writer.writerow([run.day, *("" if fact is None else fact for fact in facts)])
    return out.getvalue()
