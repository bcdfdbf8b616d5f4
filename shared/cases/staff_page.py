"""The page of a case as the scheme's staff see it: what the business sees, whose it is, and whether it is hidden."""

from __future__ import annotations

from shared.cases.anywhere import CasesAnywhere
from shared.cases.details import details_of
from shared.cases.model import LegalHold
from shared.cases.responses import CaseDetails
from shared.cases.rules import AsOf
from shared.kernel.clock import Clock
from shared.organisations.store import OrganisationStore
from shared.schemes.profile import Profile


class StaffCaseDetails(CaseDetails):
    organisation_id: str
    organisation_name: str
    suppressed: bool
    restricted: bool
    legal_hold: LegalHold | None


async def staff_case(
    reference: str, cases: CasesAnywhere, organisations: OrganisationStore, profile: Profile, clock: Clock
) -> StaffCaseDetails:
    """Return the case of any organisation. Raises `NotFound("case-not-found")`."""
    case, items = await cases.family(reference)
    now = clock()
    details = details_of(case, items, now, AsOf.at(now, profile.calendar(), profile.terms.required_by_end), profile)
    organisation = await organisations.read(case.organisation_id)
    return StaffCaseDetails(
        **dict(details),
        organisation_id=organisation.id,
        organisation_name=organisation.name,
        suppressed=case.suppressed,
        restricted=case.restricted,
        legal_hold=case.legal_hold,
    )
