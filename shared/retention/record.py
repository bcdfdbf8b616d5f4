"""What the audit trail says of an act of the clock."""

from __future__ import annotations

from datetime import datetime

from shared.audit.model import Entry, EntryKind
from shared.kernel.ids import new_id
from shared.kernel.logs import correlation_id

TIMER = "timer:retention"  # who the audit trail says it was


def timer_entry(organisation_id: str, subject: str, action: str, now: datetime) -> Entry:
    """Return the entry of an act on an account or a case, to be written before it is done, as for people's own acts."""
    return Entry(
        id=new_id(),
        organisation_id=organisation_id,
        at=now,
        actor=TIMER,
        on_behalf_of=TIMER,
        kind=EntryKind.ADMINISTRATIVE,
        action=action,
        subject=subject,
        outcome="allowed",
        address="",
        correlation_id=correlation_id.get(),
    )
