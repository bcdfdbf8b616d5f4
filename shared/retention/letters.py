"""The emails before an account ends: when, why, and what to do against it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shared.accounts.model import Account, Ending, Warned
from shared.notifications.mail.letter import Letter, Line
from shared.notifications.mail.model import Email


@dataclass(frozen=True)
class WarningLetters:
    """`address` is the portal's, without a slash at the end; `days` without activity an account is disabled after."""

    portal: str
    scheme: str
    address: str
    days: int

    def email(self, account: Account, warned: Warned) -> Email:
        letter = self._disabling(warned.on) if warned.ending is Ending.DISABLE else self._purging(warned.on)
        count = int(warned.since.timestamp())
        return Email(
            id=f"retention.{account.id}.{warned.ending}.{warned.days}.{count}",  # the same however often it is sent
            to=account.email,
            subject=letter.heading,
            text=letter.text,
            html=letter.html,
        )

    def _disabling(self, on: date) -> Letter:
        why = f"Your account hasn't been used for a while. Accounts are disabled after {self.days} days without use."
        keep = Line(f"{why} To keep it, sign in before {_day(on)}.", f"Sign in to {self.portal}", self.address)
        return self._letter(f"Your account will be disabled on {_day(on)}", keep)

    def _purging(self, on: date) -> Letter:
        what = "Your account is disabled. On that day it is deleted, with the personal information that belongs to it."
        how = "Your administrator can enable it again before then. If you don't need it any more, do nothing."
        return self._letter(
            f"Your account will be deleted on {_day(on)}",
            Line(f"{what} {how}", "Read how to reach the helpdesk", f"{self.address}/help"),
        )

    def _letter(self, heading: str, line: Line) -> Letter:
        closing = Line("We write because this is your account.", "Questions? Ask the helpdesk", f"{self.address}/help")
        return Letter(self.portal, self.scheme, heading, (line,), (closing,))


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
