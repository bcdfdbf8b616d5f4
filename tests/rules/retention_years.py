"""A simulation of years: an organisation of a few people, with all that can go wrong around it.

It runs the rules themselves (`decide`, `after`, `is_cautious`) in steps of hours, with a true time beside the clock
that the portal sees. What it asserts is said in true time wherever the clock was right, and never weaker than the
clock was wrong.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from shared.accounts.model import Account, AccountState, Ending
from shared.administration.commands import counted_anew
from shared.administration.roster import administrators
from shared.kernel.calendar import Calendar
from shared.kernel.principal import Role
from shared.retention.model import Act, Run, run_id
from shared.retention.rules import Warn, after, count_of, decide, due_day, is_cautious, is_last
from shared.schemes.profile import load

CALENDAR = Calendar()
RETENTION = load("financial").retention
LAST = RETENTION.account_warned_days[-1]
STEP = timedelta(hours=6)
HEALS_WITHIN = timedelta(days=LAST + 3)  # the last notice, a cautious run, and the days that these begin and end in
BEGINS = 2
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
EXAMPLES = int(os.environ.get("YEARS", "20"))  # `YEARS=1000` for the figures of docs/retention.md


class Sign(NamedTuple):
    """A sign of life, or a disabling: when it truly was, and how wrong the clock was that wrote it down."""

    at: datetime
    error: timedelta


@dataclass
class Years:
    """One organisation of a few people, and all that can go wrong around it."""

    now: datetime
    people: list[Account]
    signs: list[Sign] = field(default_factory=list)
    error: timedelta = timedelta()
    clock_right_from: datetime = LONG_AGO
    timer_up_from: datetime = LONG_AGO
    mail_up_from: datetime = LONG_AGO
    runs: dict[date, Run] = field(default_factory=dict)
    mails: list[tuple[str, Ending, datetime, int]] = field(default_factory=list)
    ends: int = 0
    jumped: bool = False

    def clock(self) -> datetime:
        return self.now + self.error

    def pass_time(self, span: timedelta) -> None:
        until = self.now + span
        while self.now < until:
            self.now = min(self.now + STEP, until)
            if self.error and self.now >= self.clock_right_from:
                self.error = timedelta()
            if self.now >= self.mail_up_from:
                self._send()
            if self.now >= self.timer_up_from:
                self._run()
            assert administrators(self.people)

    def live(self, index: int) -> None:
        """Somebody uses the portal, if they can: as `ActivityRecorder` writes it down, never back in time."""
        person, clock = self.people[index], self.clock()
        if person.state is AccountState.ACTIVE:
            if person.last_active_at is None or person.last_active_at <= clock - timedelta(hours=1):
                self.people[index] = person.model_copy(update={"last_active_at": clock})
            self.signs[index] = Sign(self.now, self.error)

    def enable(self, index: int) -> None:
        person = self.people[index]
        if person.state is AccountState.DISABLED:
            enabled = person.model_copy(update={"state": AccountState.ACTIVE})
            self.people[index] = counted_anew(enabled, self.clock())
            self.signs[index] = Sign(self.now, self.error)

    def disable(self, index: int) -> None:
        person = self.people[index]
        if person.state is AccountState.ACTIVE and not is_last(person, self.people):
            disabled = person.model_copy(update={"state": AccountState.DISABLED})
            self.people[index] = counted_anew(disabled, self.clock())
            self.signs[index] = Sign(self.now, self.error)

    def change_role(self, index: int) -> None:
        person = self.people[index]
        administers = Role.ADMINISTRATOR in person.roles
        if not (administers and is_last(person, self.people)):
            roles = (Role.CASEWORKER,) if administers else (Role.ADMINISTRATOR,)
            self.people[index] = person.model_copy(update={"roles": roles})

    def jump(self, by: timedelta, hours: int) -> None:
        self.error, self.jumped = by, True
        self.clock_right_from = self.now + timedelta(hours=hours)

    def _run(self) -> None:
        local = CALENDAR.local(self.clock())
        today = local.date()
        if local.hour < BEGINS or today in self.runs:
            return
        before = max((run for run in self.runs.values() if run.day < today), key=lambda run: run.day, default=None)
        cautious = is_cautious(before, today, self.clock())
        self.runs[today] = Run(id=run_id(today), day=today, started_at=self.clock(), cautious=cautious)
        for person in sorted(self.people, key=lambda each: (count_of(each) or self.clock(), each.id)):
            if person.state is not AccountState.REMOVED:
                self._look_after(self.people.index(person), cautious=cautious)
        self._nobody_is_kept_late()

    def _look_after(self, index: int, *, cautious: bool) -> None:
        person, now = self.people[index], self.clock()
        decision = decide(person, now, CALENDAR, RETENTION)
        changed, act = after(person, decision, self.people, now)
        if act in {Act.DISABLE, Act.PURGE, Act.KEEP}:
            if cautious:
                return
            if act is not Act.KEEP:
                self._check_end(index, act)
        if act is Act.PURGE:
            changed = person.model_copy(update={"state": AccountState.REMOVED})
        if act in {Act.DISABLE, Act.START_COUNT}:
            self.signs[index] = Sign(self.now, self.error)
        if act is not Act.WARN or isinstance(decision, Warn):
            self.people[index] = changed

    def _send(self) -> None:
        for index, person in enumerate(self.people):
            warned = person.warned
            if warned is None or warned.sent_at or warned.since != count_of(person):
                continue
            self.mails.append((person.id, warned.ending, warned.since, warned.days))
            sent = warned.model_copy(update={"sent_at": self.clock()})
            self.people[index] = person.model_copy(update={"warned": sent})

    def _check_end(self, index: int, act: Act) -> None:
        """Nobody's account ends early, and nobody's without the last warning in time."""
        self.ends += 1
        person, sign = self.people[index], self.signs[index]
        days = RETENTION.account_disabled_days if act is Act.DISABLE else RETENTION.account_purged_days
        passed = CALENDAR.today(self.now) - CALENDAR.today(sign.at)
        wrong = _days(-sign.error) + _days(self.error)
        assert passed.days > days - wrong
        warned = person.warned
        assert warned
        assert warned.days == LAST
        assert warned.sent_at
        assert (CALENDAR.today(self.clock()) - CALENDAR.today(warned.sent_at)).days >= LAST
        assert (person.id, warned.ending, warned.since, LAST) in self.mails
        assert CALENDAR.today(self.clock()) >= warned.on  # never before the day that the email named

    def _nobody_is_kept_late(self) -> None:
        """Once all has worked for some days, whoever is due has been dealt with on that very day."""
        well_since = max(self.timer_up_from, self.mail_up_from, self.clock_right_from)
        if self.error or self.now - well_since < HEALS_WITHIN:
            return
        today = CALENDAR.today(self.clock())
        for person in self.people:
            since = count_of(person)
            if person.state is AccountState.REMOVED or since is None or since > self.clock():
                continue
            if person.state is AccountState.DISABLED or not is_last(person, self.people):
                assert due_day(person, since, CALENDAR, RETENTION) > today


def _days(span: timedelta) -> int:
    """Return how many days an error can move a date."""
    return -(-span // DAY) if span > timedelta() else 0


def an_organisation(now: datetime) -> Years:
    roles = (Role.ADMINISTRATOR, Role.ADMINISTRATOR, Role.CASEWORKER, Role.SUPERVISOR)
    people = [
        Account(
            id=f"p{index}",
            organisation_id="o",
            audit_id=f"a{index}",
            name="N",
            email="n@n",
            roles=(role,),
            business_ids=("b",),
            last_active_at=None if index == 3 else now,  # one was invited by a system that didn't say when
            directory_id=None if index == 2 else "d",
        )
        for index, role in enumerate(roles)
    ]
    return Years(now, people, [Sign(now, timedelta()) for _ in people])


who = st.integers(0, 3)
Event = Callable[[Years], None]
calm: list[st.SearchStrategy[Event]] = [
    st.builds(lambda index: lambda years: years.live(index), who),
    st.builds(lambda index: lambda years: years.live(index), who),
    st.builds(lambda index: lambda years: years.enable(index), who),
    st.builds(lambda index: lambda years: years.disable(index), who),
    st.builds(lambda index: lambda years: years.change_role(index), who),
]
outages: list[st.SearchStrategy[Event]] = [
    st.builds(lambda days: lambda years: setattr(years, "timer_up_from", years.now + days * DAY), st.integers(1, 70)),
    st.builds(lambda days: lambda years: setattr(years, "mail_up_from", years.now + days * DAY), st.integers(1, 20)),
]
jumps: list[st.SearchStrategy[Event]] = [
    st.builds(
        lambda days, hours: lambda years: years.jump(days * DAY, hours), st.integers(-90, 90), st.integers(1, 20)
    ),
]
gaps = st.one_of(st.integers(1, 72), st.integers(24, 24 * 75)).map(lambda hours: timedelta(hours=hours))
begins = st.integers(0, 365 * 24).map(lambda hours: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours))
a_simulation = settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def story(*events: st.SearchStrategy[Event]) -> st.SearchStrategy[list[tuple[timedelta, Event]]]:
    return st.lists(st.tuples(gaps, st.one_of(*events)), min_size=5, max_size=25)


def live_through(begin: datetime, what: list[tuple[timedelta, Event]]) -> Years:
    years = an_organisation(begin)
    for gap, event in what:
        years.pass_time(gap)
        event(years)
    years.pass_time(100 * DAY)
    return years
