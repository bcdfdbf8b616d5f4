"""Whether a case is hidden: the same end in every order of arrival, and no older word undoes a newer one."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.cases.model import Case
from shared.cases.store import HiddenCase
from shared.cases.suppression import Suppression, SuppressionAsk, SuppressionAskState, newest
from shared.exports.model import Export
from shared.exports.veil import may_hold_hidden, without_hidden
from shared.intake.events import CaseEvent, CaseMoved, CaseSuppressed
from shared.intake.standing import Awaited, after_facet, arriving
from shared.kernel.errors import Conflict
from shared.suppression.model import check_changes
from shared.suppression.work import suppression_asked
from tests.contracts.intake.histories import move, said
from tests.sample_cases import NOON, a_case


class Word(NamedTuple):
    """What the case system said: how many minutes after noon, which version, and what."""

    minute: int
    version: int
    suppressed: bool


def heard(start: Suppression, words: tuple[Word, ...]) -> Suppression:
    for word in words:
        start = start.said(word.suppressed, word.version, NOON + timedelta(minutes=word.minute))
    return start


def event(version: int, minute: int, suppressed: bool) -> CaseSuppressed:
    at = NOON + timedelta(minutes=minute)
    made: CaseEvent = said("case-suppressed", "case-1", "tidewell", version=version, at=at, suppressed=suppressed)
    assert isinstance(made, CaseSuppressed)
    return made


def decided(case: Case, suppressed: bool, minute: int) -> Case:
    now = NOON + timedelta(minutes=minute)
    return case.model_copy(update=case.suppression.decided(suppressed, now).fields).hidden_since(case, now)


def test_what_was_said_before_a_decision_and_comes_after_it_undoes_nothing() -> None:
    hidden = decided(a_case(), True, minute=10)
    late = after_facet(hidden, event(version=5, minute=9, suppressed=False))
    assert isinstance(late, Case)
    assert (late.suppressed, late.suppression_version) == (True, 5)


def test_what_is_said_after_a_decision_overrules_it() -> None:
    hidden = decided(a_case(), True, minute=10)
    shown = after_facet(hidden, event(version=1, minute=11, suppressed=False))
    assert isinstance(shown, Case)
    assert not shown.suppressed


def test_a_decision_overrules_what_was_known_even_where_its_clock_is_ahead() -> None:
    ahead = after_facet(a_case(), event(version=1, minute=30, suppressed=True))
    assert isinstance(ahead, Case)
    shown = decided(ahead, False, minute=10)
    assert not shown.suppressed
    assert after_facet(shown, event(version=1, minute=30, suppressed=True)) is None


@given(
    facts=st.lists(st.booleans(), min_size=1, max_size=4),
    decision=st.tuples(st.integers(0, 40), st.booleans()),
)
def test_every_order_of_arrival_ends_the_same(facts: list[bool], decision: tuple[int, bool]) -> None:
    minute, suppressed = decision
    words = [Word(10 * place, place, fact) for place, fact in enumerate(facts, start=1)]
    ends = set()
    for order in permutations(words):
        for place in range(len(order) + 1):
            if any(word.minute > minute for word in order[:place]):
                continue  # nobody hears before the decision what is said after it
            before = heard(Suppression(), order[:place])
            ends.add(heard(before.decided(suppressed, NOON + timedelta(minutes=minute)), order[place:]))
    assert len(ends) == 1


@given(left=st.lists(st.booleans(), max_size=3), right=st.lists(st.booleans(), max_size=3), minute=st.integers(0, 40))
def test_two_places_join_the_same_way_round_and_round(left: list[bool], right: list[bool], minute: int) -> None:
    """Odd versions are heard at one place, even ones at the other, where staff decide."""
    here = heard(Suppression(), tuple(Word(10 * n, 2 * n + 1, each) for n, each in enumerate(left)))
    there = heard(Suppression(), tuple(Word(10 * n + 5, 2 * n + 2, each) for n, each in enumerate(right)))
    there = there.decided(True, NOON + timedelta(minutes=minute))
    assert newest(here, there) == newest(there, here)
    assert newest(newest(here, there), there) == newest(here, there)


def test_a_case_that_moves_away_stays_hidden() -> None:
    going = move("case-1", 7, "harrow", "harrow-pensions", home="tidewell")
    assert isinstance(going, CaseMoved)
    arrived = arriving(decided(a_case(), True, minute=1), None, going, "Harrow Pensions")
    assert isinstance(arrived, Case)
    assert arrived.suppressed
    early = Awaited(id="case-1", organisation_id="harrow", suppressed=True, suppression_version=9)
    known = arriving(decided(a_case(), False, minute=1), early, going, "Harrow Pensions")
    assert isinstance(known, Case)
    assert (known.suppressed, known.suppression_version) == (False, 9)


def test_hiding_what_is_hidden_is_refused_and_so_is_showing_what_is_seen() -> None:
    with pytest.raises(Conflict, match="hidden already"):
        check_changes(decided(a_case(), True, minute=1), suppressed=True)
    with pytest.raises(Conflict, match="visible already"):
        check_changes(a_case(), suppressed=False)


@pytest.mark.parametrize("answer", [SuppressionAskState.GRANTED, SuppressionAskState.DECLINED])
def test_an_ask_is_answered_once(answer: SuppressionAskState) -> None:
    ask = SuppressionAsk().decided(answer, NOON, "Ruth Adeyemi", "Because.")
    with pytest.raises(Conflict, match=f"{answer} already"):
        ask.decided(SuppressionAskState.GRANTED, NOON, "Ruth Adeyemi", "")


@pytest.mark.parametrize(("state", "work"), [("asked", "open"), ("granted", "done"), ("declined", "done")])
def test_an_ask_is_work_until_it_is_answered(state: str, work: str) -> None:
    item: dict[str, Any] = {
        "id": "update-1",
        "organisationId": "tidewell",
        "caseReference": "PNX-5118391-R2HN",
        "at": "2026-11-17T12:00:00Z",
        "suppression": {"state": state},
    }
    found = suppression_asked(item)
    assert found
    assert (found.state, found.queue) == (work, "casework")
    assert suppression_asked({**item, "suppression": None}) is None


def an_export(**wanted: Any) -> Export:
    facts = {
        "id": "export-1",
        "organisationId": "tidewell",
        "userId": "tom",
        "businessIds": ["tidewell-insurance"],
        "name": "Cases",
        "wanted": wanted,
        "asOf": NOON,
        "total": 2,
        "requestedAt": NOON,
        "expiresAt": NOON + timedelta(days=7),
        "ttl": 1,
    }
    return Export.model_validate(facts)


@pytest.mark.parametrize(
    ("references", "business_id", "minutes", "may"),
    [
        ((), "tidewell-insurance", 1, True),
        ((), "tidewell-insurance", -1, False),  # hidden before: it isn't in the file
        ((), "tidewell-pets", 1, False),
        (("pnx 5118391 r2hn",), "tidewell-insurance", 1, True),
        (("PNX-1111111-AAAA",), "tidewell-insurance", 1, False),
    ],
)
def test_a_file_that_may_hold_a_hidden_case_is_kept_back(
    references: tuple[str, ...], business_id: str, minutes: int, may: bool
) -> None:
    since = NOON + timedelta(minutes=minutes)
    hidden = [HiddenCase(case_reference="PNX-5118391-R2HN", business_id=business_id, suppressed_at=since)]
    assert may_hold_hidden(an_export(references=references), hidden) is may


def test_what_was_ticked_is_listed_without_the_hidden_ones() -> None:
    hidden = [HiddenCase(case_reference="PNX-5118391-R2HN", business_id="tidewell-insurance")]
    export = an_export(references=("pnx-5118391-r2hn", "PNX-1111111-AAAA"))
    assert without_hidden(export, hidden).wanted.references == ("PNX-1111111-AAAA",)
    assert without_hidden(export, []) is export
