"""Who may see a document that its sender asked to keep confidential, and how often that is decided."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from shared.cases.confidentiality import (
    CONFIDENTIALITY_MOVES,
    Confidentiality,
    check_confidentiality_move,
    may_see,
)
from shared.confidentiality.work import confidentiality_asked
from shared.kernel.errors import Conflict
from shared.schemes.casework import Party
from tests.sample_cases import NOON

KEPT_BACK = {Confidentiality.ASKED, Confidentiality.GRANTED}


@pytest.mark.parametrize(("viewer", "sender", "state"), list(product(Party, Party, Confidentiality)))
def test_the_other_side_sees_it_unless_it_is_asked_or_granted(
    viewer: Party, sender: Party, state: Confidentiality
) -> None:
    other_side = viewer is not sender and viewer is not Party.SCHEME
    assert may_see(viewer, sender, state) is not (other_side and state in KEPT_BACK)


def test_it_is_decided_once_and_only_where_it_was_asked() -> None:
    for old, new in product(Confidentiality, Confidentiality):
        if new in CONFIDENTIALITY_MOVES[old]:
            check_confidentiality_move(old, new)
            continue
        with pytest.raises(Conflict):
            check_confidentiality_move(old, new)
    assert [old for old, moves in CONFIDENTIALITY_MOVES.items() if moves] == [Confidentiality.ASKED]


@pytest.mark.parametrize(
    ("state", "work"), [("none", None), ("asked", "open"), ("granted", "done"), ("refused", "done")]
)
def test_it_is_work_until_it_is_decided(state: str, work: str | None) -> None:
    item: dict[str, Any] = {
        "id": "document-1",
        "organisationId": "tidewell",
        "caseReference": "PNX-5118391-R2HN",
        "at": "2026-11-17T12:00:00Z",
        "confidentiality": state,
    }
    found = confidentiality_asked(item)
    assert (found.state if found else None) == work


def test_what_is_work_names_no_file() -> None:
    item = {"id": "d", "organisationId": "o", "caseReference": "r", "at": NOON, "confidentiality": "asked"}
    found = confidentiality_asked({**item, "name": "Letter from Jane Doe.pdf"})
    assert found
    assert "Jane" not in found.to_item().__repr__()
