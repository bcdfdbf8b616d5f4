"""A piece of work for staff. Container `worklist`, one partition a function of the staff."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from pydantic import Field, computed_field

from shared.kernel.model import NEVER_EXPIRES, Stored
from shared.worklist.kinds import KINDS, Queue, WorkKind

_DONE_IS_KEPT = 30 * 86_400  # seconds
_WITHOUT_DUE = datetime(9999, 1, 1, tzinfo=UTC)


class WorkItem(Stored):
    """`id` is that of what it is about, so that telling twice is telling once. `what` holds nobody's words or names.

    `revision` grows with every change of what it is about; what an older one says changes nothing.
    """

    type: Literal["work"] = "work"
    id: str
    kind: WorkKind
    organisation_id: str
    case_reference: str | None = None
    what: str
    since: datetime
    due: datetime | None = None
    state: Literal["open", "done"] = "open"
    revision: int = 0
    etag: str | None = Field(None, alias="_etag", exclude=True)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def queue(self) -> Queue:
        return KINDS[self.kind].queue

    @computed_field  # type: ignore[prop-decorator]
    @property
    def sort_key(self) -> str:
        """What is due first comes first; what has no date follows, the oldest first."""
        return "/".join(moment.astimezone(UTC).isoformat() for moment in (self.due or _WITHOUT_DUE, self.since))

    @computed_field  # type: ignore[prop-decorator]
    @property
    def ttl(self) -> int:
        return NEVER_EXPIRES if self.state == "open" else _DONE_IS_KEPT
