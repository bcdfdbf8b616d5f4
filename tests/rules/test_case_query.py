from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from pydantic import ValidationError

from shared.cases.cursor import Cursor, decode, fingerprint
from shared.cases.fields import BY_NAME, FIELDS, Field, FieldType
from shared.cases.query import CaseQuery
from shared.cases.rules import AsOf
from shared.cases.statement import Scope, Statement, entries_statement, figures_statement, list_statement
from shared.kernel.calendar import Calendar
from shared.kernel.errors import Invalid

NOW = datetime(2026, 11, 17, 12, tzinfo=UTC)
AS_OF = AsOf.at(NOW, Calendar(), time(17))
SCOPE = Scope(organisation_id="tidewell", business_ids=("tidewell-insurance", "tidewell-life"))
PARAMETERS = {str(info.alias) for info in CaseQuery.model_fields.values()}


@pytest.mark.parametrize("field", [field for field in FIELDS if field.filterable], ids=lambda field: field.name)
def test_every_filterable_field_has_its_parameters(field: Field) -> None:
    dated = {f"{field.name}From", f"{field.name}To"}
    assert (dated if field.type is FieldType.DATE else {field.name}) <= PARAMETERS


@pytest.mark.parametrize(
    "wrong",
    [
        {"sort": "password"},
        {"direction": "sideways"},
        {"limit": "9"},
        {"limit": "101"},
        {"enquiryDateFrom": "yesterday"},
        {"priority": "perhaps"},
        {"status": "closed"},
        {"empty": "caseStage"},
        {"nonsense": "1"},
    ],
)
def test_what_makes_no_sense_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        CaseQuery.model_validate(wrong)


def test_choices_are_split_at_commas() -> None:
    query = CaseQuery.model_validate({"caseStage": "Investigation, View", "priority": "true"})
    assert query.case_stage == ("Investigation", "View")
    assert query.priority is True


@pytest.mark.parametrize("name", sorted(BY_NAME))
@pytest.mark.parametrize("direction", ["asc", "desc"])
def test_an_order_is_one_composite_index_read_one_way(name: str, direction: str) -> None:
    text, _ = list_statement(CaseQuery(sort=name, direction=direction), SCOPE, AS_OF)
    order = text.partition("ORDER BY ")[2].split(", ")
    ways = {part.split()[1] for part in order}
    assert len(ways) == 1
    assert [part.split()[0] for part in order] == ["c.type", f"c.{BY_NAME[name].sorted_by}", "c.id"]


def test_the_oldest_case_began_first() -> None:
    text, _ = list_statement(CaseQuery(sort="caseAge", direction="desc"), SCOPE, AS_OF)
    assert text.endswith("ORDER BY c.type ASC, c.movedToInvestigationDate ASC, c.id ASC")


def test_values_travel_as_parameters_only() -> None:
    evil = "x' OR 1=1 --"
    query = CaseQuery(search="zzz", case_stage=(evil,), business_case_owner=(evil,), business_id=(evil,))
    text, parameters = list_statement(query, SCOPE, AS_OF)
    assert "1=1" not in text
    assert "zzz" not in text
    assert parameters["caseStage"] == [evil]


def test_businesses_are_never_more_than_the_principals() -> None:
    _, everything = list_statement(CaseQuery(), SCOPE, AS_OF)
    _, asked = list_statement(CaseQuery(business_id=("tidewell-life", "brackenhall-bank")), SCOPE, AS_OF)
    assert everything["businesses"] == ["tidewell-insurance", "tidewell-life"]
    assert asked["businesses"] == ["tidewell-life"]


@pytest.mark.parametrize("statement", [list_statement, figures_statement])
def test_suppressed_cases_are_left_out_always(statement: Callable[[CaseQuery, Scope, AsOf], Statement]) -> None:
    text, _ = statement(CaseQuery(status="all"), SCOPE, AS_OF)
    assert "c.suppressed = false" in text


def test_restricted_cases_are_listed_and_neither_exported_nor_told_of() -> None:
    query = CaseQuery(status="all")
    assert "restricted" not in list_statement(query, SCOPE, AS_OF).text
    for statement in (list_statement(query, SCOPE, AS_OF, exported=True), entries_statement(query, SCOPE, AS_OF, None)):
        assert "(NOT IS_DEFINED(c.restricted) OR c.restricted = false)" in statement.text


def test_none_asks_for_blanks() -> None:
    _, parameters = list_statement(CaseQuery(business_case_owner=("none", "Tom Achebe")), SCOPE, AS_OF)
    assert parameters["businessCaseOwner"] == [None, "Tom Achebe"]


def test_a_scheme_that_hides_old_closed_cases_says_so_in_the_statement() -> None:
    scope = SCOPE.model_copy(update={"closed_since": date(2024, 11, 17)})
    text, parameters = list_statement(CaseQuery(status="all"), scope, AS_OF)
    assert "c.closureDate >= @closedSince" in text
    assert parameters["closedSince"] == "2024-11-17"


def test_each_word_of_a_search_narrows_it() -> None:
    text, parameters = list_statement(CaseQuery(search="storm tide"), SCOPE, AS_OF)
    assert text.count("EXISTS") == 2
    assert (parameters["q0"], parameters["q1"]) == ("storm", "tide")


def cursor_for(query: CaseQuery) -> str:
    return Cursor(query=fingerprint(query, SCOPE), as_of=NOW, continuation="token").encode()


def test_a_cursor_goes_on_with_its_own_query_whatever_the_page_size() -> None:
    text = cursor_for(CaseQuery(limit=50))
    read = decode(text, fingerprint(CaseQuery(limit=10, cursor=text), SCOPE))
    assert (read.continuation, read.as_of) == ("token", NOW)


@pytest.mark.parametrize(
    "other", [CaseQuery(search="storm"), CaseQuery(sort="caseAge"), CaseQuery(direction="asc"), CaseQuery(status="all")]
)
def test_a_cursor_of_another_query_is_refused(other: CaseQuery) -> None:
    with pytest.raises(Invalid) as refused:
        decode(cursor_for(CaseQuery()), fingerprint(other, SCOPE))
    assert refused.value.code == "cursor-mismatch"


def test_a_cursor_dies_when_the_persons_businesses_change() -> None:
    fewer = SCOPE.model_copy(update={"business_ids": ("tidewell-life",)})
    with pytest.raises(Invalid, match="another list"):
        decode(cursor_for(CaseQuery()), fingerprint(CaseQuery(), fewer))


@pytest.mark.parametrize("broken", ["", "x", "ÄÖÜ", "AAAA", "e30", cursor_for(CaseQuery())[:-3]])
def test_a_broken_cursor_is_refused(broken: str) -> None:
    with pytest.raises(Invalid) as refused:
        decode(broken, "any")
    assert refused.value.code == "cursor-unreadable"


def test_today_stays_the_same_through_all_pages() -> None:
    before_midnight = AsOf.at(NOW, Calendar(), time(17))
    kept = decode(cursor_for(CaseQuery()), fingerprint(CaseQuery(), SCOPE)).as_of
    assert AsOf.at(kept, Calendar(), time(17)) == before_midnight
    assert AsOf.at(NOW + timedelta(days=1), Calendar(), time(17)) != before_midnight
