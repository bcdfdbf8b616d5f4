"""A list of people from a spreadsheet: what is read of it, and what each wrong line says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.administration.inviting import Newcomer
from shared.administration.lists import MOST_ROWS, Row, read_list
from shared.kernel.errors import Invalid
from shared.kernel.principal import Role
from shared.organisations.model import Business, Organisation

FIRM = Organisation(
    id="firm",
    organisation_id="firm",
    name="Firm",
    email_domains=("firm.example",),
    businesses=(Business(id="bank", name="Firm Bank"), Business(id="cars", name="Motor, Marine and More")),
)
HEADING = "name,email,roles,businesses\n"


def rows(text: str) -> list[Row]:
    return read_list(text, FIRM)


def test_a_list_is_read_whichever_way_a_spreadsheet_saved_it() -> None:
    expected = Newcomer(
        name="Ann Lee", email="ann@firm.example", roles=(Role.CASEWORKER, Role.SUPERVISOR), business_ids=("bank",)
    )
    for text in (
        HEADING + 'Ann Lee,ann@firm.example,"caseworker, supervisor",bank\n',
        "\ufeffName;Email;Roles;Businesses\r\nAnn Lee;ann@firm.example;Caseworker|SUPERVISOR;firm bank\r\n",
        "email\troles\tname\tbusinesses\tteam\nann@firm.example\tcaseworker;supervisor\tAnn Lee\tBank\tB\n",
        "\n" + HEADING + "\n" + "Ann Lee , ann@firm.example , caseworker+supervisor+caseworker , Firm Bank;bank\n,,,\n",
    ):
        [row] = rows(text)
        assert (row.newcomer, row.problem) == (expected, ""), text


def test_all_stands_for_every_business_and_a_name_may_have_a_comma() -> None:
    [every, one] = rows(
        HEADING + 'A,a@firm.example,caseworker,ALL\nB,b@firm.example,caseworker,"Motor, Marine and More"'
    )
    found = [row.newcomer.business_ids for row in (every, one) if row.newcomer]
    assert found == [("bank", "cars"), ("cars",)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Ann,ann@firm.example,manager,bank", "“manager” is no role"),
        ("Ann,ann@firm.example,caseworker,Other Bank", "“Other Bank” is none of your businesses"),
        ("Ann,ann at firm,caseworker,bank", "isn't an email address"),
        (",ann@firm.example,caseworker,bank", "name is missing"),
        ("Ann,ann@firm.example", ""),  # no role: the rules of inviting say so
    ],
)
def test_a_wrong_line_says_what_is_wrong_with_it(line: str, said: str) -> None:
    [good, bad] = rows(f"{HEADING}Bea,bea@firm.example,caseworker,bank\n{line}\n")
    assert good.newcomer
    assert said in bad.problem
    assert (bad.newcomer is None) == bool(said)
    assert (good.line, bad.line) == (2, 3)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The list is empty"),
        ("  \n\n", "The list is empty"),
        ("name,email\nAnn,ann@firm.example", "lacks roles, businesses"),
        (HEADING + '"Ann,ann@firm.example,caseworker,bank\n', "quotation mark"),
    ],
)
def test_what_is_no_list_says_what_it_lacks(text: str, said: str) -> None:
    with pytest.raises(Invalid) as refused:
        rows(text)
    assert refused.value.code == "list-unreadable"
    assert said in refused.value.message


def test_a_list_has_its_limit() -> None:
    line = "Ann,ann@firm.example,caseworker,bank\n"
    assert len(rows(HEADING + MOST_ROWS * line)) == MOST_ROWS
    with pytest.raises(Invalid) as refused:
        rows(HEADING + (MOST_ROWS + 1) * line)
    assert refused.value.code == "list-too-long"


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_in_our_own_words(text: str) -> None:
    for candidate in (text, HEADING + text):
        try:
            rows(candidate)
        except Invalid as refused:
            assert refused.code in {"list-unreadable", "list-too-long"}  # noqa: PT017  raising at all is optional
