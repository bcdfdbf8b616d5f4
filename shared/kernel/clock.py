"""What time it is. Verbs take `clock: Clock`, so that tests can pass a fixed one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the current time, aware, in UTC."""
    return datetime.now(UTC)


def as_stored(moment: datetime) -> str:
    """Return the moment as models write it, in UTC with Z: queries compare times as text."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
