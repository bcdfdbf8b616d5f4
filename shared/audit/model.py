"""One line of the audit trail: who, for whom, what, when, from where and how it ended. Never changed."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import computed_field

from shared.kernel.model import Stored


class EntryKind(StrEnum):
    """`ACCESS`: case data was read or changed. `ADMINISTRATIVE`: who may do what, or how the portal runs, was."""

    ACCESS = "access"
    ADMINISTRATIVE = "administrative"


class Entry(Stored):
    """`actor` is the person's random audit id. `outcome` is `allowed`, or the code of the refusal that followed.

    `on_behalf_of` is the organisation for its own people, `scheme` for staff, `timer:…` for what the machine does by
    itself. `cases` are the references of an act on many; an act on one has it in `subject`.
    """

    id: str
    organisation_id: str
    at: datetime
    actor: str
    on_behalf_of: str | None = None
    kind: EntryKind = EntryKind.ACCESS
    action: str
    subject: str | None
    cases: tuple[str, ...] = ()
    outcome: str
    address: str
    correlation_id: str

    @computed_field  # type: ignore[prop-decorator]
    @property
    def day(self) -> str:
        """The second part of the partition key: a day of one organisation stays far below 20 GB."""
        return self.at.date().isoformat()
