"""Made-up histories of a case, as the case system would tell them; the same for the same seed."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from pydantic import TypeAdapter

from shared.intake.events import CaseEvent
from tests.contracts.intake.conftest import BUSINESSES, NOW

EVENT: TypeAdapter[CaseEvent] = TypeAdapter(CaseEvent)
_STAGES = ("Investigation", "View", "Decision")


def said(kind: str, case_id: str, organisation: str = "one", **more: Any) -> CaseEvent:
    reference = f"PNX-{case_id[-7:].rjust(7, '0')}-TEST"
    base = {"id": f"{case_id}-{kind}-{more.get('version', 0)}", "at": NOW, "caseReference": reference}
    return EVENT.validate_python({**base, "kind": kind, "organisationId": organisation, "caseId": case_id, **more})


def snapshot(case_id: str, version: int, organisation: str = "one", **changed: Any) -> CaseEvent:
    case = {
        "businessId": BUSINESSES[organisation][0],
        "complaintIssue": "Undisclosed commission",
        "productType": "Hire purchase",
        "caseStage": "Investigation",
        "caseProgress": f"Progress {version}",
        "enquiryDate": "2026-09-01",
        "title": "Undisclosed commission",
        **changed,
    }
    return said("case-upserted", case_id, organisation, version=version, case=case)


def history(seed: int) -> list[CaseEvent]:
    """Return 5 to 12 events of one case, versions counting up; some move it to another organisation and back."""
    dice, case_id = random.Random(seed), f"case-{seed:07}"  # noqa: S311  repeatable, not secret
    events, home = [snapshot(case_id, 1)], "one"
    for version in range(2, dice.randint(6, 13)):
        kind = dice.choice(("snapshot", "close", "reopen", "hide", "within", "document", "across"))
        if kind == "across" and version > 4:
            away = "two" if home == "one" else "one"
            events.append(move(case_id, version, away, BUSINESSES[away][0], home=home))
            home = away
        elif kind == "within" and home == "one":
            events.append(move(case_id, version, "one", dice.choice(("one-a", "one-b"))))
        else:
            events.append(_event(kind, case_id, version, home, dice))
    return events


def _event(kind: str, case_id: str, version: int, home: str, dice: random.Random) -> CaseEvent:
    at = NOW + timedelta(minutes=version)
    match kind:
        case "close":
            closure = {"closureDate": "2026-11-01", "closureOutcome": f"Outcome {version}", "outcomeChange": True}
            return said("case-closed", case_id, home, version=version, at=at, closure=closure)
        case "reopen":
            return said("case-reopened", case_id, home, version=version, at=at)
        case "hide":
            return said("case-suppressed", case_id, home, version=version, at=at, suppressed=dice.random() < 0.5)
        case "document":
            return document(case_id, version, home)
        case _:
            stage = dice.choice(_STAGES)
            return snapshot(case_id, version, home, caseStage=stage, priority=dice.random() < 0.5)


def document(case_id: str, number: int, organisation: str = "one", blob: str = "none") -> CaseEvent:
    facts = {
        "id": f"{case_id}-doc-{number}",
        "name": f"Letter {number}.pdf",
        "documentType": "Letter",
        "providedBy": "scheme",
        "size": 1,
        "mediaType": "application/pdf",
        "sha256": "0" * 64,
        "blob": blob,
    }
    business = BUSINESSES[organisation][0]
    identity = {"id": f"{case_id}-published-{number}", "businessId": business}
    return said("document-published", case_id, organisation, document=facts, **identity)


def move(
    case_id: str, version: int, organisation: str, business: str, documents: tuple[str, ...] = (), *, home: str = "one"
) -> CaseEvent:
    to: dict[str, Any] = {"toOrganisationId": organisation, "toBusinessId": business, "documentIds": documents}
    return said("case-moved", case_id, home, version=version, **to)
