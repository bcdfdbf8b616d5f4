"""Whose case it is, and which: what is written beside a case repeats these."""

from __future__ import annotations

from typing import TypedDict


class CaseIdentity(TypedDict):
    """Goes into whatever belongs to the case: `Event(**case.identity, …)`."""

    organisation_id: str
    business_id: str
    case_id: str
    case_reference: str
