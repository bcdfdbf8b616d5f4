from __future__ import annotations

from collections.abc import Callable

import pytest

from shared.cases.queries import case_details
from shared.cases.responses import CaseDetails
from shared.clients.meter import start_meter
from shared.kernel.errors import NotFound
from shared.kernel.principal import Principal
from shared.schemes.profile import load
from tests.contracts.cases.conftest import Shelf, noon, person


async def opened(shelf: Shelf, principal: Principal, reference: str) -> CaseDetails:
    return await case_details(principal, reference, shelf.store, shelf.profile, noon)


async def test_a_case_page_is_one_request(shelf: Shelf, priya: Principal) -> None:
    wanted = shelf.seen_by(priya)[0].case_reference
    meter = start_meter()
    await opened(shelf, priya, wanted)
    assert meter.requests == 1


async def test_a_case_comes_with_all_that_belongs_to_it_newest_first(shelf: Shelf) -> None:
    sample = next(
        s for place, s in enumerate(shelf.samples) if place % 20 == 0 and s.life.viewed and not s.case.suppressed
    )
    page = await opened(shelf, person(sample.case.organisation_id, sample.case.business_id), sample.case.case_reference)
    assert page.case.case_reference == sample.case.case_reference
    assert {document.name for document in page.documents} >= {"Complaint form.pdf", "View.pdf"}
    assert [outcome.result for outcome in page.outcomes][-1:] == [sample.standing.outcomes[0][2]]
    for dated in (page.documents, page.outcomes, page.timeline):
        assert [each.at for each in dated] == sorted((each.at for each in dated), reverse=True)
    assert page.etag


@pytest.mark.parametrize(
    "spell", [str.lower, lambda text: text.replace("-", ""), lambda text: f" {text.replace('-', ' ')} "]
)
async def test_any_spelling_of_the_reference_opens_it(
    shelf: Shelf, priya: Principal, spell: Callable[[str], str]
) -> None:
    wanted = shelf.seen_by(priya)[3].case_reference
    assert (await opened(shelf, priya, spell(wanted))).case.case_reference == wanted


async def test_the_reference_of_an_earlier_system_opens_it_too(shelf: Shelf, priya: Principal) -> None:
    old = next(row for row in shelf.seen_by(priya) if row.migrated_reference)
    assert (await opened(shelf, priya, str(old.migrated_reference))).case.id == old.id


async def test_what_one_may_not_see_is_refused_in_the_very_words_of_what_doesnt_exist(
    shelf: Shelf, tom: Principal
) -> None:
    suppressed = next(case for case in shelf.cases if case.suppressed)
    elsewhere = next(case for case in shelf.cases if case.organisation_id == "tidewell" and not case.suppressed)
    not_given = next(case for case in shelf.cases if case.business_id == "penrow-credit" and not case.suppressed)
    owner = person(suppressed.organisation_id, suppressed.business_id)
    refusals = set()
    for principal, reference in (
        (tom, "PNX-0000000-ZZZZ"),
        (tom, ""),
        (tom, elsewhere.case_reference),
        (tom, not_given.case_reference),
        (owner, suppressed.case_reference),
    ):
        with pytest.raises(NotFound) as refused:
            await opened(shelf, principal, reference)
        refusals.add((refused.value.code, refused.value.message, str(refused.value.details)))
    assert len(refusals) == 1


async def test_a_scheme_that_shows_closed_cases_for_two_years_hides_older_ones(shelf: Shelf) -> None:
    housing = load("housing")
    old = next(
        case for case in shelf.cases if case.closure_date and case.closure_date.year < 2024 and not case.suppressed
    )
    someone = person(old.organisation_id, old.business_id)
    assert (await opened(shelf, someone, old.case_reference)).case.id == old.id
    with pytest.raises(NotFound):
        await case_details(someone, old.case_reference, shelf.store, housing, noon)
