"""A ticket's life, and when it is forgotten: pure rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.helpdesk.model import SCREENSHOTS, Message, Origin, Side, Ticket, Topic, files_of
from shared.helpdesk.states import MOVES, Act, TicketState, after
from shared.helpdesk.work import ticket_work
from shared.kernel.errors import Conflict
from shared.schemes.profile import available, load
from shared.uploads.model import UploadFile

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
KEPT = timedelta(days=120)


def a_message(side: Side = Side.PERSON, at: datetime = NOW) -> Message:
    return Message(id="m", at=at, side=side, by="Priya Nair", text="The list stays empty.")


def a_ticket(**facts: Any) -> Ticket:
    told = {
        "id": "t",
        "organisation_id": "brackenhall",
        "number": "T-7K3F-9QX2",
        "topic": Topic.FAULT,
        "user_id": "priya",
        "name": "Priya Nair",
        "email": "priya.nair@brackenhall.example",
        "affected": "priya.nair@brackenhall.example",
        "origin": Origin(browser="Firefox", address="192.0.2.1", page="/cases"),
        "at": NOW,
        "changed_at": NOW,
        "messages": (a_message(),),
    }
    return Ticket(**(told | facts))


def a_file(name: str = "s.png") -> UploadFile:
    return UploadFile(id=name, name=name, extension="png", size=1, sha256="0" * 64, since=NOW)


def test_every_state_can_be_left_and_resolved_ones_only_by_reopening() -> None:
    for state in TicketState:
        acts = {act for act, moves in MOVES.items() if state in moves}
        assert acts == ({Act.REOPEN} if state is TicketState.RESOLVED else {Act.ADD, Act.ANSWER, Act.RESOLVE})


def test_an_answer_waits_for_the_person_and_a_word_of_theirs_for_the_helpdesk() -> None:
    answered = a_ticket().said(Act.ANSWER, a_message(Side.HELPDESK))
    assert answered.state is TicketState.WAITING
    assert answered.said(Act.ADD, a_message()).state is TicketState.OPEN


def test_what_is_resolved_takes_no_more_words_and_says_what_to_do() -> None:
    with pytest.raises(Conflict, match="Reopen it first") as refused:
        a_ticket().resolved(NOW, KEPT).said(Act.ADD, a_message())
    assert refused.value.code == "ticket-resolved"
    with pytest.raises(Conflict) as nothing:
        after(Act.REOPEN, TicketState.WAITING)
    assert nothing.value.code == "ticket-not-resolved"


def test_a_ticket_isnt_endless() -> None:
    full = a_ticket(messages=(a_message(),) * 100)
    with pytest.raises(Conflict, match="Open another one"):
        full.said(Act.ADD, a_message())
    with pytest.raises(Conflict, match="Open another one"):
        a_ticket(files=tuple(a_file(str(n)) for n in range(18))).said(
            Act.ADD, a_message(), (a_file("x"), a_file("y"), a_file("z"))
        )


@pytest.mark.parametrize("scheme", available())
def test_each_scheme_keeps_a_resolved_ticket_for_120_days(scheme: str) -> None:
    assert load(scheme).retention.ticket_days == 120


def test_reopening_stops_the_clock() -> None:
    reopened = a_ticket().resolved(NOW, KEPT).said(Act.REOPEN, a_message())
    assert (reopened.state, reopened.forget_at) == (TicketState.REOPENED, None)
    assert reopened.written(NOW).ttl == -1


@given(st.lists(st.timedeltas(timedelta(0), timedelta(days=119)), max_size=6))
def test_later_writes_never_put_the_end_off(waits: list[timedelta]) -> None:
    """TTL counts from the last write, and a scan's verdict may be written long after the ticket was resolved."""
    ticket = a_ticket(files=(a_file(),)).resolved(NOW, KEPT)
    for wait in sorted(waits):
        now = NOW + wait
        end = now + timedelta(seconds=ticket.written(now).ttl)
        assert NOW + KEPT <= end < NOW + KEPT + timedelta(seconds=1)


def test_a_write_after_the_end_keeps_it_no_longer_than_a_second() -> None:
    assert a_ticket().resolved(NOW, KEPT).written(NOW + KEPT + timedelta(days=3)).ttl == 1


def test_what_names_the_files_outlives_the_ticket_and_forgets_its_end_with_it() -> None:
    ticket = a_ticket(files=(a_file(),))
    resolved = ticket.resolved(NOW, KEPT)
    assert files_of(ticket).remove_at is None
    remove_at = files_of(resolved).remove_at
    assert remove_at
    assert NOW + KEPT < remove_at <= NOW + KEPT + timedelta(hours=1)
    assert files_of(resolved.said(Act.REOPEN, a_message())).remove_at is None


def test_a_screenshots_blob_cant_be_taken_for_a_file_of_a_case() -> None:
    name = SCREENSHOTS.name("brackenhall", "t", "f")
    assert SCREENSHOTS.has(name)
    assert not SCREENSHOTS.has("brackenhall/u/f")
    assert SCREENSHOTS.parts(name) == ("brackenhall", "t", "f")


def test_it_is_the_helpdesks_work_while_it_waits_for_them_and_names_nobody() -> None:
    work = ticket_work(a_ticket().to_item())
    assert (work.state, work.what) == ("open", "T-7K3F-9QX2: Something doesn't work")
    assert ticket_work(a_ticket(state=TicketState.WAITING).to_item()).state == "done"
    assert ticket_work(a_ticket(state=TicketState.REOPENED).to_item()).state == "open"
