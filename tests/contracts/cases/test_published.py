"""Documents that staff published, over all cases: newest first, page by page, and none of a hidden case."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from shared.cases.confidentiality import Confidentiality
from shared.cases.model import Case, Document
from shared.cases.published import PublishedDocument, PublishedQuery, published_documents
from shared.clients.meter import start_meter
from shared.kernel.errors import Invalid
from shared.schemes.casework import Party
from tests.contracts.cases.conftest import Shelf, noon, person
from tests.sample_cases import a_case

FIRST = datetime(2026, 11, 1, 9, tzinfo=UTC)
EACH = 15  # documents on each case, one case's after the other's in turn


@pytest.fixture(scope="module")
async def firm(shelf: Shelf) -> str:
    """Make an organisation with a case of each of two businesses, and a suppressed one between them in time."""
    firm = f"firm-{uuid.uuid4()}"
    for place, (business, suppressed) in enumerate((("one", False), ("one", True), ("two", False))):
        case = a_case(
            id=f"{firm}-{place}",
            organisation_id=firm,
            business_id=business,
            case_reference=f"PNX-000000{place}-{firm[5:9].upper()}",
            title=f"Case {place}",
            suppressed=suppressed,
        )
        await shelf.container.create(case.to_item())
        for number in range(EACH):
            await shelf.container.create(a_document(case, place, number).to_item())
    return firm


def a_document(case: Case, place: int, number: int, by: Party = Party.SCHEME) -> Document:
    return Document(
        id=f"{case.id}-{by}-{number}",
        organisation_id=case.organisation_id,
        business_id=case.business_id,
        case_id=case.id,
        case_reference=case.case_reference,
        at=FIRST + timedelta(hours=3 * number + place),
        name=f"Letter {number}.pdf",
        document_type="Letter or email",
        provided_by=by,
        size=10,
        media_type="application/pdf",
        sha256="0" * 64,
        blob="a/b/c",
    )


async def all_pages(shelf: Shelf, firm: str, *businesses: str, **query: Any) -> list[list[PublishedDocument]]:
    principal, pages, cursor = person(firm, *businesses), list[list[PublishedDocument]](), None
    while True:
        asked = PublishedQuery(limit=10, cursor=cursor, **query)
        page = await published_documents(principal, asked, shelf.store, shelf.profile, noon)
        pages.append(list(page.items))
        cursor = page.next_cursor
        if cursor is None:
            return pages


async def test_they_come_newest_first_in_full_pages_and_none_of_a_suppressed_case(shelf: Shelf, firm: str) -> None:
    pages = await all_pages(shelf, firm, "one", "two")
    found = [each for page in pages for each in page]
    assert [len(page) for page in pages if page] == [10, 10, 10]
    assert len({each.document.id for each in found}) == 2 * EACH
    assert {each.case_title for each in found} == {"Case 0", "Case 2"}
    assert all(newer.document.at > older.document.at for newer, older in pairwise(found))


async def test_only_ones_own_businesses_are_listed_and_can_be_narrowed_down(shelf: Shelf, firm: str) -> None:
    of_one = [each for page in await all_pages(shelf, firm, "one") for each in page]
    narrowed = [each for page in await all_pages(shelf, firm, "one", "two", business_id=("two",)) for each in page]
    others = [each for page in await all_pages(shelf, firm, "one", business_id=("two",)) for each in page]
    assert {each.case_title for each in of_one} == {"Case 0"}
    assert {each.case_title for each in narrowed} == {"Case 2"}
    assert others == []


async def test_what_others_provided_isnt_among_them(shelf: Shelf, firm: str) -> None:
    case = a_case(id=f"{firm}-0", organisation_id=firm, business_id="one")
    own = a_document(case, 0, EACH + 1, Party.BUSINESS)
    await shelf.container.create(own.to_item())
    assert own.id not in {each.document.id for page in await all_pages(shelf, firm, "one") for each in page}


async def test_what_is_kept_back_from_the_business_isnt_among_them(shelf: Shelf, firm: str) -> None:
    case = a_case(id=f"{firm}-0", organisation_id=firm, business_id="one")
    kept_back = a_document(case, 0, EACH + 2).model_copy(update={"confidentiality": Confidentiality.GRANTED})
    await shelf.container.create(kept_back.to_item())
    found = {each.document.id for page in await all_pages(shelf, firm, "one") for each in page}
    await shelf.container.delete(kept_back.id, firm)
    assert kept_back.id not in found


async def test_a_page_is_two_requests_and_its_cursor_belongs_to_its_question(shelf: Shelf, firm: str) -> None:
    meter = start_meter()
    query = PublishedQuery(limit=10)
    page = await published_documents(person(firm, "two"), query, shelf.store, shelf.profile, noon)
    assert meter.requests == 2
    other = PublishedQuery(limit=10, cursor=page.next_cursor, business_id=("one",))
    with pytest.raises(Invalid) as refused:
        await published_documents(person(firm, "one", "two"), other, shelf.store, shelf.profile, noon)
    assert refused.value.code == "cursor-mismatch"
