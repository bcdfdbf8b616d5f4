"""What the clock means for an account: pure rules over days of the scheme's own calendar.

Counting begins on the day of the last sign of life, which isn't counted itself: an account that is disabled "after 60
days" has had sixty whole days without activity, whatever hour it was last used at and however the clocks were changed.
Warnings count back from that day. Nobody's account ends without a last warning that went out as many days before as the
scheme says; where it was late, the end waits for it.

Where the processing of somebody's data is restricted, the data must stay until they have that lifted: they may need it
for a claim. Their account is disabled like any other, which keeps everything; it isn't purged, nor are they warned that
it will be. Lifted, the last warning goes out and the purge follows it. The same holds while they have asked for it and
it isn't decided.

A sign of life from the future means that a clock went wrong, this one or that one. Taking it back to now would do harm
in the first case, so it stands, and the report says so; disabling and enabling somebody begins their count anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from shared.accounts.model import Account, AccountState, Ending, Warned
from shared.kernel.calendar import Calendar
from shared.kernel.principal import Role
from shared.retention.model import Act, Run
from shared.schemes.service import Retention

_LONGEST_GAP = timedelta(days=2)
_CAUTION = timedelta(hours=22)  # a run a day, less what the changes of the clocks and the timer take
ASKED_AGAIN_AFTER = timedelta(days=1)  # an email that was asked for and hasn't gone out by then
KEPT_ROLES = frozenset({Role.ADMINISTRATOR, Role.STAFF_CASEWORK, Role.STAFF_HELPDESK, Role.STAFF_SECURITY})


@dataclass(frozen=True)
class Wait:
    """Nothing is due."""


@dataclass(frozen=True)
class StartCount:
    """Nobody knows since when: the days count from now."""


@dataclass(frozen=True)
class Doubt:
    """The count began in the future."""


@dataclass(frozen=True)
class Held:
    """Time is over, and the data is kept by its owner's right."""


@dataclass(frozen=True)
class Warn:
    warned: Warned


@dataclass(frozen=True)
class End:
    ending: Ending
    due: date


Decision = Wait | StartCount | Doubt | Held | Warn | End


def decide(
    account: Account, now: datetime, calendar: Calendar, retention: Retention, *, asked: bool = False
) -> Decision:
    """Return what is due for an account that is active or disabled; `asked`: a restriction of it isn't decided yet."""
    since = count_of(account)
    if since is None:
        return StartCount()
    if since > now:
        return Doubt()
    ending, today, due = ending_of(account), calendar.today(now), due_day(account, since, calendar, retention)
    if ending is Ending.PURGE and (account.restricted or asked):
        return Held() if today >= due else Wait()
    warned = account.warned if _holds(account.warned, ending, since, now) else None
    last = retention.account_warned_days[-1]
    if warned and warned.days == last and warned.sent_at:
        notice = calendar.today(warned.sent_at) + timedelta(days=last)
        return End(ending, due) if today >= max(due, notice) else Wait()
    step = min((days for days in retention.account_warned_days if today >= due - timedelta(days=days)), default=None)
    if step is None or not _is_news(warned, step, now):
        return Wait()
    on = max(due, today + timedelta(days=last)) if step == last else due
    return Warn(Warned(ending=ending, since=since, days=step, on=on, asked_at=now))


def after(account: Account, decision: Decision, colleagues: Iterable[Account], now: datetime) -> tuple[Account, Act]:
    """Return the account as the decision makes it, and what that is called in the report.

    A purge changes nothing yet: it is collected, and may need approval. `colleagues` are all of the organisation.
    """
    match decision:
        case Wait():
            return account, Act.NONE
        case StartCount():
            begun = "counted_from" if account.state is AccountState.ACTIVE else "disabled_at"
            return account.model_copy(update={begun: now}), Act.START_COUNT
        case Doubt():
            return account, Act.DOUBT
        case Held():
            return account, Act.HOLD
        case Warn():
            return account.model_copy(update={"warned": decision.warned}), Act.WARN
        case End():
            return _ended(account, decision, colleagues, now)


def _ended(account: Account, end: End, colleagues: Iterable[Account], now: datetime) -> tuple[Account, Act]:
    if end.ending is Ending.PURGE:
        return account, Act.PURGE
    if is_last(account, colleagues):
        return account.model_copy(update={"kept_as_last": True}), Act.KEEP
    disabled = {"state": AccountState.DISABLED, "directory_due": True, "disabled_at": now}
    return account.model_copy(update={**disabled, "warned": None, "kept_as_last": False}), Act.DISABLE


def is_cautious(before: Run | None, today: date, now: datetime) -> bool:
    """Tell whether the clock may have jumped ahead since the run `before`: then a run warns people and ends nothing.

    So does every run within a day of a cautious one. After an outage this costs a day; it keeps a clock that is ahead
    for less than a day from ending anything.
    """
    if before is None:
        return False
    return today - before.day > _LONGEST_GAP or (before.cautious and now - before.started_at < _CAUTION)


def ending_of(account: Account) -> Ending:
    return Ending.DISABLE if account.state is AccountState.ACTIVE else Ending.PURGE


def count_of(account: Account) -> datetime | None:
    """Return since when the days count: the newest sign of life, or when the account was disabled."""
    if account.state is not AccountState.ACTIVE:
        return account.disabled_at
    return max((moment for moment in (account.last_active_at, account.counted_from) if moment), default=None)


def due_day(account: Account, since: datetime, calendar: Calendar, retention: Retention) -> date:
    """Return the first day on which enough whole days have passed."""
    disable = ending_of(account) is Ending.DISABLE
    days = retention.account_disabled_days if disable else retention.account_purged_days
    return calendar.today(since) + timedelta(days=days + 1)


def is_last(account: Account, accounts: Iterable[Account]) -> bool:
    """Tell whether without this account an organisation had no administrator, or a function of the staff nobody."""
    others = [each for each in accounts if each.id != account.id and each.state is AccountState.ACTIVE]
    covered = {role for each in others for role in each.roles}
    return bool((KEPT_ROLES & set(account.roles)) - covered)


def _holds(warned: Warned | None, ending: Ending, since: datetime, now: datetime) -> bool:
    """Tell whether a warning was given in this very count, by a clock that wasn't ahead."""
    if warned is None or (warned.ending, warned.since) != (ending, since):
        return False
    return max(warned.asked_at, warned.sent_at or warned.asked_at) <= now


def _is_news(warned: Warned | None, step: int, now: datetime) -> bool:
    if warned is None or warned.days > step:
        return True
    return warned.sent_at is None and now - warned.asked_at >= ASKED_AGAIN_AFTER
