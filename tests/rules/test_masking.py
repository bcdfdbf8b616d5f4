"""What staff may see of a message."""

from __future__ import annotations

from typing import Any

import pytest

from shared.operations.masking import masked

_HIDDEN = "••••••"


@pytest.mark.parametrize(
    "shown",
    [
        {"id": "x", "caseId": "y", "userIds": ["a", "b"]},
        {"type": "notice", "kind": "case-closed", "caseReference": "PNX-1"},
        {"createdAt": "2026-11-17", "closureDate": "2026-11-17", "schemaVersion": "2"},
        {"count": 3, "priority": True, "owner": None},
    ],
)
def test_ids_codes_times_and_numbers_are_shown(shown: dict[str, Any]) -> None:
    assert masked(shown) == shown


@pytest.mark.parametrize("name", ["name", "comment", "email", "title", "facts", "anythingNew"])
def test_every_other_text_is_hidden(name: str) -> None:
    assert masked({name: "Jane Doe"}) == {name: _HIDDEN}


def test_texts_are_hidden_however_deep_they_lie() -> None:
    payload = {"cases": [{"caseId": "1", "parties": [{"name": "Jane Doe", "emails": ["j@x.example"]}]}]}
    assert masked(payload) == {"cases": [{"caseId": "1", "parties": [{"name": _HIDDEN, "emails": [_HIDDEN]}]}]}


def test_what_hides_under_a_shown_name_is_masked_all_the_same() -> None:
    assert masked({"state": {"comment": "Jane Doe"}}) == {"state": {"comment": _HIDDEN}}


def test_a_message_that_isnt_json_is_hidden_whole() -> None:
    assert masked("Jane Doe, 4 Mill Lane") == _HIDDEN
