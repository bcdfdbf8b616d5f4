"""The words of every kind of notification."""

from __future__ import annotations

import pytest

from shared.notifications.catalogue import CATALOGUE
from shared.notifications.kinds import Delivery, Gathering, Kind, KindRules, names_in

each_kind = pytest.mark.parametrize("rules", CATALOGUE.values(), ids=CATALOGUE)


def test_every_kind_has_its_words() -> None:
    assert set(CATALOGUE) == set(Kind)


@each_kind
def test_an_email_can_name_nothing_but_the_case_and_a_number(rules: KindRules) -> None:
    assert names_in(rules.email, rules.email_many) <= {"caseReference", "count"}


@each_kind
def test_gathered_ones_are_told_by_their_number(rules: KindRules) -> None:
    shared = {"viewName"} if rules.gathering is Gathering.VIEW else set()  # all that are gathered have it in common
    assert names_in(rules.many) == {"count", *shared}
    assert "count" in names_in(rules.email_many)


@each_kind
def test_a_link_stays_inside_the_portal(rules: KindRules) -> None:
    assert rules.link.startswith("/")
    assert rules.link_of_many.startswith("/")
    assert names_in(rules.link, rules.link_of_many) <= {"caseReference", *rules.needed_facts}


@each_kind
def test_the_default_is_one_of_the_choices(rules: KindRules) -> None:
    assert rules.by_default in rules.choices


def test_only_messages_cant_be_switched_off() -> None:
    assert [kind for kind, rules in CATALOGUE.items() if Delivery.NEVER not in rules.choices] == [Kind.MESSAGE_RECEIVED]
