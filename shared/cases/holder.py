"""Whose a case is at this moment, for those who tell its owner something."""

from __future__ import annotations

from shared.cases.model import Case
from shared.cases.search import reference_key
from shared.cases.store import CaseStore
from shared.notifications.recipients import Holder


async def find_holder(organisation_id: str, reference: str, cases: CaseStore) -> Holder | None:
    """Return the case's owner and business: one query. None for a case that isn't there, or that nobody is told of."""
    for item in await cases.case_and_one(organisation_id, reference_key(reference), ""):
        case = Case.from_item(item)
        if not case.suppressed and not case.restricted:
            return Holder(case.business_case_owner_id, case.business_id)
    return None
