"""The next deadline of a case as an iCalendar file (RFC 5545), for people's own calendars.

The moment is written in UTC, which needs no VTIMEZONE and means the same in every calendar, whatever clocks do there.
The UID follows from the case, so that a file taken again after the deadline has moved replaces the older entry.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from shared.cases.model import CaseFacts
from shared.cases.turns import Turn
from shared.kernel.calendar import Deadline
from shared.kernel.errors import NotFound

_LONGEST = 75  # octets of a line, without its end
_BEFORE = timedelta(minutes=30)


def calendar_file(case: CaseFacts, turn: Turn, now: datetime, portal: str) -> str:
    """Return the file for the case's next deadline, or raise `NotFound("no-deadline")`.

    It names the case by its reference only: calendars are shared, printed and kept by others.
    """
    if turn.deadline is None:
        raise NotFound("no-deadline", "This case has no deadline at the moment.")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Recourse//Deadlines//EN", "METHOD:PUBLISH"]
    lines += _event(case, turn.act, turn.deadline, now, portal)
    return "".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _event(case: CaseFacts, act: str, deadline: Deadline, now: datetime, portal: str) -> list[str]:
    address = f"{portal.rstrip('/')}/cases/{quote(case.case_reference, safe='')}"
    return [
        "BEGIN:VEVENT",
        f"UID:deadline-{case.id}@recourse",
        f"SEQUENCE:{int(now.timestamp())}",  # grows with every file taken: the newest one holds
        f"DTSTAMP:{_moment(now)}",
        f"DTSTART:{_moment(deadline.due_at - _BEFORE)}",
        f"DTEND:{_moment(deadline.due_at)}",
        f"SUMMARY:{_text(f'{case.case_reference}: {act}')}",
        f"DESCRIPTION:{_text(f'Due at the end of this entry. {address}')}",
        f"URL:{address}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(f'{case.case_reference}: {act}')}",
        "TRIGGER;RELATED=END:-P1D",
        "END:VALARM",
        "END:VEVENT",
    ]


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """Escape what has a meaning of its own in a text value."""
    for mark, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n")):
        text = text.replace(mark, written)
    return text


def _folded(line: str) -> str:
    """Break a line before its 76th octet, never within a character; what follows begins with a space."""
    parts, part = list[str](), ""
    for letter in line:
        room = _LONGEST - (1 if parts else 0)
        if len((part + letter).encode()) > room:
            parts.append(part)
            part = ""
        part += letter
    return "\r\n ".join([*parts, part]) + "\r\n"
