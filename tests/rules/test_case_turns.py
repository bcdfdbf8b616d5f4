from __future__ import annotations

from datetime import UTC, date, datetime

from shared.cases.responses import CaseRow
from shared.cases.rules import AsOf
from shared.cases.turns import challenge_closing, challenge_set_up, turn
from shared.schemes.casework import Party
from shared.schemes.profile import load
from tests.sample_cases import NOON, a_case, a_short_request

PROFILE = load("financial")
LONDON = PROFILE.calendar()


def test_a_business_that_owes_the_file_is_told_so_and_until_when() -> None:
    now = turn(a_case(), NOON, LONDON, PROFILE)
    assert (now.whose, now.act) == (Party.BUSINESS, "Send the business file")
    assert now.deadline is not None
    assert now.deadline.due_at == datetime(2026, 11, 30, 17, tzinfo=UTC)
    assert (now.working_days_left, now.passed) == (9, False)
    assert now.explanation == (
        "Larkfield asked for the file on 9 November 2026 and gave 21 calendar days. "
        "The last day ends at 17:00, UK time. No bank holiday falls in between."
    )


def test_bank_holidays_in_between_are_named() -> None:
    case = a_case(moved_to_investigation_date=date(2026, 12, 21), business_file_required_by=date(2027, 1, 4))
    explanation = turn(case, NOON, LONDON, PROFILE).explanation
    assert "Christmas Day (25 December 2026)" in explanation
    assert "New Year's Day (1 January 2027)" in explanation


def test_a_missed_deadline_counts_working_days_below_zero() -> None:
    late = turn(a_case(business_file_required_by=date(2026, 11, 10)), NOON, LONDON, PROFILE)
    assert (late.working_days_left, late.passed) == (-5, True)


def test_once_the_file_is_in_there_is_no_deadline() -> None:
    case = a_case(business_file_received_date=date(2026, 11, 12), turn=Party.SCHEME)
    now = turn(case, NOON, LONDON, PROFILE)
    assert (now.act, now.deadline) == ("Larkfield is working on the case", None)


def test_an_outcome_to_answer_comes_after_the_file() -> None:
    case = a_case(business_file_received_date=date(2026, 11, 12), latest_outcome="View: uphold")
    assert turn(case, NOON, LONDON, PROFILE).act == "Answer the latest outcome"


def test_a_closed_case_is_nobodys_turn() -> None:
    closed = turn(a_case(closure_date=date(2026, 11, 12), turn=None), NOON, LONDON, PROFILE)
    assert (closed.whose, closed.act, closed.deadline) == (None, "The case is closed", None)


def test_an_open_case_of_which_nobody_said_whose_turn_it_is_is_the_schemes() -> None:
    case = a_case(business_file_received_date=date(2026, 11, 12), turn=None)
    now = turn(case, NOON, LONDON, PROFILE)
    assert (now.whose, now.act) == (Party.SCHEME, "Larkfield is working on the case")
    assert CaseRow.of(case, AsOf.at(NOON, LONDON, PROFILE.terms.required_by_end)).turn is Party.SCHEME


def test_set_up_may_be_challenged_for_14_days_after_it_became_chargeable() -> None:
    window = challenge_set_up(a_case(), NOON, LONDON, PROFILE)
    assert window is not None
    assert (window.last_day, window.open) == (date(2026, 11, 23), True)
    late = challenge_set_up(a_case(), datetime(2026, 11, 24, tzinfo=UTC), LONDON, PROFILE)
    assert late is not None
    assert not late.open


def test_without_the_investigation_or_the_letter_there_is_no_window() -> None:
    assert challenge_set_up(a_case(moved_to_investigation_date=None), NOON, LONDON, PROFILE) is None
    assert challenge_closing(None, NOON, LONDON, PROFILE) is None


def test_an_open_request_makes_it_the_businesss_turn_whatever_the_case_system_says() -> None:
    case = a_case(business_file_received_date=date(2026, 11, 12), turn=Party.SCHEME)
    asked = turn(case.with_requests((a_short_request(),)), NOON, LONDON, PROFILE)
    assert (asked.whose, asked.act) == (Party.BUSINESS, "Send what Larkfield asked for: Notes of your calls")
    assert asked.explanation.startswith("Larkfield asked for it on 16 November 2026 and gave 9 calendar days.")


def test_the_next_deadline_is_whichever_comes_first_of_the_file_and_the_requests() -> None:
    before = turn(a_case().with_requests((a_short_request(),)), NOON, LONDON, PROFILE)
    after = turn(a_case().with_requests((a_short_request(due=date(2026, 12, 3)),)), NOON, LONDON, PROFILE)
    assert before.deadline is not None
    assert before.deadline.last_day == date(2026, 11, 25)
    assert before.act == "Send what Larkfield asked for: Notes of your calls (and 1 more)"
    assert after.deadline is not None
    assert after.deadline.last_day == date(2026, 11, 30)
    assert after.act == "Send the business file (and 1 more)"
