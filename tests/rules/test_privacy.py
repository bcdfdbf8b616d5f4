"""Rules of privacy requests: the month, the states, two people, and what is taken out of a download or a case."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from shared.cases.model import Case, PersonOnCase
from shared.kernel.calendar import Calendar
from shared.kernel.errors import Conflict, Forbidden
from shared.kernel.principal import Principal, Role
from shared.privacy.matching import erased
from shared.privacy.model import (
    MOVES,
    OPEN,
    PrivacyAct,
    PrivacyRequest,
    PrivacyRight,
    PrivacyState,
    PrivacySubject,
    Proposal,
    check_second_person,
    due_on,
)
from shared.privacy.pages import entry, label_of, opening
from shared.privacy.sections import readable
from shared.privacy.work import to_decide, to_handle

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
LONDON = Calendar()


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 11, 5), date(2026, 12, 7)),  # 5 December is a Saturday
        (date(2026, 10, 30), date(2026, 11, 30)),
        (date(2027, 1, 29), date(2027, 3, 1)),  # February has no 29th; its last day is a Sunday
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 11, 25), date(2026, 12, 29)),  # Christmas Day, a weekend, and Boxing Day's substitute
    ],
)
def test_an_answer_is_due_on_the_same_day_of_the_next_month_or_the_next_working_day(received: date, due: date) -> None:
    assert due_on(received, LONDON) == due


def test_an_extended_one_is_due_two_months_later() -> None:
    assert due_on(date(2026, 11, 30), LONDON, extended=True) == date(2027, 3, 1)


def a_request(state: PrivacyState = PrivacyState.RECEIVED, **changes: object) -> PrivacyRequest:
    request = PrivacyRequest(
        id="r1",
        organisation_id="firm",
        right=PrivacyRight.ACCESS,
        state=state,
        subject=PrivacySubject(name="Priya Nair", organisation_id="firm", account_id="priya"),
        received_on=date(2026, 11, 24),
        due=date(2026, 12, 24),
        updated_at=NOON,
    )
    return request.model_copy(update=changes)


@pytest.mark.parametrize("state", list(PrivacyState))
@pytest.mark.parametrize("act", list(PrivacyAct))
def test_what_the_table_does_not_allow_is_a_conflict(state: PrivacyState, act: PrivacyAct) -> None:
    request = a_request(state)
    if (state, act) in MOVES:
        after = request.after(act, "somebody", NOON, "why")
        assert after.state is MOVES[state, act]
        assert after.log[-1].words == "why"
        assert (after.ttl is None) is (after.state in OPEN)
    else:
        with pytest.raises(Conflict):
            request.after(act, "somebody", NOON)


def test_what_is_answered_is_never_opened_again() -> None:
    assert not [state for state, _ in MOVES if state not in OPEN]


def staff(user_id: str) -> Principal:
    return Principal(
        user_id=user_id,
        audit_id="a",
        name=user_id,
        email=f"{user_id}@scheme.example",
        organisation_id="scheme",
        business_ids=(),
        roles=(Role.STAFF_HELPDESK, Role.STAFF_SECURITY),
    )


def proposed_by(user_id: str) -> PrivacyRequest:
    proposal = Proposal(grant=True, why="theirs", by_id=user_id, by_name=user_id, at=NOON)
    return a_request(PrivacyState.PROPOSED, proposal=proposal)


def test_whoever_proposed_cannot_decide_whatever_their_roles() -> None:
    with pytest.raises(Forbidden, match="colleague"):
        check_second_person(proposed_by("imran"), staff("imran"))
    check_second_person(proposed_by("imran"), staff("nadia"))


def test_nobody_decides_on_their_own_data() -> None:
    with pytest.raises(Forbidden, match="own data"):
        check_second_person(proposed_by("imran"), staff("priya"))


def test_a_request_is_work_for_helpdesk_then_for_security_then_for_nobody() -> None:
    def open_for(state: PrivacyState) -> list[bool]:
        item = a_request(state).to_item()
        return [work is not None and work.state == "open" for work in (to_handle(item), to_decide(item))]

    assert open_for(PrivacyState.RECEIVED) == [True, False]
    assert open_for(PrivacyState.PROPOSED) == [False, True]
    assert open_for(PrivacyState.DONE) == [False, False]


def test_work_names_nobody() -> None:
    work = to_handle(a_request().to_item())
    assert work is not None
    assert "Priya" not in work.model_dump_json()


def test_a_page_of_data_runs_nothing_that_people_wrote() -> None:
    page = opening("Your <data>", "x") + entry({"comment": "<script>alert(1)</script>", "files": [{"name": '"><img>'}]})
    assert "<script>" not in page
    assert "<img>" not in page
    assert "&lt;script&gt;" in page
    assert "default-src 'none'" in page


def test_fields_are_named_in_words() -> None:
    assert label_of("lastActiveAt") == "Last active at"


def test_a_download_leaves_out_what_only_the_machine_reads() -> None:
    stored = {"_etag": "1", "auditId": "secret", "name": "Priya", "parts": [{"tokens": ["x"], "kind": "a"}]}
    assert json.loads(json.dumps(readable(stored))) == {"name": "Priya", "parts": [{"kind": "a"}]}


def test_an_erased_person_is_in_no_part_of_the_case() -> None:
    case = Case(
        id="c1",
        organisation_id="firm",
        case_reference="PNX-1234567-AB12",
        business_name="Bank",
        business_id="bank",
        complaint_issue="Fees",
        product_type="Loan",
        case_stage="Decision",
        case_progress="Closed",
        enquiry_date=date(2026, 1, 5),
        closure_date=date(2026, 6, 1),
        title="Ada Byron and Bank",
        summary="Ada Byron says that the fee was wrong.",
        parties=(
            PersonOnCase(role="consumer", party="consumer", name="Ada Byron", email="ada@example.org"),
            PersonOnCase(role="investigator", party="scheme", name="Ruth Calder"),
        ),
        at=NOON,
    )
    after = erased(case, PrivacySubject(name="someone else", email="ADA@example.org"))
    assert "byron" not in after.model_dump_json().casefold()
    assert "ada@" not in after.model_dump_json()
    assert after.parties[1].name == "Ruth Calder"
