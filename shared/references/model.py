"""Which organisation a case is in, by its reference. Container `references`, one partition a reference."""

from __future__ import annotations

from typing import Any

from shared.kernel.model import Stored


class Reference(Stored):
    """`reference` in the spelling of `reference_key`; `own` is false for that of an earlier system.

    `business_version` grows with every move of the case, so that an older place never replaces a newer one.
    """

    id: str  # the case's: two cases may have had the same reference in earlier systems
    reference: str
    organisation_id: str
    case_reference: str
    own: bool
    business_version: int


def references_of(case: dict[str, Any]) -> list[Reference]:
    """Return the references by which `case`, as stored, is found: its own first, then that of an earlier system."""
    keys = {case["referenceKey"]: True, case.get("migratedKey"): False} | {case["referenceKey"]: True}
    return [
        Reference(
            id=case["id"],
            reference=key,
            organisation_id=case["organisationId"],
            case_reference=case["caseReference"],
            own=own,
            business_version=case.get("businessVersion", 0),
        )
        for key, own in keys.items()
        if key
    ]
