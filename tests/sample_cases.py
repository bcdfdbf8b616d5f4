"""A plain open case for rules to look at; each test changes what it is about."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from shared.cases.model import Case, OpenRequest
from shared.schemes.casework import Party

NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)

PLAIN: dict[str, Any] = {
    "id": "case-1",
    "organisation_id": "tidewell",
    "business_id": "tidewell-insurance",
    "case_reference": "PNX-5118391-R2HN",
    "business_name": "Tidewell Insurance",
    "complaint_issue": "Claim declined: storm damage",
    "product_type": "Home insurance",
    "case_stage": "Investigation",
    "case_progress": "Waiting for the business file",
    "enquiry_date": date(2026, 10, 26),
    "moved_to_investigation_date": date(2026, 11, 9),
    "business_file_required_by": date(2026, 11, 30),
    "turn": Party.BUSINESS,
    "title": "Storm damage claim declined",
    "at": datetime(2026, 10, 26, 9, tzinfo=UTC),
}


def a_case(**changes: Any) -> Case:
    return Case(**{**PLAIN, **changes})


def a_short_request(**changes: Any) -> OpenRequest:
    asked = {"id": "request-1", "what": "Notes of your calls", "asked_on": date(2026, 11, 16)}
    return OpenRequest.model_validate({**asked, "due": date(2026, 11, 25), **changes})
