"""The list, its orders, filters, search and pages, each held against plain Python over the same cases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from shared.cases.cursor import decode, fingerprint
from shared.cases.fields import BY_NAME, FIELDS, FieldType
from shared.cases.queries import case_figures, list_cases, scope_of
from shared.cases.query import CaseQuery
from shared.cases.responses import CaseRow
from shared.clients.meter import start_meter
from shared.kernel.errors import Invalid
from shared.kernel.principal import Principal
from tests.contracts.cases.conftest import NOON, Shelf, noon, person


async def everything(shelf: Shelf, principal: Principal, limit: int = 100, **asked: Any) -> list[CaseRow]:
    """Follow the cursors to the end."""
    rows: list[CaseRow] = []
    cursor = None
    while True:
        query = CaseQuery.model_validate({"status": "all", "limit": limit, "cursor": cursor, **asked})
        page = await list_cases(principal, query, shelf.store, shelf.profile, noon)
        assert len(page.items) <= limit
        rows += page.items
        cursor = page.next_cursor
        if cursor is None:
            return rows


def keys(rows: list[CaseRow]) -> list[str]:
    return [row.case_reference for row in rows]


async def test_a_page_of_fifty_is_one_request(shelf: Shelf, priya: Principal) -> None:
    meter = start_meter()
    page = await list_cases(priya, CaseQuery(limit=50), shelf.store, shelf.profile, noon)
    assert len(page.items) == 50
    assert meter.requests == 1


async def test_only_open_cases_unless_asked(shelf: Shelf, priya: Principal) -> None:
    rows = await everything(shelf, priya, status="open")
    assert sorted(keys(rows)) == sorted(keys([row for row in shelf.seen_by(priya) if not row.closed]))


async def test_rows_are_what_was_stored_and_what_follows_from_it(shelf: Shelf, priya: Principal) -> None:
    expected = {row.id: row for row in shelf.seen_by(priya)}
    rows = await everything(shelf, priya)
    assert {row.id: row for row in rows} == expected


def sort_key(name: str, row: CaseRow) -> tuple[int, Any, str]:
    value = row.to_item()[BY_NAME[name].sorted_by]
    return (0, "", row.id) if value is None else (1, value, row.id)


@pytest.mark.parametrize("direction", ["asc", "desc"])
@pytest.mark.parametrize("name", [field.name for field in FIELDS])
async def test_every_column_sorts_both_ways_over_all_pages(
    shelf: Shelf, tom: Principal, name: str, direction: str
) -> None:
    rows = await everything(shelf, tom, limit=37, sort=name, direction=direction)
    backwards = (direction == "desc") is not BY_NAME[name].sort_reversed
    expected = sorted(shelf.seen_by(tom), key=lambda row: sort_key(name, row), reverse=backwards)
    assert keys(rows) == keys(expected)


CONDITIONS: list[tuple[dict[str, Any], Callable[[CaseRow], bool]]] = [
    ({"caseStage": "View"}, lambda row: row.case_stage == "View"),
    ({"caseStage": "View,Decision"}, lambda row: row.case_stage in {"View", "Decision"}),
    ({"businessId": "penrow-credit"}, lambda row: row.business_id == "penrow-credit"),
    ({"productType": "Credit card,Mortgage"}, lambda row: row.product_type in {"Credit card", "Mortgage"}),
    ({"businessCaseOwner": "none"}, lambda row: row.business_case_owner is None),
    ({"businessCaseOwner": "none,Tom Achebe"}, lambda row: row.business_case_owner in {None, "Tom Achebe"}),
    ({"latestOutcome": "Business offer"}, lambda row: row.latest_outcome == "Business offer"),
    ({"closureOutcome": "none"}, lambda row: row.closure_outcome is None),
    ({"priority": "true"}, lambda row: row.priority),
    ({"priority": "false"}, lambda row: not row.priority),
    ({"actionRequired": "true"}, lambda row: row.action_required),
    ({"noFinalResponseFlag": "true"}, lambda row: row.no_final_response_flag),
    ({"businessFileOverdue": "true"}, lambda row: row.business_file_overdue),
    ({"businessFileOverdue": "false"}, lambda row: not row.business_file_overdue),
    ({"sixMonthFlag": "true"}, lambda row: row.six_month_flag),
    ({"sixMonthFlag": "false"}, lambda row: not row.six_month_flag),
    ({"enquiryDateFrom": "2026-10-01"}, lambda row: row.enquiry_date >= date(2026, 10, 1)),
    (
        {"enquiryDateFrom": "2026-09-01", "enquiryDateTo": "2026-09-30"},
        lambda row: date(2026, 9, 1) <= row.enquiry_date <= date(2026, 9, 30),
    ),
    (
        {"closureDateTo": "2026-06-30"},
        lambda row: row.closure_date is not None and row.closure_date <= date(2026, 6, 30),
    ),
    ({"empty": "businessFileReceivedDate"}, lambda row: row.business_file_received_date is None),
    (
        {"filled": "closureDate,latestOutcomeDate"},
        lambda row: row.closure_date is not None and row.latest_outcome_date is not None,
    ),
    ({"search": "motor"}, lambda row: "motor" in row.business_name.lower()),
    ({"search": "HIRE undisclosed"}, lambda row: row.complaint_issue == "Undisclosed commission"),
    (
        {"caseStage": "View", "productType": "Credit card", "search": "bank"},
        lambda row: row.case_stage == "View" and row.product_type == "Credit card" and "Bank" in row.business_name,
    ),
]


@pytest.mark.parametrize(("asked", "holds"), CONDITIONS, ids=[str(asked) for asked, _ in CONDITIONS])
async def test_filters_agree_with_plain_python(
    shelf: Shelf, priya: Principal, asked: dict[str, Any], holds: Callable[[CaseRow], bool]
) -> None:
    expected = [row for row in shelf.seen_by(priya) if holds(row)]
    rows = await everything(shelf, priya, **asked)
    assert sorted(keys(rows)) == sorted(keys(expected))


@pytest.mark.parametrize(("asked", "holds"), CONDITIONS, ids=[str(asked) for asked, _ in CONDITIONS])
async def test_figures_count_what_the_list_shows(
    shelf: Shelf, priya: Principal, asked: dict[str, Any], holds: Callable[[CaseRow], bool]
) -> None:
    rows = [row for row in shelf.seen_by(priya) if holds(row)]
    query = CaseQuery.model_validate({"status": "all", **asked})
    figures = await case_figures(priya, query.filter, shelf.store, shelf.profile, noon)
    assert figures.to_item() == {
        "listed": len(rows),
        "priority": sum(row.priority for row in rows),
        "actionRequired": sum(row.action_required for row in rows),
        "businessFileOverdue": sum(row.business_file_overdue for row in rows),
    }


async def test_the_conditions_above_let_something_through(shelf: Shelf, priya: Principal) -> None:
    rows = shelf.seen_by(priya)
    assert all(any(holds(row) for row in rows) for _, holds in CONDITIONS)


async def test_figures_of_nothing_are_zeros(shelf: Shelf, priya: Principal) -> None:
    query = CaseQuery(search="nosuchword")
    figures = await case_figures(priya, query.filter, shelf.store, shelf.profile, noon)
    assert set(figures.to_item().values()) == {0}


@pytest.mark.parametrize(
    "spell", [str, str.lower, lambda text: text.replace("-", ""), lambda text: text.replace("-", " ")]
)
async def test_a_case_is_found_by_its_reference_in_any_spelling(
    shelf: Shelf, priya: Principal, spell: Callable[[str], str]
) -> None:
    wanted = shelf.seen_by(priya)[17].case_reference
    assert keys(await everything(shelf, priya, search=spell(wanted))) == [wanted]


async def test_an_old_case_is_found_by_its_migrated_reference(shelf: Shelf, priya: Principal) -> None:
    old = next(row for row in shelf.seen_by(priya) if row.migrated_reference)
    assert keys(await everything(shelf, priya, search=str(old.migrated_reference))) == [old.case_reference]


async def test_searches_look_into_every_stored_column(shelf: Shelf, priya: Principal) -> None:
    rich = next(
        row for row in shelf.seen_by(priya) if row.closure_date and row.business_case_owner and row.latest_outcome
    )
    item = rich.to_item()
    texts = [item[field.name] for field in FIELDS if field.searchable and field.type is not FieldType.BOOLEAN]
    for text in filter(None, texts):
        assert rich.case_reference in keys(await everything(shelf, priya, search=text))


async def test_another_firms_cases_dont_exist(shelf: Shelf) -> None:
    stranger = person("brackenhall", "tidewell-insurance")
    assert await everything(shelf, stranger) == []


async def test_asking_for_a_business_one_wasnt_given_shows_nothing(shelf: Shelf, tom: Principal) -> None:
    assert await everything(shelf, tom, businessId="penrow-credit") == []


async def test_suppressed_cases_are_in_no_list_search_or_count(shelf: Shelf) -> None:
    hidden = [case for case in shelf.cases if case.suppressed]
    assert hidden
    for case in hidden:
        someone = person(case.organisation_id, case.business_id)
        assert await everything(shelf, someone, search=case.case_reference) == []
        query = CaseQuery(status="all", search=case.case_reference)
        assert (await case_figures(someone, query.filter, shelf.store, shelf.profile, noon)).listed == 0


async def test_a_cursor_serves_its_own_query_only(shelf: Shelf, priya: Principal) -> None:
    page = await list_cases(priya, CaseQuery(limit=10), shelf.store, shelf.profile, noon)
    stolen = CaseQuery(limit=10, cursor=page.next_cursor, status="all")
    with pytest.raises(Invalid) as refused:
        await list_cases(priya, stolen, shelf.store, shelf.profile, noon)
    assert refused.value.code == "cursor-mismatch"


async def test_a_cursor_serves_its_own_person_only(shelf: Shelf, priya: Principal, tom: Principal) -> None:
    page = await list_cases(priya, CaseQuery(limit=10), shelf.store, shelf.profile, noon)
    with pytest.raises(Invalid, match="another list"):
        await list_cases(tom, CaseQuery(limit=10, cursor=page.next_cursor), shelf.store, shelf.profile, noon)


@pytest.mark.parametrize("token", ["made up", "bWFkZSB1cA==", "line\nbreak", ""])
async def test_a_cursor_with_a_made_up_token_is_refused(shelf: Shelf, priya: Principal, token: str) -> None:
    page = await list_cases(priya, CaseQuery(limit=10), shelf.store, shelf.profile, noon)
    own = decode(str(page.next_cursor), fingerprint(CaseQuery(limit=10), scope_of(priya, shelf.profile, NOON)))
    forged = own.model_copy(update={"continuation": token}).encode()
    with pytest.raises(Invalid) as refused:
        await list_cases(priya, CaseQuery(limit=10, cursor=forged), shelf.store, shelf.profile, noon)
    assert refused.value.code == "cursor-unreadable"


async def test_the_page_size_may_change_on_the_way(shelf: Shelf, priya: Principal) -> None:
    first = await list_cases(priya, CaseQuery(limit=10), shelf.store, shelf.profile, noon)
    then = await list_cases(priya, CaseQuery(limit=25, cursor=first.next_cursor), shelf.store, shelf.profile, noon)
    all_at_once = await list_cases(priya, CaseQuery(limit=35), shelf.store, shelf.profile, noon)
    assert [*first.items, *then.items] == list(all_at_once.items)


def test_the_fingerprint_of_a_query_doesnt_hang_on_its_page(priya: Principal, shelf: Shelf) -> None:
    scope = scope_of(priya, shelf.profile, NOON)
    assert fingerprint(CaseQuery(limit=10), scope) == fingerprint(CaseQuery(limit=99, cursor="x"), scope)
