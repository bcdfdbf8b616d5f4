"""What every message to the case system about one case begins with."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from shared.cases.model import Case, CaseChild
from shared.handback.model import CaseLine


class AboutCase(TypedDict):
    id: str
    at: datetime
    organisation_id: str
    business_id: str
    by: str
    cases: tuple[CaseLine, ...]


def about(case: Case | CaseChild, message_id: str, at: datetime, by: str) -> AboutCase:
    """Return whose and which case, or that of something on it, and that `by` did something about it at `at`."""
    identity = case.identity
    return AboutCase(
        id=message_id,
        at=at,
        organisation_id=identity["organisation_id"],
        business_id=identity["business_id"],
        by=by,
        cases=(CaseLine(case_id=identity["case_id"], reference=identity["case_reference"]),),
    )
