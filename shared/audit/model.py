"""One line of the audit trail: who, what, when, from where, with what outcome. Written once, never changed."""

from __future__ import annotations

from datetime import datetime

from pydantic import computed_field

from shared.kernel.model import Stored


class Entry(Stored):
    """`actor` is the person's random audit id. `outcome` is `allowed`, or the code of the refusal that followed."""

    id: str
    organisation_id: str
    at: datetime
    actor: str
    action: str
    subject: str | None
    outcome: str
    address: str
    correlation_id: str

    @computed_field  # type: ignore[prop-decorator]
    @property
    def day(self) -> str:
        """The second part of the partition key: a day of one organisation stays far below 20 GB."""
        return self.at.date().isoformat()
