"""How a case stands after an event: pure rules, the same end for every order of arrival.

Each group of fields has one owner and, where the case system owns it, one version of its own:

| fields | owner | newest wins by |
|---|---|---|
| the snapshot | case system | `version` |
| closure | case system | `closure_version` |
| suppression | case system and staff | `suppression_version`; time, against a decision of staff (`cases/suppression`) |
| business | case system | `business_version`: the newer of a move and a snapshot |
| case owner at the business | the portal's users | their own edits; a snapshot never touches it |
| latest outcome | both | what staff record stands until a newer snapshot says how it is |
| business file received | both | once set it stays; a snapshot may correct the date |
| action required | both | what a snapshot says is kept as `action_flag`; open requests raise it all the same |
| open requests | requests | a snapshot never touches them; they stay behind in a move to another organisation |
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from shared.cases.model import Case, OpenRequest
from shared.cases.suppression import Suppression, SuppressionDecision, newest
from shared.intake.events import CaseClosed, CaseMoved, CaseSuppressed, CaseUpserted, Closure, Facet
from shared.kernel.model import Stored


class Awaited(Stored):
    """Facets of a case whose snapshot hasn't come yet; it stands under the case's id, and no page shows it."""

    type: Literal["awaited"] = "awaited"
    id: str
    organisation_id: str
    closure: Closure = Closure()
    closure_version: int = 0
    suppressed: bool = False
    suppression_version: int = 0
    suppression_said_at: datetime | None = None
    suppression_decision: SuppressionDecision | None = None
    business_id: str | None = None
    business_name: str | None = None
    business_version: int = 0
    open_requests: tuple[OpenRequest, ...] = ()

    @property
    def suppression(self) -> Suppression:
        return Suppression(
            self.suppressed, self.suppression_version, self.suppression_said_at, self.suppression_decision
        )


class Moved(Stored):
    """The tombstone of a case that went to another organisation."""

    type: Literal["moved"] = "moved"
    id: str
    organisation_id: str
    case_reference: str
    to_organisation_id: str
    to_business_id: str
    document_ids: tuple[str, ...]
    version: int
    at: datetime


Standing = Case | Awaited | Moved | None


def as_of_version(known: Standing, version: int) -> Standing:
    """Return what an event of `version` finds: an older tombstone is history, for the case has come back since."""
    return None if isinstance(known, Moved) and known.version < version else known


def after_snapshot(known: Case | Awaited | None, event: CaseUpserted, business_name: str) -> Case | None:
    """Return the case after a snapshot; None when a newer or the same one is in already."""
    if isinstance(known, Case):
        came = {"at": min(known.at, event.at)}  # with its first snapshot, even if that is the last to get here
        if event.version > known.version:
            return known.model_copy(update=_kept_by_portal(known, event, business_name) | came).settled()
        return known.model_copy(update=came) if event.at < known.at else None
    early = known or Awaited(id=event.case_id, organisation_id=event.organisation_id)
    return Case.model_validate(
        {
            **early.closure.model_dump(by_alias=False),
            **_snapshot(event, business_name),
            **_newer_business(early, event.version),
            "id": event.case_id,
            "organisation_id": event.organisation_id,
            "case_reference": event.case_reference,
            "at": event.at,
            **early.suppression.fields,
            "closure_version": early.closure_version,
        }
    ).with_requests(early.open_requests)


def after_facet(known: Case | Awaited | None, event: Facet) -> Case | Awaited | None:
    """Return what stands after a closure, reopening or suppression; None when a newer one is in already."""
    standing = known or Awaited(id=event.case_id, organisation_id=event.organisation_id)
    if isinstance(event, CaseSuppressed):
        after = standing.suppression.said(event.suppressed, event.version, event.at)
        return standing.model_copy(update=after.fields) if after != standing.suppression else None
    if event.version <= standing.closure_version:
        return None
    closure = event.closure if isinstance(event, CaseClosed) else Closure()
    return _with(standing, {"closure": closure, "closure_version": event.version})


def after_move_within(known: Case | Awaited | None, event: CaseMoved, business_name: str) -> Case | Awaited | None:
    """Return what stands after a move between businesses of one organisation; None when a newer one is in already."""
    standing = known or Awaited(id=event.case_id, organisation_id=event.organisation_id)
    if event.version <= standing.business_version:
        return None
    business = {"business_id": event.to_business_id, "business_name": business_name, "business_version": event.version}
    return standing.model_copy(update=business)


def arriving(
    left: Case | Awaited | None, there: Standing, event: CaseMoved, business_name: str
) -> Case | Awaited | None:
    """Return what stands in the organisation that a case moves to, each group from whichever side knows the newest.

    None when the case has gone on from there already, or nothing changes.
    """
    there = as_of_version(there, event.version)
    if isinstance(there, Moved):
        return None
    early = there or Awaited(id=event.case_id, organisation_id=event.to_organisation_id)
    business = {"business_id": event.to_business_id, "business_name": business_name, "business_version": event.version}
    update = _newest_facets(left, early) | (business if event.version > early.business_version else {})
    arrived = _with(_newest_snapshot(left, early), update | {"organisation_id": event.to_organisation_id})
    if isinstance(left, Case) and left.legal_hold and isinstance(arrived, Case):  # it holds wherever the case is
        arrived = arrived.model_copy(update={"legal_hold": left.legal_hold})
    if isinstance(left, Case) and left.restricted and isinstance(arrived, Case):  # so does somebody's right
        arrived = arrived.model_copy(update={"restricted": True})
    return arrived if arrived != there else None


def _newest_snapshot(left: Case | Awaited | None, early: Case | Awaited) -> Case | Awaited:
    """Return the side with the newer snapshot; what comes from outside leaves its owner and its ETag there."""
    if not isinstance(left, Case) or (isinstance(early, Case) and early.version >= left.version):
        return early
    etag = early.etag if isinstance(early, Case) else None
    nobody = {"business_case_owner": None, "business_case_owner_id": None}
    return left.model_copy(update={**nobody, "etag": etag}).with_requests(early.open_requests)


def _newest_facets(left: Case | Awaited | None, early: Case | Awaited) -> dict[str, Any]:
    """Return closure and suppression with their versions, each the newer of the two."""
    closing = left if left and left.closure_version > early.closure_version else early
    hiding = newest(left.suppression, early.suppression) if left else early.suppression
    return {
        "closure": closing.closure if isinstance(closing, Awaited) else Closure.model_validate(closing.model_dump()),
        "closure_version": closing.closure_version,
        **hiding.fields,
    }


def _with(standing: Case | Awaited, update: dict[str, Any]) -> Case | Awaited:
    """Return `standing` with `update`; a case holds the fields of its closure itself, and of its parts makes others."""
    if isinstance(standing, Awaited):
        return standing.model_copy(update=update)
    if closure := update.pop("closure", None):
        update |= closure.model_dump(by_alias=False)
    return standing.model_copy(update=update).settled()


def _kept_by_portal(known: Case, event: CaseUpserted, business_name: str) -> dict[str, Any]:
    changed = _snapshot(event, business_name) | _newer_business(known, event.version)
    if changed["business_file_received_date"] is None:
        changed["business_file_received_date"] = known.business_file_received_date
    return changed


def _snapshot(event: CaseUpserted, business_name: str) -> dict[str, Any]:
    snapshot = {name: getattr(event.case, name) for name in type(event.case).model_fields}
    return {
        **snapshot,
        "business_name": business_name,
        "version": event.version,
        "business_version": event.version,
        "action_flag": event.case.action_required,
    }


def _newer_business(known: Case | Awaited, version: int) -> dict[str, Any]:
    """Return the business of a move that came after the snapshot of `version` was taken."""
    names = ("business_id", "business_name", "business_version")
    return {name: getattr(known, name) for name in names} if known.business_version > version else {}
