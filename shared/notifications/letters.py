"""What our emails say: of a case its reference, and where to read the rest."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from shared.notifications.mail.letter import Letter, Line
from shared.notifications.model import Notification
from shared.notifications.wording import worded

_MOST_LINES = 40  # of a digest; the rest is one click away


@dataclass(frozen=True)
class Letters:
    """`address` is the portal's, without a slash at the end."""

    portal: str
    scheme: str
    address: str

    def one(self, notification: Notification) -> Letter:
        line = self._line(notification)
        return self._letter(line.text, (line,), (self._preferences(),))

    def digest(self, notifications: list[Notification], token: str) -> Letter:
        """Tell a day's notifications, newest first. `token` unsubscribes from the daily email without signing in."""
        newest_first = sorted(notifications, key=lambda each: each.sort_key, reverse=True)
        lines = [self._line(each) for each in newest_first[:_MOST_LINES]]
        if more := len(newest_first) - len(lines):
            lines.append(Line(f"{more} more", "See all notifications", f"{self.address}/notifications"))
        way_out = f"{self.address}/unsubscribe?token={quote(token)}"
        closing = (self._preferences(), Line("You get this once a day.", "Stop the daily email", way_out))
        heading = "1 notification" if len(notifications) == 1 else f"{len(notifications)} notifications"
        one_click = f"{self.address}/api/unsubscriptions?token={quote(token)}"
        return self._letter(f"{heading} since yesterday", tuple(lines), closing, one_click)

    def _letter(
        self, heading: str, lines: tuple[Line, ...], closing: tuple[Line, ...], unsubscribe: str | None = None
    ) -> Letter:
        return Letter(self.portal, self.scheme, heading, lines, closing, unsubscribe)

    def _line(self, notification: Notification) -> Line:
        words = worded(notification)
        return Line(words.email, words.act, self.address + words.link)

    def _preferences(self) -> Line:
        settings = f"{self.address}/notifications/preferences"
        return Line("You chose to hear of this by email.", "Choose what you hear about", settings)
