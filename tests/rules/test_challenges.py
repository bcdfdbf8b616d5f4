"""What may be challenged as wrongly recorded, until which moment, and what becomes of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from shared.cases.challengeable import challengeable, windows
from shared.cases.fields import STORED
from shared.cases.model import Case
from shared.challenges import telling
from shared.challenges.model import Challenge, NewChallenge, challenge_id
from shared.challenges.rules import check_challenge
from shared.challenges.states import ANSWERS, CHALLENGE_MOVES, ChallengeState
from shared.challenges.waiting import waiting_challenge
from shared.kernel.errors import Conflict, RecourseError
from shared.schemes.casework import Challenges, ChallengeWindow
from shared.schemes.profile import available, load
from tests.sample_cases import NOON, a_case

PROFILE = load("financial")
_BEYOND_THE_GLOSSARY = {"outcomeChange"}


def a_challenge(**changes: Any) -> Challenge:
    facts = {
        "id": challenge_id("case-1", "eventDate", 0),
        "organisation_id": "tidewell",
        "business_id": "tidewell-insurance",
        "case_id": "case-1",
        "case_reference": "PNX-5118391-R2HN",
        "at": NOON,
        "field": "eventDate",
        "label": "Event date",
        "window": ChallengeWindow.SET_UP,
        "recorded": "2026-03-01",
        "claimed": "2026-02-01",
        "evidence": "Our letter says so.",
        "by_id": "aisha",
        "by": "Aisha Rahman",
    }
    return Challenge.model_validate(facts | changes)


def claim(field: str = "eventDate", claimed: str | None = "2026-02-01", **changes: Any) -> NewChallenge:
    return NewChallenge(
        field=field, claimed=claimed, evidence=changes.pop("evidence", "Our letter says so."), **changes
    )


def refusal(case: Case, new: NewChallenge, *earlier: Challenge, now: datetime = NOON) -> RecourseError:
    with pytest.raises(RecourseError) as refused:
        check_challenge(case, new, earlier, now, PROFILE)
    return refused.value


@pytest.mark.parametrize("name", available())
def test_what_a_scheme_lets_be_challenged_are_stored_fields_of_a_case(name: str) -> None:
    known = {field.name for field in STORED} | _BEYOND_THE_GLOSSARY
    assert set(load(name).challenges.windows) <= known
    assert challengeable(a_case(), load(name))


def test_no_field_may_be_challenged_in_both_windows() -> None:
    with pytest.raises(ValueError, match="in both windows: \\['eventDate'\\]"):
        Challenges(set_up=("eventDate",), closing=("eventDate",), evidence_max=1, most_documents=1)


def test_what_is_recorded_is_told_as_it_stands_on_the_case() -> None:
    case = a_case(event_date=date(2026, 3, 1), no_final_response_flag=True, outcome_change=False, trading_name=None)
    said = {field.name: field.recorded for field in challengeable(case, PROFILE)}
    assert said["eventDate"] == "2026-03-01"
    assert said["noFinalResponseFlag"] == "Yes"
    assert said["outcomeChange"] == "No change"
    assert said["tradingName"] is None


def test_set_up_may_be_challenged_up_to_the_last_minute_of_the_fourteenth_day_in_london() -> None:
    case = a_case(moved_to_investigation_date=date(2026, 10, 16), event_date=None)  # the clocks go back in between
    last = datetime(2026, 10, 30, 23, 59, tzinfo=UTC)
    assert check_challenge(case, claim(), (), last, PROFILE).name == "eventDate"
    ended = refusal(case, claim(), now=datetime(2026, 10, 30, 23, 59, 1, tzinfo=UTC))
    assert ended.code == "challenge-ended"
    assert ended.details["ended_on"] == "2026-10-30"
    assert "until 30 October 2026 at 23:59, UK time" in ended.message


def test_in_summer_the_last_moment_is_an_hour_earlier_by_the_worlds_clock() -> None:
    case = a_case(moved_to_investigation_date=date(2026, 6, 1))
    found = windows(case, NOON, PROFILE)[ChallengeWindow.SET_UP]
    assert found is not None
    assert (found.last_day, found.ends_at) == (date(2026, 6, 15), datetime(2026, 6, 15, 22, 59, tzinfo=UTC))


def test_closing_data_opens_with_the_closure_letter_and_not_with_the_closure() -> None:
    closed = a_case(closure_date=date(2026, 11, 12), closure_outcome="Change in outcome", outcome_change=True)
    new = claim("outcomeChange", "No change")
    assert refusal(closed, new).code == "challenge-not-yet"
    sent = closed.model_copy(update={"closure_letter_date": date(2026, 11, 14)})
    assert check_challenge(sent, new, (), NOON, PROFILE).recorded == "Change"


def test_before_it_is_chargeable_set_up_cant_be_challenged_and_the_refusal_says_when_it_can() -> None:
    refused = refusal(a_case(moved_to_investigation_date=None), claim())
    assert (refused.code, "become chargeable" in refused.message) == ("challenge-not-yet", True)


@pytest.mark.parametrize(
    ("field", "claimed", "code"),
    [
        ("caseOwner", "Somebody", "field-not-challengeable"),
        ("businessFileRequiredBy", "2026-12-01", "field-not-challengeable"),
        ("eventDate", "last spring", "claimed-not-a-date"),
        ("eventDate", "2026-02-30", "claimed-not-a-date"),
        ("eventDate", "20260201", "claimed-not-a-date"),
        ("eventDate", "2026-03-01", "claimed-as-recorded"),
        ("productType", "Spaceship", "claimed-not-offered"),
        ("noFinalResponseFlag", "maybe", "claimed-not-offered"),
        ("complaintIssue", None, "claimed-blank"),
        ("tradingName", None, "claimed-as-recorded"),
    ],
)
def test_a_claim_must_fit_its_field_and_differ_from_what_is_recorded(
    field: str, claimed: str | None, code: str
) -> None:
    case = a_case(event_date=date(2026, 3, 1), trading_name=None)
    assert refusal(case, claim(field, claimed)).code == code


def test_a_claim_may_be_that_nothing_should_be_recorded() -> None:
    case = a_case(professional_representative="Claims & Co")
    assert check_challenge(case, claim("professionalRepresentative", None), (), NOON, PROFILE).recorded == "Claims & Co"


def test_evidence_and_documents_have_their_limits() -> None:
    rules = PROFILE.challenges
    assert refusal(a_case(), claim(evidence="x" * (rules.evidence_max + 1))).code == "evidence-too-long"
    many = tuple(str(number) for number in range(rules.most_documents + 1))
    assert refusal(a_case(), claim(document_ids=many)).code == "too-many-documents"


def test_one_challenge_of_a_field_waits_at_a_time() -> None:
    waiting = a_challenge()
    assert "Aisha Rahman challenged this on" in refusal(a_case(), claim(), waiting).message
    declined = waiting.ended(ChallengeState.DECLINED, NOON, "Ruth Calder", "It is right.")
    assert check_challenge(a_case(), claim(), (declined,), NOON, PROFILE).name == "eventDate"
    assert check_challenge(a_case(), claim("tradingName", "Tidewell Now"), (waiting,), NOON, PROFILE)


def test_only_an_open_challenge_comes_to_an_end() -> None:
    assert [state for state, onward in CHALLENGE_MOVES.items() if onward] == [ChallengeState.OPEN]
    assert set(CHALLENGE_MOVES) == set(ChallengeState)
    answered = a_challenge().ended(ChallengeState.UPHELD, NOON, "Ruth Calder", "Corrected.")
    with pytest.raises(Conflict) as refused:
        answered.ended(ChallengeState.WITHDRAWN, NOON, "Aisha Rahman")
    assert refused.value.code == "challenge-answered"
    gone = a_challenge().ended(ChallengeState.WITHDRAWN, NOON, "Aisha Rahman")
    with pytest.raises(Conflict) as refused:
        gone.ended(ChallengeState.DECLINED, NOON, "Ruth Calder", "No.")
    assert refused.value.code == "challenge-withdrawn"


def test_it_is_work_for_staff_until_it_ends_and_names_nobody() -> None:
    waiting = a_challenge(recorded="Claims & Co", claimed="Other & Co", evidence="Mrs Smith wrote.")
    work = waiting_challenge(waiting.to_item())
    assert (work.state, work.queue, work.case_reference) == ("open", "casework", "PNX-5118391-R2HN")
    assert work.what == "“Event date” is challenged"
    for state in ANSWERS | {ChallengeState.WITHDRAWN}:
        assert waiting_challenge(waiting.ended(state, NOON, "Ruth Calder").to_item()).state == "done"


def test_whoever_sent_it_and_whoever_owns_the_case_hear_the_answer_once_each() -> None:
    answered = a_challenge().ended(ChallengeState.UPHELD_IN_PART, NOON, "Ruth Calder", "The month is right.")
    owned = a_case(business_case_owner_id="omar")
    assert _told_to(owned, answered) == ["aisha", "omar"]
    assert _told_to(a_case(business_case_owner_id="aisha"), answered) == ["aisha"]
    assert _told_to(owned.model_copy(update={"suppressed": True}), answered) is None


def test_what_goes_into_one_batch_has_names_of_its_own() -> None:
    answered = a_challenge().ended(ChallengeState.UPHELD, NOON, "Ruth Calder", "Corrected.")
    for operations in (telling.made(answered), telling.withdrawn(answered), telling.answered(a_case(), answered)):
        names = [operation[1][0]["id"] for operation in operations]
        assert len(set(names)) == len(names)


def test_the_timeline_tells_dates_as_people_say_them() -> None:
    line = telling.made(a_challenge(claimed=None))[0][1][0]
    assert line["text"] == "challenged “Event date”: 1 March 2026 is recorded, nothing claimed"
    assert line["details"] == "Our letter says so."


def _told_to(case: Case, answered: Challenge) -> list[str] | None:
    bodies = [operation[1][0].get("body", {}) for operation in telling.answered(case, answered)]
    return next(
        (body["userIds"] for body in bodies if body.get("kind") == "challenge-answered" and "userIds" in body), None
    )
