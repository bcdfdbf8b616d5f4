"""What staff put on a case: which outcomes can be right, what was written both ways, and that all of it is told."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from shared.clients.cosmos import Operation
from shared.handback.model import QUEUE as PORTAL_UPDATES
from shared.intake.events import MessageFact, OutcomeFact
from shared.kernel.errors import Invalid, NotFound
from shared.publishing.facts import posting, recording
from shared.publishing.messages import NewMessage, find_update
from shared.publishing.outcomes import NewOutcome, check_outcome, sent_at
from shared.publishing.queries import conversation
from shared.schemes.casework import Party
from shared.schemes.profile import load
from shared.schemes.vocabulary import OutcomeKind
from tests.sample_cases import NOON, a_case

PROFILE = load("financial")
TODAY = NOON.date()


def an_outcome(**changes: Any) -> NewOutcome:
    plain = {"kind": "view", "result": "View: uphold", "change": True, "on": TODAY}
    return NewOutcome.model_validate({**plain, **changes}, by_name=True)


def items(operations: list[Operation]) -> list[dict[str, Any]]:
    return [operation[1][0] for operation in operations]


def bodies(operations: list[Operation]) -> list[dict[str, Any]]:
    return [item["body"] for item in items(operations) if item.get("type") == "outbox"]


def outcome_fact(**changes: Any) -> OutcomeFact:
    return OutcomeFact(id="outcome-1", outcome="view", result="View: uphold", by_party=Party.SCHEME, **changes)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"result": "Final decision: uphold"}, "outcome-not-known"),
        ({"result": "Whatever"}, "outcome-not-known"),
        ({"by_party": "business"}, "outcome-is-the-schemes"),
        ({"change": None}, "change-missing"),
        ({"on": date(2026, 11, 18)}, "outcome-in-future"),
        ({"on": date(2026, 10, 25)}, "outcome-before-enquiry"),
        ({"answer_by": date(2026, 11, 16)}, "answer-by-too-early"),
    ],
)
def test_an_outcome_that_cant_be_right_is_refused_at_its_field(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Invalid) as wrong:
        check_outcome(an_outcome(**changes), a_case(), NOON, PROFILE)
    assert wrong.value.code == code
    [mistake] = wrong.value.details["errors"]
    assert mistake["place"].startswith("body.")


def test_an_offer_needs_not_say_whether_it_changes_anything() -> None:
    offer = an_outcome(kind="offer", result="Business offer", change=None, by_party="business")
    check_outcome(offer, a_case(), NOON, PROFILE)


def test_today_is_the_schemes_day() -> None:
    late = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)  # half past midnight in London
    check_outcome(an_outcome(on=date(2026, 6, 2)), a_case(enquiry_date=date(2026, 1, 2)), late, PROFILE)


def test_a_day_before_today_stands_for_its_midday_in_summer_as_in_winter() -> None:
    assert sent_at(date(2026, 7, 1), NOON, PROFILE) == datetime(2026, 7, 1, 11, tzinfo=UTC)
    assert sent_at(date(2026, 11, 2), NOON, PROFILE) == datetime(2026, 11, 2, 12, tzinfo=UTC)
    assert sent_at(TODAY, NOON, PROFILE) == NOON


@pytest.mark.parametrize("scheme", ["financial", "energy", "housing"])
def test_every_outcome_of_a_scheme_can_be_recorded(scheme: str) -> None:
    profile = load(scheme)
    for each in profile.vocabulary.outcomes:
        check_outcome(an_outcome(kind=each.kind, result=each.name), a_case(), NOON, profile)
    assert {each.kind for each in profile.vocabulary.outcomes} <= set(OutcomeKind)


def test_the_owner_and_the_case_system_hear_of_an_outcome() -> None:
    notice, told = bodies(recording(a_case(), outcome_fact(change=True), NOON, "Ruth Calder", NOON))
    assert (notice["kind"], notice["userIds"], notice["also"]) == ("outcome-recorded", [], [])
    assert (told["kind"], told["outcomeId"], told["change"], told["by"]) == (
        "outcome-recorded",
        "outcome-1",
        True,
        "Ruth Calder",
    )


def test_whose_update_is_answered_hears_of_it_beside_the_owner() -> None:
    message = MessageFact(id="m-1", sender="Ruth Calder", text="It is.", answers="update-1")
    operations = posting(a_case(), message, "priya", NOON)
    notice, told = bodies(operations)
    assert (notice["kind"], notice["userIds"], notice["also"]) == ("message-received", [], ["priya"])
    assert (told["kind"], told["messageId"], told["answers"]) == ("message-posted", "m-1", "update-1")
    [line] = [item for item in items(operations) if item.get("type") == "event"]
    assert (line["text"], line["details"]) == ("answered an update", "It is.")


def test_of_a_hidden_case_the_case_system_alone_hears() -> None:
    message = MessageFact(id="m-1", sender="Ruth Calder", text="It is.")
    operations = posting(a_case(suppressed=True), message, None, NOON)
    queues = [item["queue"] for item in items(operations) if item.get("type") == "outbox"]
    assert queues == [PORTAL_UPDATES]


def test_every_id_of_a_fact_follows_from_it_and_no_two_are_the_same() -> None:
    message = MessageFact(id="m-1", sender="Ruth Calder", text="It is.")
    one, other = (
        [item["id"] for item in items(posting(a_case(), message, None, now))] for now in (NOON, NOON.replace(hour=13))
    )
    assert one == other
    assert len(set(one)) == len(one)


def test_what_was_written_is_newest_first_and_says_which_updates_have_an_answer() -> None:
    updates = [
        {"type": "update", "id": f"u-{number}", "at": NOON.replace(hour=number), "senderName": "Priya Nair"}
        | {"reasonLabel": "Other", "comment": "For all.", "caseComment": "For this one." if number == 9 else ""}
        for number in (8, 9)
    ]
    message = {"type": "message", "id": "m-1", "at": NOON, "sender": "Ruth Calder", "text": "It is.", "answers": "u-9"}
    said = conversation([*updates, message, {"type": "publication"}])
    assert [(each.id, each.side, each.answered) for each in said] == [
        ("m-1", Party.SCHEME, False),
        ("u-9", Party.BUSINESS, True),
        ("u-8", Party.BUSINESS, False),
    ]
    assert said[1].text == "For all.\nFor this one."


def test_an_update_of_another_case_cant_be_answered() -> None:
    item = {"type": "update", "id": "u-1", "caseId": "case-2", "senderId": "priya"}
    with pytest.raises(NotFound):
        find_update([item], a_case(), "u-1")
    assert find_update([item | {"caseId": "case-1"}], a_case(), "u-1")["senderId"] == "priya"


@pytest.mark.parametrize("text", ["", "   ", "x" * 4001, "bell\x07"])
def test_a_message_says_something_and_not_too_much(text: str) -> None:
    with pytest.raises(ValueError, match="text"):
        NewMessage(text=text)
