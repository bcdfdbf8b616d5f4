"""Many notices of a short while become one notification: which one, and until when.

Time is cut into windows of `WINDOW`. A notice joins the notification of the window before, if that one is younger than
`WINDOW`, else the one of its own window. So a burst across a boundary stays one, whichever process handles which part:
the ids follow from the clock, not from who came first.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import NamedTuple

from shared.notifications.catalogue import CATALOGUE
from shared.notifications.kinds import Gathering
from shared.notifications.model import Notice

WINDOW = timedelta(minutes=10)
SETTLING = timedelta(seconds=30)  # an email waits this long for more of its kind


class Places(NamedTuple):
    """Ids of notifications: `before` to join if it is still young, else `own`, made if it isn't there."""

    before: str | None
    own: str


def places(notice: Notice) -> Places:
    gathering = CATALOGUE[notice.kind].gathering
    if gathering is Gathering.NONE:
        return Places(None, notice.id)
    about = {Gathering.CASE: notice.case_reference, Gathering.VIEW: notice.facts.get("viewId")}.get(gathering, "")
    window = int(notice.at.timestamp() // WINDOW.total_seconds())
    return Places(_name(notice.kind, about, window - 1), _name(notice.kind, about, window))


def sort_key(at: datetime, notification_id: str) -> str:
    """Return a key that sorts by time; of fixed width, for a full second must not sort after its own fractions."""
    return f"{at.isoformat(timespec='microseconds')}~{notification_id}"


def young_since(at: datetime) -> str:
    """Return the sort key from which on a notification is young enough to be joined at `at`."""
    return (at - WINDOW).isoformat(timespec="microseconds")


def settling(notice: Notice) -> timedelta:
    gathered = CATALOGUE[notice.kind].gathering is not Gathering.NONE
    return SETTLING if gathered else timedelta(0)


def _name(kind: str, about: str | None, window: int) -> str:
    return hashlib.sha256(f"{kind}\0{about}\0{window}".encode()).hexdigest()[:32]
