from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.cases.search import reference_key, terms, tokens
from shared.kernel.errors import Invalid

CASE = tokens(
    ["PNX-5118391-R2HN", "Tidewell Insurance", "77-40871", "José O'Brien", "tom.achebe@tidewell.example"],
    [date(2026, 11, 9), None],
)


def found(query: str) -> bool:
    return all(any(token.startswith(term) for token in CASE) for term in terms(query))


@pytest.mark.parametrize(
    "query",
    [
        "PNX-5118391-R2HN",
        "pnx 5118391 r2hn",
        "pnx5118391r2hn",
        "5118391-R2",
        "R2HN",
        "tide",
        "insurance TIDEWELL",
        "77-40871",
        "40871",
        "jose",
        "JOSÉ o'brien",
        "OBrien",
        "achebe",
        "tom.achebe@tidewell",
        "2026-11-09",
        "9/11/2026",
        "09.11.2026",
        "9 November 2026",
        "9th nov 2026",
        "nov 2026",
        "",
        " - ",
    ],
)
def test_a_case_is_found_by(query: str) -> None:
    assert found(query)


@pytest.mark.parametrize(
    "query", ["118391", "PNX-5118391-R2HM", "tidewell life", "nsurance", "10 nov 2026", "dec 2026"]
)
def test_a_case_is_not_found_by(query: str) -> None:
    assert not found(query)


@pytest.mark.parametrize(
    "spelling", ["PNX-5118391-R2HN", "pnx5118391r2hn", " PNX 5118391 R2HN ", "pnx-5118391\u2013r2hn"]
)
def test_references_are_one_whatever_the_spelling(spelling: str) -> None:
    assert reference_key(spelling) == "pnx5118391r2hn"


@pytest.mark.parametrize("query", ["a" * 101, "a b c d e f g h i"])
def test_a_search_that_asks_too_much_is_refused(query: str) -> None:
    with pytest.raises(Invalid, match="Search for up to"):
        terms(query)


@given(st.text(st.characters(exclude_categories=["Nd", "Cs"]), max_size=40))  # digits may read as dates
def test_any_text_is_found_by_its_own_words(text: str) -> None:
    stored = tokens([text])
    for word in text.split():
        assert all(any(token.startswith(term) for token in stored) for term in terms(word))
