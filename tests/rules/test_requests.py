"""What may be asked, answered and put off, and what follows for the case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import permutations
from typing import Any

import pytest

from shared.cases.model import Case
from shared.insight.figures import next_dues
from shared.insight.model import Facet, Facts, Seen
from shared.insight.tallies import marks
from shared.intake.events import CaseClosed, CaseUpserted, Snapshot
from shared.intake.standing import Awaited, after_facet, after_snapshot, arriving
from shared.kernel.errors import Conflict, Invalid, RecourseError
from shared.requests.batch import answering, showing
from shared.requests.model import Answer, MoreTime, Request
from shared.requests.rules import check_may_be_asked, check_more_time, last_day, proposed_due
from shared.requests.states import MORE_TIME_MOVES, REQUEST_MOVES, MoreTimeState, RequestState
from shared.requests.waiting import more_time_asked
from shared.schemes.casework import Party
from shared.schemes.profile import load
from tests.contracts.intake.histories import move, said
from tests.sample_cases import NOON, a_case, a_short_request

PROFILE = load("financial")
ANSWER = Answer(at=NOON, by="Tom Achebe", by_way_of="update", item_id="update-1")


def a_request(**changes: Any) -> Request:
    short = a_short_request()
    asked = {"id": short.id, "what": short.what, "asked_on": short.asked_on, "due": short.due, "first_due": short.due}
    where = {
        "organisation_id": "tidewell",
        "business_id": "tidewell-insurance",
        "case_id": "case-1",
        "case_reference": "PNX-5118391-R2HN",
        "at": NOON,
    }
    return Request.model_validate({**asked, **where, **changes})


def an_ask(**changes: Any) -> MoreTime:
    asked = {"id": "ask-1", "at": NOON, "by_id": "tom", "by": "Tom Achebe", "why": "In our archive."}
    return MoreTime.model_validate({**asked, "wanted": date(2026, 12, 2), **changes})


def asked_case(**changes: Any) -> Case:
    facts = {"business_file_received_date": date(2026, 11, 12), "action_flag": False, **changes}
    return a_case(**facts).with_requests((a_short_request(),))


def snapshot(version: int = 2, **changes: Any) -> CaseUpserted:
    facts = {name: getattr(a_case(), name) for name in Snapshot.model_fields} | changes
    known = {"id": f"said-{version}", "at": NOON, "organisation_id": "tidewell", "case_id": "case-1"}
    return CaseUpserted(
        **known, case_reference="PNX-5118391-R2HN", version=version, case=Snapshot.model_validate(facts)
    )


def test_only_an_open_request_comes_to_an_end() -> None:
    assert [state for state, onward in REQUEST_MOVES.items() if onward] == [RequestState.OPEN]
    assert [state for state, onward in MORE_TIME_MOVES.items() if onward] == [MoreTimeState.ASKED]


def test_whoever_answers_second_is_told_that_it_is_answered() -> None:
    with pytest.raises(Conflict) as refused:
        a_request().answered(ANSWER).answered(ANSWER)
    assert refused.value.code == "request-answered"


def test_an_open_request_raises_action_required_and_its_answer_lowers_it() -> None:
    case = asked_case()
    assert case.action_required
    after, _ = answering(case, a_request(), ANSWER)
    assert (after.action_required, after.open_requests) == (False, ())


def test_what_the_case_system_says_itself_stays_up_after_the_answer() -> None:
    after, _ = answering(asked_case(action_flag=True), a_request(), ANSWER)
    assert after.action_required


def test_after_the_last_answer_it_is_the_schemes_turn() -> None:
    after, _ = answering(asked_case(), a_request(), ANSWER)
    still, _ = answering(asked_case(business_file_received_date=None), a_request(), ANSWER)
    assert (after.turn, still.turn) == (Party.SCHEME, Party.BUSINESS)


def test_a_snapshot_never_undoes_what_is_asked() -> None:
    after = after_snapshot(asked_case(), snapshot(action_required=False), "Tidewell Insurance")
    assert after is not None
    assert (after.action_required, after.flagged, len(after.open_requests)) == (True, False, 1)


def test_snapshots_answers_and_closures_end_the_same_in_any_order() -> None:
    ends = set()
    closing = said("case-closed", "case-1", "tidewell", version=3, closure={"closureDate": "2026-11-17"})
    assert isinstance(closing, CaseClosed)
    acts: dict[str, Callable[[Any], Any]] = {
        "flag": lambda case: after_snapshot(case, snapshot(action_required=True), "Tidewell Insurance") or case,
        "answer": lambda case: showing(case, a_request().answered(ANSWER)),
        "close": lambda case: after_facet(case, closing) or case,
    }
    for order in permutations(acts):
        case: Any = asked_case()
        for act in order:
            case = acts[act](case)
        ends.add((case.action_required, case.flagged, case.open_requests))
    assert ends == {(True, True, ())}


def test_a_request_that_came_before_its_case_is_there_when_the_case_comes() -> None:
    early = Awaited(id="case-1", organisation_id="tidewell", open_requests=(a_short_request(),))
    case = after_snapshot(early, snapshot(1), "Tidewell Insurance")
    assert case is not None
    assert case.action_required
    assert [each.what for each in case.open_requests] == ["Notes of your calls"]


def test_what_was_asked_of_one_organisation_isnt_shown_to_the_next() -> None:
    moved = arriving(asked_case(), None, move("case-1", 9, "two", "two-a"), "Two-A")  # type: ignore[arg-type]
    assert isinstance(moved, Case)
    assert (moved.open_requests, moved.action_required) == ((), False)


def test_a_closed_case_waits_for_nothing() -> None:
    closed = asked_case(closure_date=date(2026, 11, 17), turn=None)
    assert not closed.settled().action_required
    with pytest.raises(Conflict):
        check_more_time(closed, a_request(), date(2026, 12, 1), NOON, PROFILE)


@pytest.mark.parametrize(
    ("request_", "wanted", "code"),
    [
        (a_request(), date(2026, 11, 25), "day-not-later"),
        (a_request(due=date(2026, 11, 10)), date(2026, 11, 16), "day-not-later"),
        (a_request(), date(2026, 12, 24), "day-too-late"),
        (a_request(more_time=(an_ask(),)), date(2026, 12, 1), "more-time-asked"),
        (a_request().answered(ANSWER), date(2026, 12, 1), "request-answered"),
        (a_request().withdrawn(NOON, None, ""), date(2026, 12, 1), "request-withdrawn"),
    ],
)
def test_more_time_is_refused_with_why(request_: Request, wanted: date, code: str) -> None:
    with pytest.raises(RecourseError) as refused:
        check_more_time(asked_case(), request_, wanted, NOON, PROFILE)
    assert refused.value.code == code


def test_once_refused_more_time_may_be_asked_again() -> None:
    refused = a_request(more_time=(an_ask(state=MoreTimeState.REFUSED),))
    check_more_time(asked_case(), refused, date(2026, 12, 23), NOON, PROFILE)


def test_a_grant_may_give_another_day_and_moves_the_deadline() -> None:
    after = a_request(more_time=(an_ask(),)).decided("ask-1", MoreTimeState.GRANTED, granted=date(2026, 12, 1))
    assert (after.due, after.first_due) == (date(2026, 12, 1), date(2026, 11, 25))
    assert showing(asked_case(), after).open_requests[0].due == date(2026, 12, 1)
    with pytest.raises(Conflict):
        after.decided("ask-1", MoreTimeState.REFUSED)


def test_a_last_day_off_moves_on_to_a_working_day() -> None:
    assert last_day(date(2026, 12, 25), PROFILE) == date(2026, 12, 29)  # Christmas, Boxing Day, Sunday, its substitute
    assert proposed_due(NOON, PROFILE) == date(2026, 12, 1)


def test_staff_ask_for_so_much_at_once_and_for_no_day_gone_by() -> None:
    full = a_case().with_requests(tuple(a_short_request(id=f"request-{number}") for number in range(10)))
    with pytest.raises(Conflict):
        check_may_be_asked(full, date(2026, 12, 1), NOON, PROFILE)
    with pytest.raises(Invalid):
        check_may_be_asked(a_case(), date(2026, 11, 17), NOON, PROFILE)


def facts_of(case: Case) -> Facts:
    return Facts.from_item(case.to_item())


def test_the_dashboard_counts_a_case_once_on_each_day_that_something_is_due() -> None:
    twice = a_case().with_requests((a_short_request(), a_short_request(id="request-2")))
    assert [key for name, key in marks(facts_of(twice)) if name == "deadline"] == ["2026-11-25", "2026-11-30"]
    assert [key for name, key in marks(facts_of(twice)) if name == "due"] == ["2026-11-30"]


def test_the_next_deadlines_pass_over_the_missed_one_of_the_same_case() -> None:
    late = a_case().with_requests((a_short_request(due=date(2026, 11, 12)), a_short_request(id="request-2")))
    seen = Seen(ts=1, lsn=0, etag="")
    facet = Facet.of("case-1", "tidewell", facts_of(late), seen)
    dues = next_dues([facet], date(2026, 11, 17), date(2026, 12, 1), 5)
    assert (facet.due, facet.last_due) == (date(2026, 11, 12), date(2026, 11, 30))
    assert [due.day for _, due in dues] == [date(2026, 11, 25), date(2026, 11, 30)]


def test_what_is_asked_is_found_by_its_words() -> None:
    assert {"notes", "calls"} <= set(asked_case().tokens)
    assert datetime(2026, 11, 17, 12, tzinfo=UTC) == NOON


def test_an_ask_for_more_time_is_work_until_it_is_answered_or_no_longer_matters() -> None:
    waiting = a_request(more_time=(an_ask(),))
    decided = waiting.decided("ask-1", MoreTimeState.REFUSED, decided_at=NOON, decided_by="Ruth", answer="It is due.")
    states = [more_time_asked(each.to_item()) for each in (waiting, decided, waiting.answered(ANSWER))]
    assert [work and work.state for work in states] == ["open", "done", "done"]
    assert more_time_asked(a_request().to_item()) is None
    assert states[0]
    assert "archive" not in states[0].what  # nobody's own words
