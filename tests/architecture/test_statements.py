"""A statement's date is the day of its last change, and accepted terms never change after the fact."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from shared.accounts.terms import all_terms

_LEGAL = Path("web/src/features/legal")
_STATEMENTS = json.loads((_LEGAL / "statements.json").read_text("utf-8"))

# What people have accepted, by its version. A published text stays as it is: a change is a new file with a new date.
_PUBLISHED = {
    "2026-11-01": "f88182a5b2bbc7ed691607d3a859c332246f115163bfcce61ec1797fe30e78c6",
}


def fingerprint(updated: str, text: str) -> str:
    """Over date and text together, so that neither changes without the other being looked at."""
    return hashlib.sha256(f"{updated}\n{text}".encode()).hexdigest()


@pytest.mark.parametrize("name", sorted(_STATEMENTS))
def test_a_statement_that_changes_gets_a_new_date(name: str) -> None:
    statement = _STATEMENTS[name]
    text = (_LEGAL / "texts" / f"{name}.md").read_text("utf-8")
    found = fingerprint(statement["updated"], text)
    assert statement["sha256"] == found, (
        f"The {name} statement or its date changed. Set `updated` in statements.json to the day of the change, "
        f"and then `sha256` to what this test computes with that date (now: {found})."
    )


def test_each_statement_has_a_date_and_each_text_is_a_statement() -> None:
    assert {file.stem for file in (_LEGAL / "texts").glob("*.md")} == set(_STATEMENTS)
    assert all(date.fromisoformat(statement["updated"]) for statement in _STATEMENTS.values())


def test_a_change_of_the_text_alone_is_noticed() -> None:
    assert fingerprint("2026-11-27", "a") != fingerprint("2026-11-27", "b")
    assert fingerprint("2026-11-27", "a") != fingerprint("2026-11-28", "a")


def test_published_terms_stay_as_they_were_accepted() -> None:
    found = {terms.version: hashlib.sha256(terms.markdown.encode()).hexdigest() for terms in all_terms()}
    assert found == _PUBLISHED
