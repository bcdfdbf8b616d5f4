"""How the portal itself is run for a scheme: accounts, sessions, limits, retention and the helpdesk."""

from __future__ import annotations

import re
from datetime import time
from typing import Self

from pydantic import model_validator

from shared.kernel.model import Model
from shared.kernel.principal import Role


class Limits(Model):
    bulk_update: int
    bulk_assign: int
    ticked_export: int


class Session(Model):
    warn_after_minutes: int
    sign_out_after_minutes: int

    @model_validator(mode="after")
    def _warned_before_signed_out(self) -> Self:
        if self.warn_after_minutes >= self.sign_out_after_minutes:
            raise ValueError("the warning must come before the sign-out")
        return self


class Retention(Model):
    """Days until things are forgotten; `account_purged_days` counts from the day an account was disabled.

    `account_warned_days` before either of them its owner is warned, the longest first; the last is also the shortest
    notice that anybody is given. A run that would purge more than `purges_approved_above` accounts waits for approval;
    so does one of more than `case_purges_approved_above` cases.
    `access_request_days` counts from the decision on a request for access.
    """

    account_disabled_days: int
    account_purged_days: int
    account_warned_days: tuple[int, ...]
    purges_approved_above: int
    case_purges_approved_above: int
    ticket_days: int
    export_days: int
    notification_days: int
    abandoned_upload_hours: int
    closed_case_days: int
    access_request_days: int

    @model_validator(mode="after")
    def _warned_in_order(self) -> Self:
        if not self.account_warned_days or list(self.account_warned_days) != sorted(self.account_warned_days)[::-1]:
            raise ValueError("warnings are given, the longest before first")
        return self


class Onboarding(Model):
    """What the scheme asks of organisations that want access. `regulator_pattern` is a whole-string expression."""

    business_word: str
    regulator_label: str
    regulator_hint: str
    regulator_pattern: str
    regulator_example: str
    answered_within_days: int

    @model_validator(mode="after")
    def _the_example_is_one(self) -> Self:
        if not re.fullmatch(self.regulator_pattern, self.regulator_example):
            raise ValueError("the example doesn't match the pattern")
        return self


class AccountKind(Model):
    """An account as the scheme names it, mapped onto our roles."""

    label: str
    roles: tuple[Role, ...]
    email_fixed: bool = False


class Hours(Model):
    opens: time
    closes: time


class Helpdesk(Model):
    """Opening hours in the scheme's time zone. `closed_on` are days of the year ("12-25") without service."""

    email: str
    weekdays: Hours
    weekends: Hours
    open_on_bank_holidays: bool
    closed_on: tuple[str, ...] = ()
